// A state file as the command line reads it, beside a running daemon or without one. Blocking.
#pragma once

#include "base/result.h"
#include "model/alert.h"
#include "model/batch.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::store {

class Inspection {
public:
    /// Fails with `refused` when there is no state file, or none this program reads.
    [[nodiscard]] static Result<std::unique_ptr<Inspection>> open(const std::string& path);
    ~Inspection();
    Inspection(const Inspection&) = delete;
    Inspection& operator=(const Inspection&) = delete;

    /// `state` = "", "pending", "delivered" or "dead"; newest first.
    [[nodiscard]] Result<std::vector<Message>> messages(const std::string& state, std::size_t most);
    /// Pending again, at once, under the same id. Gives how many; `ids` empty = all the dead.
    [[nodiscard]] Result<std::size_t> retry(const std::vector<std::string>& ids, Time now);
    /// Pending again: everything created since, delivered or not, under the same ids.
    [[nodiscard]] Result<std::size_t> replay(Time since, Time now);
    [[nodiscard]] Result<std::vector<Alert>> alerts(std::size_t most);
    [[nodiscard]] Result<std::optional<Alert>> alert(const std::string& id);
    [[nodiscard]] Result<std::optional<ItemRecord>> item(const std::string& id_or_url);
    [[nodiscard]] Result<std::optional<StoryRecord>> story(const std::string& id);
    /// The stories last seen since then, the newest first.
    [[nodiscard]] Result<std::vector<StoryRecord>> stories(Time since, std::size_t most);
    [[nodiscard]] Result<std::vector<FeedState>> feeds();
    /// Names and counts: items, stories, alerts, pending, delivered, dead, feeds, failing.
    [[nodiscard]] Result<std::vector<std::pair<std::string, std::size_t>>> counts();

private:
    struct State;
    explicit Inspection(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::store
