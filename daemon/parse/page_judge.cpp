#include "parse/page_judge.h"

#include "base/url.h"
#include "parse/page_items.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_items = 120;  ///< a sample; more of them make no list likelier
constexpr std::size_t least_items = 3;
constexpr std::size_t most_below = 4000;  ///< nodes of one item; more is a part of the page
constexpr std::size_t long_prose = 150;   ///< words: an article, not an introduction
constexpr std::size_t long_list = 12;
constexpr std::size_t most_articles = 8;  ///< that are counted in one item
constexpr double least_quality = 0.42;
constexpr double many_questions = 0.35;  ///< of the titles: more than newspapers ask

/// Sums over the items that have a title and a URL of their own.
struct Tally {
    std::size_t read = 0, items = 0, dated = 0, likely = 0, chrome = 0, side = 0, foreign = 0, asking = 0;
    std::size_t inside = 0;  ///< links like those of articles
    std::size_t own = 0;     ///< addresses that are the page's own but for query or fragment
    double words = 0, likeness = 0;
    std::set<std::string> titles;
};

/// Shares and means of a tally, 0 .. 1.
struct Measure {
    double words = 0, dated = 0, likeness = 0, distinct = 0, chrome = 0, side = 0, foreign = 0, whole = 0;
    double asking = 0;  ///< titles that are questions
    double own = 0;     ///< of the page itself
    double inside = 0;  ///< articles that one item leads to
    double even = 0;    ///< how much its items are of one kind
};

double headline_worth(std::size_t words) {
    return words > 40 ? 0.2 : std::min(static_cast<double>(words), 6.0) / 6;
}

bool is_question(std::string_view title) {
    constexpr std::array<std::string_view, 4> marks = {"?", "\uFF1F", "\u061F", "\u037E"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return title.size() > mark.size() && title.substr(title.size() - mark.size()) == mark;
    });
}

std::string_view without_query(std::string_view url) { return url.substr(0, url.find_first_of("?#")); }

/// The different addresses below one item that look like articles'.
std::size_t count_articles(const PageMap& map, const ItemExtent& extent) {
    const auto from = std::lower_bound(
        map.links.begin(), map.links.end(), extent.node, [](const PageLink& link, html::NodeId node) {
            return link.node < node;
        });
    std::set<std::string_view> urls;
    const auto more = [&](auto link) { return link != map.links.end() && link->node < extent.behind; };
    for (auto link = from; more(link) && urls.size() < most_articles; ++link) {
        if (link->likeness >= 0.5) {
            urls.insert(link->url);
        }
    }
    return urls.size();
}

void add(const PageDocument& page,
         const PageMap& map,
         const RawItem& item,
         const ItemExtent& extent,
         Tally& tally) {
    ++tally.items;
    tally.dated += item.published ? 1U : 0U;
    tally.words += headline_worth(count_words(item.title));
    const double likeness = article_likeness(item.url, page.url);
    tally.likeness += likeness;
    tally.likely += item.published || likeness >= 0.5 ? 1U : 0U;
    tally.titles.insert(item.title);
    tally.asking += is_question(item.title) ? 1U : 0U;
    tally.inside += count_articles(map, extent);
    tally.own += without_query(item.url) == without_query(page.url) ? 1U : 0U;
    tally.chrome += map.regions[extent.node] == Region::chrome ? 1U : 0U;
    tally.side += map.regions[extent.node] == Region::side ? 1U : 0U;
    tally.foreign += host_of(item.url) == host_of(page.url) ? 0U : 1U;
}

Tally read_items(const PageDocument& page,
                 const PageMap& map,
                 const ItemReader& reader,
                 Candidate& candidate) {
    Tally tally;
    for (const ItemExtent& extent : reader.items()) {
        if (is_blank(page.tree, extent)) {
            continue;
        }
        if (++tally.read > most_items || extent.behind - extent.node > most_below) {
            break;
        }
        const RawItem item = reader.read(extent);
        const bool whole = !item.title.empty() && !origin_of(item.url).empty();
        if (!whole || !candidate.urls.insert(item.url).second) {
            continue;
        }
        if (candidate.nodes.empty()) {
            candidate.proposal.first_title = item.title;
        }
        candidate.nodes.push_back(extent.node);
        add(page, map, item, extent, tally);
    }
    return tally;
}

Measure measure(const Tally& tally) {
    const double count = std::max(1.0, static_cast<double>(tally.items));
    Measure shares;
    shares.words = tally.words / count;
    shares.dated = static_cast<double>(tally.dated) / count;
    shares.likeness = tally.likeness / count;
    shares.distinct = static_cast<double>(tally.titles.size()) / count;
    shares.chrome = static_cast<double>(tally.chrome) / count;
    shares.side = static_cast<double>(tally.side) / count;
    shares.foreign = static_cast<double>(tally.foreign) / count;
    shares.asking = static_cast<double>(tally.asking) / count;
    shares.own = static_cast<double>(tally.own) / count;
    shares.inside = static_cast<double>(tally.inside) / count;
    shares.whole = count / static_cast<double>(std::max<std::size_t>(tally.read, 1));
    const double likely = static_cast<double>(tally.likely) / count;
    shares.even = std::max(likely, 1 - likely) * (0.5 + 0.5 * std::max(shares.dated, 1 - shares.dated));
    return shares;
}

double quality_of(const Measure& shares, const Candidate& candidate) {
    double quality = 0.34 * shares.words + 0.28 * shares.dated + 0.22 * shares.likeness +
                     (candidate.headed ? 0.08 : 0) + (candidate.summarised ? 0.08 : 0);
    quality *= shares.even * shares.distinct * (0.4 + 0.6 * shares.whole);
    quality *= (1 - shares.chrome) * (1 - 0.5 * shares.side);
    // What stands behind an item may belong to the next one: of equals the other way is surer.
    const std::string& date = candidate.proposal.selectors.date;
    return !date.empty() && date.front() == '~' ? quality * 0.95 : quality;
}

std::string percent(double part) { return std::to_string(std::lround(part * 100)) + " %"; }

std::string description(const Measure& shares, const Candidate& candidate) {
    const Proposal& proposal = candidate.proposal;
    std::string text = std::to_string(proposal.items) + " items, " + std::to_string(proposal.dated) +
                       " dated, " + percent(shares.likeness) + " article-like addresses, titles " +
                       (shares.words >= 0.6 ? "of headline length" : "too short for headlines");
    text += candidate.headed ? " in headings" : "";
    text += candidate.summarised ? ", summaries" : "";
    text += shares.side >= 0.5 ? ", beside the main matter" : "";
    return text;
}

std::string objection_without_dates(const Measure& shares, const Candidate& candidate) {
    if (shares.words < 0.6 && !candidate.summarised) {
        return "neither dates nor titles of headline length";
    }
    if (shares.foreign > 0.5) {
        return "links to other sites, without dates";
    }
    if (shares.likeness < (candidate.headed ? 0.45 : 0.55)) {
        return "neither dates nor addresses like those of articles";
    }
    if (shares.inside > 2) {
        return "each item leads to several articles, without dates";
    }
    return shares.asking >= many_questions ? "questions, without dates" : "";
}

/// Why it is not believed, or "".
std::string objection(const PageTraits& traits,
                      const Measure& shares,
                      const Candidate& candidate,
                      double quality) {
    const Proposal& proposal = candidate.proposal;
    if (proposal.items < least_items) {
        return "fewer than three items with titles and addresses of their own";
    }
    if (shares.chrome >= 0.5) {
        return "stands in the navigation, header or footer";
    }
    if (traits.lost) {
        return "the page says of itself that nothing was found";
    }
    const auto holds_prose = [&](html::NodeId node) {
        return traits.prose_node >= node && traits.prose_node != html::no_node;
    };
    const bool inside = std::any_of(candidate.nodes.begin(), candidate.nodes.end(), holds_prose) &&
                        traits.prose_node <= candidate.nodes.back();
    const bool article = traits.prose >= long_prose && !inside;
    if (article && (proposal.items < long_list || shares.dated < 0.5 || shares.own >= 0.5)) {
        return "the page is an article, this a list beside it";
    }
    if (shares.words < 0.45) {
        return "titles too short for headlines";
    }
    const bool dated = shares.dated >= 0.5;
    if (const std::string undated = dated ? "" : objection_without_dates(shares, candidate);
        !undated.empty()) {
        return undated;
    }
    return quality < least_quality ? "too little speaks for it" : "";
}

}  // namespace

PageTraits traits_of(const PageDocument& page, const PageMap& map) {
    PageTraits traits;
    std::vector<std::size_t> words(page.tree.nodes.size(), 0);
    for (html::NodeId node = 1; node < page.tree.nodes.size(); ++node) {
        const html::Node& here = page.tree.nodes[node];
        if (here.tag == "p" && map.ends[node] - node < 200 && map.regions[node] == Region::plain) {
            const std::size_t count = count_words(page.tree.text_of(node));
            std::size_t& sum = words[here.parent];
            sum += count >= 12 ? count : 0;
            if (sum > traits.prose) {
                traits.prose = sum;
                traits.prose_node = here.parent;
            }
        }
        if (here.tag == "h1" || here.tag == "title") {
            const std::string text = page.tree.text_of(node, 800).substr(0, 200);
            const std::size_t at = text.find("404");
            const auto digit = [&](std::size_t place) {
                return place < text.size() && text[place] >= '0' && text[place] <= '9';
            };
            traits.lost =
                traits.lost || (at != std::string::npos && !digit(at + 3) && (at == 0 || !digit(at - 1)));
        }
    }
    return traits;
}

void judge(const PageDocument& page, const PageMap& map, const PageTraits& traits, Candidate& candidate) {
    const Result<ItemSelectors> compiled = compile(candidate.proposal.selectors);
    if (!compiled) {
        candidate.proposal.reason = compiled.error().what;
        return;
    }
    const ItemReader reader(page, *compiled);
    const Tally tally = read_items(page, map, reader, candidate);
    candidate.proposal.items = tally.items;
    candidate.proposal.dated = tally.dated;
    const Measure shares = measure(tally);
    const double quality = quality_of(shares, candidate);
    candidate.proposal.score = quality * std::log2(1.0 + static_cast<double>(tally.items));
    const std::string against = objection(traits, shares, candidate, quality);
    candidate.believed = against.empty();
    candidate.proposal.reason =
        description(shares, candidate) + (against.empty() ? "" : "; refused: " + against);
}

}  // namespace tocsin::parse
