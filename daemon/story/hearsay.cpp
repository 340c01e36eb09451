#include "story/hearsay.h"

#include "story/wording.h"
#include "text/utf8.h"

#include <algorithm>

namespace tocsin::story {
namespace {

constexpr std::size_t most_words = 60;  // of a headline

}  // namespace

bool is_in_headline(const Article& article, const Facts& facts, std::string_view name) {
    const std::size_t end = text::count_points(article.title);
    const auto named = [&](const auto& mention) { return mention.name == name && mention.span.start < end; };
    return std::any_of(facts.organizations.begin(), facts.organizations.end(), named) ||
           std::any_of(facts.places.begin(), facts.places.end(), named);
}

bool headline_says_name(const Article& article, std::string_view name) {
    Article headline;
    headline.title = article.title;
    headline.language = article.language;
    return !Wording(headline, most_words).saying(name).empty();
}

bool headline_says(const Article& article, std::string_view quote) {
    while (!quote.empty()) {
        if (article.title.find(quote) != std::string::npos) {
            return true;
        }
        const std::size_t blank = quote.rfind(' ');
        quote = blank == std::string_view::npos || quote.find(' ') == blank ? std::string_view()
                                                                            : quote.substr(0, blank);
    }
    return false;
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
