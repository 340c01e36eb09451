#include "cli/against.h"

#include "cli/exit_code.h"
#include "cli/item_json.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>

namespace tocsin::cli {
namespace {

constexpr std::size_t most_samples = 20;

struct Hits {
    std::map<std::string, std::size_t> per_day;
    std::vector<std::string> samples;
    std::size_t all = 0;
};

void note(const Article& article, const Match& match, Hits& hits) {
    ++hits.all;
    ++hits.per_day[article.dated ? to_rfc3339(article.published).substr(0, 10) : "undated"];
    if (hits.samples.size() < most_samples) {
        hits.samples.push_back(match.severity + "\t" + article.title +
                               (article.outlet.empty() ? "" : "  (" + article.outlet + ")"));
    }
}

void print(const std::string& watchlist, const Hits& hits, std::size_t items) {
    std::cout << watchlist << ": " << hits.all << " of " << items << " items match\n";
    for (const auto& [day, number] : hits.per_day) {
        std::cout << "  " << day << "  " << number << "\n";
    }
    for (const std::string& sample : hits.samples) {
        std::cout << "  " << sample << "\n";
    }
}

}  // namespace

int match_against(const pipeline::Knowledge& knowledge, const std::string& file) {
    std::ifstream in(file);
    if (!in) {
        std::cerr << "tocsin check: cannot read " << file << "\n";
        return no_input;
    }
    std::map<std::string, Hits> hits;
    std::size_t items = 0;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        const Result<ItemLine> item = read_item(line);
        if (!item) {
            std::cerr << file << ":" << number << ": error: " << item.error().what << "\n";
            return bad_data;
        }
        ++items;
        const Time arrived = item->item.published.value_or(Time{});
        const Article article = article_of(*item, knowledge.cleaner, arrived);
        const Facts facts = knowledge.extractor.read(article.title, article.text, article.language);
        for (const Match& match : knowledge.matcher.match(article, facts)) {
            note(article, match, hits[match.watchlist]);
        }
    }
    for (const match::Watchlist& watchlist : knowledge.matcher.watchlists()) {
        print(watchlist.id, hits[watchlist.id], items);
    }
    return ok;
}

}  // namespace tocsin::cli
