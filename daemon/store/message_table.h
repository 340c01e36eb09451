// The outbox as a table.
//
//   Takes   model/alert.h: Message
//   Runs    on the writer thread
#pragma once

#include "model/alert.h"
#include "store/sqlite.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin::store {

/// What one receiver is owed.
struct Owed {
    std::string receiver;
    std::size_t count = 0;
    Time oldest{};
};

class MessageTable {
public:
    [[nodiscard]] Result<> prepare(Connection& connection);

    /// As deliver::Outbox says.
    [[nodiscard]] Result<std::vector<Message>> due(Time now,
                                                   const std::string& receiver,
                                                   std::size_t most,
                                                   const std::vector<std::string>& inflight);
    [[nodiscard]] Result<Time> next_due(const std::string& receiver,
                                        const std::vector<std::string>& inflight);
    [[nodiscard]] Result<> settle(const Message& message);

    [[nodiscard]] Result<std::vector<Owed>> owed();

private:
    Statement due_, next_, settle_, owed_;
};

}  // namespace tocsin::store
