// Prepares many statements and remembers the first that failed.
#pragma once

#include "store/sqlite.h"

#include <utility>

namespace tocsin::store {

class Preparer {
public:
    explicit Preparer(Connection& connection) : connection_(connection) {}

    void operator()(Statement& into, std::string_view sql) {
        Result<Statement> prepared = connection_.prepare(sql);
        if (prepared) {
            into = *std::move(prepared);
        } else if (outcome_) {
            outcome_ = fail(prepared.error());
        }
    }

    const Result<>& outcome() const { return outcome_; }

private:
    Connection& connection_;
    Result<> outcome_;
};

}  // namespace tocsin::store
