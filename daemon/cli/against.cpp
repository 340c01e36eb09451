#include "cli/against.h"

#include "cli/exit_code.h"
#include "cli/item_json.h"
#include "match/term_tally.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>

namespace tocsin::cli {
namespace {

constexpr std::size_t most_samples = 20;
constexpr std::size_t most_percent = 5;   ///< of the items: a term beyond tells little
constexpr std::size_t fewest_items = 20;  ///< of its language, or a share says nothing

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

void print_uses(const char* title, const std::vector<match::TermUse>& uses) {
    if (!uses.empty()) {
        std::cout << "  " << title << ": " << uses.size() << "\n";
    }
    for (const match::TermUse& use : uses) {
        std::cout << "    " << use.file << ":" << use.line << ":" << use.column << ": " << use.list << ": \""
                  << use.source << "\"";
        if (use.hits > 0) {
            std::cout << ": " << use.hits << " of " << use.items;
        }
        std::cout << "\n";
    }
}

/// Terms that earn nothing, and terms that tell little: of the items that see them, in their language.
void print_terms(const match::TermTally& tally) {
    std::vector<match::TermUse> unused, common;
    for (const match::TermUse& use : tally.uses()) {
        if (use.items > 0 && use.hits == 0) {
            unused.push_back(use);
        } else if (use.items >= fewest_items && use.hits * 100 > use.items * most_percent) {
            common.push_back(use);
        }
    }
    print_uses("terms found in no item", unused);
    print_uses("terms found in more than 5 % of the items", common);
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
    std::vector<match::TermTally> tallies(knowledge.matcher.watchlists().begin(),
                                          knowledge.matcher.watchlists().end());
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
        const Facts facts = knowledge.extractor.read(article);
        for (const Match& match : knowledge.matcher.match(article, facts)) {
            note(article, match, hits[match.watchlist]);
        }
        for (match::TermTally& tally : tallies) {
            tally.note(article);
        }
    }
    for (std::size_t at = 0; at < tallies.size(); ++at) {
        const std::string& id = knowledge.matcher.watchlists()[at].id;
        print(id, hits[id], items);
        print_terms(tallies[at]);
    }
    return ok;
}

}  // namespace tocsin::cli
