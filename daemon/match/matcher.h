// All watchlists as one machine: an item in, what each of them says out. Pure.
//
//   Takes   model/article.h: Article, model/facts.h: Facts
//   Gives   model/match.h: Match
//   Runs    on any thread; immutable
#pragma once

#include "match/item_text.h"
#include "match/watchlist.h"
#include "model/article.h"
#include "model/facts.h"
#include "model/match.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace tocsin::match {

class Matcher {
public:
    explicit Matcher(std::vector<Watchlist> watchlists);

    /// The watchlists that matched, in their order. Cost depends on the words of the item, hardly on the
    /// number of watchlists.
    std::vector<Match> match(const Article& article, const Facts& facts) const;

    /// The same decision without its reasons: indices into watchlists(), rising.
    std::vector<std::uint32_t> matching(const Article& article, const Facts& facts) const;

    /// The same of a text that was read beforehand, of this article: for several matchers over one item.
    std::vector<std::uint32_t> matching(const ItemText& text,
                                        const Article& article,
                                        const Facts& facts) const;

    /// What a watchlist says of an item of a story it has told of: its exclude and filter count, its require
    /// and threshold do not. Without a severity.
    Match follow(const Article& article, const Facts& facts, std::size_t watchlist) const;

    /// One watchlist's full trace, hit or miss: for `tocsin explain` and `tocsin match`.
    Match explain(const Article& article, const Facts& facts, std::size_t watchlist) const;

    const std::vector<Watchlist>& watchlists() const;

private:
    struct State;
    std::shared_ptr<const State> state_;  ///< shared by copies; immutable
};

}  // namespace tocsin::match
