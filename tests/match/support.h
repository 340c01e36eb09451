// Watchlists and items small enough to read inside a test.
#pragma once

#include "match/matcher.h"
#include "match/watchlist.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tocsin::match {

inline Article item(std::string title, std::string text = {}, std::string language = "en") {
    Article article;
    article.title = std::move(title);
    article.text = std::move(text);
    article.language = std::move(language);
    return article;
}

inline Money dollars(std::string quote, double value, std::string role = {}) {
    Money money;
    money.text = std::move(quote);
    money.value = money.low = money.high = money.usd = value;
    money.currency = "USD";
    money.role = std::move(role);
    return money;
}

/// The watchlist of a text that is expected to be fine.
inline Watchlist watchlist(const std::string& toml) {
    Diagnostics remarks;
    auto read = read_watchlist(toml, "w.toml", remarks);
    for (const Diagnostic& remark : remarks) {
        if (remark.level == Level::error)
            ADD_FAILURE() << to_text(remark);
    }
    return read.value_or(Watchlist{});
}

/// A watchlist of one expression, with `concepts` before it.
inline Watchlist requiring(const std::string& expression, const std::string& concepts = {}) {
    return watchlist(concepts + "\n[match]\nrequire = '''" + expression + "'''\n");
}

inline bool matches(const std::string& expression,
                    const Article& article,
                    const Facts& facts = {},
                    const std::string& concepts = {}) {
    const Matcher matcher({requiring(expression, concepts)});
    const bool found = !matcher.match(article, facts).empty();
    EXPECT_EQ(found, matcher.explain(article, facts, 0).matched) << expression;
    return found;
}

/// Whether a term is found in a text of the language.
inline bool finds(const std::string& term, const std::string& text, const std::string& language = "en") {
    return matches("wanted", item(text, "", language), {}, "[concept.wanted]\nany = ['''" + term + "''']\n");
}

/// The first error of a text, as the user sees it.
inline std::string first_error(const std::string& toml) {
    Diagnostics remarks;
    EXPECT_FALSE(read_watchlist(toml, "w.toml", remarks).has_value());
    for (const Diagnostic& remark : remarks) {
        if (remark.level == Level::error)
            return to_text(remark);
    }
    return "";
}

}  // namespace tocsin::match
