#include "parse/page_fields.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_title_words = 40;

bool is_heading(const std::string& tag) {
    return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

bool is_beside(const Column& column) { return column.selector.front() == '~'; }

bool is_called(const Column& column, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        const std::size_t at = column.selector.find(word);
        return at != std::string::npos && at > 0;
    });
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// What a column's cells have in common.
struct Traits {
    double found = 0, dates = 0, dated = 0, linked = 0;  ///< shares of the items
    double distinct = 0, distinct_urls = 0;              ///< shares of what was found
    double composed = 0;                                 ///< share of what was found
    double words = 0, likeness = 0;                      ///< means of what was found
    double title_like = 0;  ///< mean: how much the lengths are those of headlines
};

double headline_length(std::size_t words) {
    if (words > most_title_words) {
        return 0.1;
    }
    return words > 24   ? 0.6
           : words >= 6 ? 1
           : words >= 4 ? 0.85
           : words == 3 ? 0.5
           : words == 2 ? 0.25
                        : 0.05;
}

Traits traits_of(const Column& column) {
    Traits traits;
    std::set<std::string_view> texts;
    std::set<std::string_view> urls;
    std::size_t found = 0;
    std::size_t dates = 0;
    std::size_t dated = 0;
    std::size_t linked = 0;
    std::size_t composed = 0;
    for (const Cell& cell : column.cells) {
        dated += cell.dated ? 1U : 0U;
        if (!cell.found) {
            continue;
        }
        ++found;
        dates += cell.is_date ? 1U : 0U;
        composed += cell.composed ? 1U : 0U;
        texts.insert(cell.text);
        traits.words += static_cast<double>(cell.words);
        traits.likeness += cell.likeness;
        traits.title_like += headline_length(cell.words);
        if (!cell.url.empty()) {
            ++linked;
            urls.insert(cell.url);
        }
    }
    const std::size_t all = column.cells.size();
    traits.found = share(found, all);
    traits.dates = share(dates, all);
    traits.dated = share(dated, all);
    traits.linked = share(linked, all);
    traits.composed = share(composed, found);
    traits.distinct = share(texts.size(), found);
    traits.distinct_urls = share(urls.size(), linked);
    const double count = static_cast<double>(std::max<std::size_t>(found, 1));
    traits.words /= count;
    traits.likeness /= count;
    traits.title_like /= count;
    return traits;
}

/// How much a column looks like the titles.
double title_score(const Column& column, const Traits& traits) {
    if (traits.found < 0.7 || traits.dates > 0.3 || traits.distinct < 0.6 || column.tag == "time") {
        return 0;
    }
    double score = traits.found * traits.distinct * traits.title_like;
    score *= 1 + (is_heading(column.tag) ? 0.5 : 0);
    score *= 1 + (traits.linked * traits.distinct_urls) *
                     (column.within_link || is_heading(column.tag) ? 0.5 : 0.2);
    score *= 1 + 0.4 * traits.likeness;
    score *= is_called(column, {"title", "headline", "ttl", "heading"}) ? 1.3 : 1;
    score *=
        is_called(column, {"summary", "desc", "excerpt", "lede", "teaser__text", "lead", "byline"}) ? 0.6 : 1;
    score *= column.tag == "p" ? 0.7 : 1;
    score *= traits.words > 24 ? 0.5 : 1;
    score *= traits.composed >= 0.5 && !is_heading(column.tag) ? 0.5 : 1;
    score *=
        column.tag == "li" || column.tag == "ul" || column.tag == "article" || column.tag == "tr" ? 0.6 : 1;
    return score;
}

/// Of equals, the one without place and the shorter one.
double plainness(const Column& column) {
    const double placed = column.selector.find(":nth") != std::string::npos ? 0.03 : 0;
    return 1 - placed - 0.0005 * static_cast<double>(std::min<std::size_t>(column.selector.size(), 60)) -
           (is_beside(column) ? 0.02 : 0);
}

template <class Score>
const Column* best_of(const std::vector<Column>& columns, double least, Score score) {
    const Column* best = nullptr;
    for (const Column& column : columns) {
        const double value = score(column) * plainness(column);
        if (value > least) {
            least = value;
            best = &column;
        }
    }
    return best;
}

/// "Read more: A title" repeats what the heading says: then the heading is the title.
const Column* plainer_title(const std::vector<Column>& columns, const Column& title) {
    const auto repeats = [&](const Column& heading) {
        std::size_t same = 0;
        for (std::size_t i = 0; i < title.cells.size(); ++i) {
            const Cell& part = heading.cells[i];
            same += part.found && title.cells[i].text.find(part.text) != std::string::npos ? 1U : 0U;
        }
        return share(same, title.cells.size()) >= 0.9;
    };
    const Column* heading = best_of(columns, 0, [&](const Column& column) {
        return is_heading(column.tag) && repeats(column) ? title_score(column, traits_of(column)) : 0.0;
    });
    return heading == nullptr || is_heading(title.tag) ? &title : heading;
}

/// The same link in nearly every item.
bool leads_to(const Column& column, const Column& title) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < title.cells.size(); ++i) {
        same += !column.cells[i].target.empty() && column.cells[i].target == title.cells[i].url ? 1U : 0U;
    }
    return share(same, title.cells.size()) >= 0.9;
}

/// The reader finds the link in or around the title by itself, but a selector is told all the same.
std::string link_selector(const std::vector<Column>& columns, const Column& title, const Traits& traits) {
    if (title.tag == "a") {
        return title.selector + "@href";
    }
    if (traits.linked * traits.distinct_urls >= 0.6) {
        if (!title.within_link) {
            return title.selector == ":scope" ? "a@href" : title.selector + " a@href";
        }
        const Column* same = best_of(columns, 0, [&](const Column& column) {
            return column.tag == "a" && leads_to(column, title) ? 1.0 : 0.0;
        });
        return same == nullptr ? "" : same->selector + "@href";
    }
    const Column* links = best_of(columns, 0.3, [&](const Column& column) {
        const Traits own = traits_of(column);
        return column.tag == "a" ? own.linked * own.distinct_urls * (0.5 + own.likeness) : 0.0;
    });
    return links == nullptr ? "" : links->selector + "@href";
}

const Column* dates_of(const std::vector<Column>& columns) {
    return best_of(columns, 0.3, [](const Column& column) {
        const double machine = column.tag == "time" || column.tag == "meta" ? 1.1 : 1;
        return column.tag == "h1" ? 0.0 : traits_of(column).dated * machine;
    });
}

const Column* summaries_of(const std::vector<Column>& columns, const Column& title) {
    return best_of(columns, 0, [&](const Column& column) {
        const Traits traits = traits_of(column);
        const bool other = column.tag != "a" && !is_heading(column.tag) && column.cells != title.cells;
        const bool fits =
            other && traits.found >= 0.5 && traits.distinct >= 0.6 && traits.words >= 6 && traits.dates < 0.2;
        const bool called = is_called(column, {"summary", "desc", "excerpt", "lede", "intro"});
        return fits && (column.tag == "p" || called) ? traits.found * std::min(traits.words, 40.0) : 0.0;
    });
}

}  // namespace

FieldChoices choose_fields(const std::vector<Column>& columns) {
    FieldChoices choices;
    const Column* title =
        best_of(columns, 0.15, [](const Column& column) { return title_score(column, traits_of(column)); });
    if (title == nullptr) {
        return choices;
    }
    title = plainer_title(columns, *title);
    choices.headed = is_heading(title->tag);
    choices.selectors.title = title->selector;
    choices.selectors.link = link_selector(columns, *title, traits_of(*title));
    if (const Column* dates = dates_of(columns)) {
        choices.selectors.date = dates->selector;
    }
    if (const Column* summaries = summaries_of(columns, *title)) {
        choices.selectors.summary = summaries->selector;
        choices.summarised = true;
    }
    return choices;
}

}  // namespace tocsin::parse
