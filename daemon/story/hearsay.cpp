#include "story/hearsay.h"

#include "story/wording.h"
#include "text/utf8.h"

#include <algorithm>

namespace tocsin::story {
namespace {

constexpr std::size_t most_words = 60;  // of a headline

/// "2 billion" is not in "12 billion" or "1.2 billion".
bool is_of_number(char letter) { return (letter >= '0' && letter <= '9') || letter == '.' || letter == ','; }

}  // namespace

bool is_in_headline(const Article& article, const Facts& facts, std::string_view name) {
    const std::size_t end = text::count_points(article.title);
    const auto named = [&](const auto& mention) { return mention.name == name && mention.span.start < end; };
    return std::any_of(facts.organizations.begin(), facts.organizations.end(), named) ||
           std::any_of(facts.places.begin(), facts.places.end(), named);
}

bool headline_says_any(const Article& article,
                       const Facts& facts,
                       const std::vector<std::string_view>& names) {
    Article headline;
    headline.title = article.title;
    headline.language = article.language;
    const Wording wording(headline, most_words);
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return is_in_headline(article, facts, name) || !wording.saying(name).empty();
    });
}

bool headline_says_sum(const Article& article, std::string_view quote) {
    const auto is_said = [&](std::string_view sum) {
        for (std::size_t at = article.title.find(sum); at != std::string::npos;
             at = article.title.find(sum, at + 1)) {
            if (at == 0 || !is_of_number(article.title[at - 1]) || !is_of_number(sum.front())) {
                return true;
            }
        }
        return false;
    };
    while (!quote.empty() && !is_said(quote)) {
        const std::size_t blank = quote.rfind(' ');
        const bool bare = blank == std::string_view::npos || quote.find(' ') == blank;
        quote = bare ? std::string_view() : quote.substr(0, blank);
    }
    return !quote.empty();
}

bool is_in_text(const Article& article, const Facts& facts, std::string_view place) {
    const std::size_t end = text::count_points(article.title);
    return article.text.empty() ||
           std::any_of(facts.places.begin(), facts.places.end(), [&](const Place& mention) {
               return mention.name == place && mention.span.start >= end;
           });
}

bool is_rumour(const Facts& facts) {
    const std::string& stage = facts.deals.empty() ? facts.stage.value : facts.deals.front().stage;
    return facts.hedged || stage == "rumoured" ||
           facts.attribution.value.find("unnamed") != std::string::npos;
}

}  // namespace tocsin::story
