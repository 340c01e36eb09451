// NEEDS match model text base
// Compares the matcher, pair by pair, with an answer worked out by testing every query on every item.
//
//   match_exam FOLDER      queries.jsonl, items.jsonl (reverse_search.h) and
//                          expected_10k.jsonl: {"id": item, "m": [ids of the queries, rising]}
#include "match/matcher.h"
#include "reverse_search.h"

#include <algorithm>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using namespace tocsin;

constexpr std::size_t queries_answered = 10000;

struct Tally {
    std::size_t items = 0, expected = 0, found = 0, missing = 0, unexpected = 0;
    std::uint64_t digest = 0;
};

void report(const std::string& item, const char* what, const std::vector<std::string>& queries) {
    for (const std::string& query : queries)
        std::printf("%s %s %s\n", item.c_str(), what, query.c_str());
}

void compare(const Article& item,
             const std::vector<std::string>& wanted,
             const std::vector<std::string>& found,
             Tally& tally) {
    std::vector<std::string> missing;
    std::vector<std::string> unexpected;
    std::set_difference(
        wanted.begin(), wanted.end(), found.begin(), found.end(), std::back_inserter(missing));
    std::set_difference(
        found.begin(), found.end(), wanted.begin(), wanted.end(), std::back_inserter(unexpected));
    tally.expected += wanted.size();
    tally.found += found.size();
    tally.missing += missing.size();
    tally.unexpected += unexpected.size();
    report(item.id, "lacks", missing);
    report(item.id, "should not have", unexpected);
}

/// With the reasons, so that whoever gathers them is examined as well; every match must have some.
std::vector<std::string> ask(const match::Matcher& matcher, const Article& item, Tally& tally) {
    std::vector<std::string> found;
    for (const Match& match : matcher.match(item, {})) {
        if (!match.matched || match.evidence.empty())
            std::printf("%s %s: no reasons given\n", item.id.c_str(), match.watchlist.c_str());
        else
            found.push_back(match.watchlist);
    }
    for (const std::uint32_t query : matcher.matching(item, {}))
        tally.digest += tally.items * 1000003 + std::uint64_t{query} * 7919 + 1;
    ++tally.items;
    return found;
}

Tally examine(const std::string& folder) {
    const match::Matcher matcher(bench::read_queries(folder + "/queries.jsonl", queries_answered));
    std::unordered_map<std::string, std::vector<std::string>> answers;
    bench::each_line(folder + "/expected_10k.jsonl", [&](const nlohmann::json& line) {
        return answers.emplace(line["id"], line["m"].get<std::vector<std::string>>()).second;
    });
    Tally tally;
    for (const Article& raw : bench::read_items(folder + "/items.jsonl")) {
        const Article item = bench::spaced(raw);
        const std::vector<std::string> found = ask(matcher, item, tally);
        compare(item, answers.at(item.id), found, tally);
    }
    return tally;
}

}  // namespace

int main(int count, char** words) try {
    if (count != 2) {
        std::fprintf(stderr, "usage: match_exam FOLDER\n");
        return 2;
    }
    const Tally tally = examine(words[1]);
    std::printf("%zu items, %zu pairs expected, %zu found, %zu missing, %zu unexpected, digest %016" PRIx64
                "\n",
                tally.items,
                tally.expected,
                tally.found,
                tally.missing,
                tally.unexpected,
                tally.digest);
    return tally.missing + tally.unexpected > 0 || tally.items == 0 ? 1 : 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "match_exam: %s\n", error.what());
    return 2;
}
