// Removes what is old, a slice at a time.
//
//   Runs    on the writer thread
#pragma once

#include "base/time.h"
#include "store/sqlite.h"

#include <cstddef>

namespace tocsin::store {

constexpr std::int64_t most_prints = 1'000'000;  ///< as many as a running daemon remembers

class Retention {
public:
    [[nodiscard]] Result<> prepare(Connection& connection);

    /// At most `most` rows of each kind: delivered messages, alerts no message refers to, items, feeds,
    /// stories with what was told of them, last touched before `before`; and prints beyond the newest
    /// `most_prints`. Gives how many went; 0 = nothing is left to do. Dead letters stay until they are
    /// retried.
    [[nodiscard]] Result<std::size_t> forget_slice(Time before, std::size_t most);

private:
    Connection* connection_ = nullptr;
    Statement messages_, alerts_, items_, prints_, feeds_, told_, stories_;
};

}  // namespace tocsin::store
