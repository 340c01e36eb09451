// An outbox in memory and a network that answers from a script.
#pragma once

#include "base/clock.h"
#include "base/log.h"
#include "deliver/outbox.h"
#include "deliver/transport.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::deliver {

class MemoryOutbox : public Outbox {
public:
    Task<Result<std::vector<Message>>> due(Time now,
                                           std::string receiver,
                                           std::size_t most,
                                           std::vector<std::string> inflight) override {
        std::vector<Message> found;
        for (const Message* message : heads(receiver, inflight)) {
            if (message->next_at <= now && found.size() < most) {
                found.push_back(*message);
            }
        }
        co_return found;
    }

    Task<Result<Time>> next_due(std::string receiver, std::vector<std::string> inflight) override {
        const std::vector<const Message*> waiting = heads(receiver, inflight);
        Time next = Time::max();
        if (!waiting.empty()) {
            next = waiting.front()->next_at;
        }
        co_return next;
    }

    Task<Result<>> settle(Message message) override {
        if (failures > 0) {
            --failures;
            co_return fail(ErrorKind::internal, "disk");
        }
        settled.push_back(message);
        for (Message& mine : messages) {
            if (mine.id == message.id) {
                mine = message;
            }
        }
        co_return Result<>{};
    }

    const Message& find(const std::string& id) const {
        return *std::find_if(
            messages.begin(), messages.end(), [&](const Message& message) { return message.id == id; });
    }

    std::vector<Message> messages;  ///< in order
    std::vector<Message> settled;   ///< every settlement
    int failures = 0;               ///< of the next settlements

private:
    /// The first pending message of each story, longest due first.
    std::vector<const Message*> heads(const std::string& receiver,
                                      const std::vector<std::string>& inflight) const {
        std::vector<const Message*> found;
        std::vector<std::string> stories;
        for (const Message& message : messages) {
            if (message.receiver != receiver || message.state != MessageState::pending) {
                continue;
            }
            const bool first = std::find(stories.begin(), stories.end(), message.story_id) == stories.end();
            stories.push_back(message.story_id);
            if (first && std::find(inflight.begin(), inflight.end(), message.id) == inflight.end()) {
                found.push_back(&message);
            }
        }
        std::stable_sort(found.begin(), found.end(), [](const Message* left, const Message* right) {
            return left->next_at < right->next_at;
        });
        return found;
    }
};

struct Posted {
    Time at{};
    std::string id, body;
    std::vector<Header> headers;
};

/// Answers as `answer` says, after `delay`.
class ScriptedTransport : public Transport {
public:
    explicit ScriptedTransport(Clock& clock) : clock_(clock) {}

    Task<Result<Reply>> post(Secret url,
                             std::vector<Header> headers,
                             std::string body,
                             std::chrono::seconds) override {
        Posted request{clock_.now(), header(headers, "webhook-id"), std::move(body), std::move(headers)};
        posted.push_back(request);
        std::string host = url.reveal();
        most_at_once = std::max(most_at_once, ++underway[""]);
        most_per_host[host] = std::max(most_per_host[host], ++underway[host]);
        const Result<Reply> reply = answer(posted.back());
        try {
            co_await clock_.sleep_until(clock_.now() + delay);
        } catch (...) {
            leave(host);
            throw;
        }
        leave(host);
        co_return reply;
    }

    static std::string header(const std::vector<Header>& headers, const std::string& name) {
        for (const Header& one : headers) {
            if (one.name == name) {
                return one.value;
            }
        }
        return "";
    }

    std::vector<std::string> ids() const {
        std::vector<std::string> all;
        for (const Posted& request : posted) {
            all.push_back(request.id);
        }
        return all;
    }

    std::function<Result<Reply>(const Posted&)> answer = [](const Posted&) { return Reply{204, {}}; };
    Milliseconds delay{0};
    std::deque<Posted> posted;
    std::map<std::string, int> underway, most_per_host;
    int most_at_once = 0;

private:
    void leave(const std::string& host) {
        --underway[""];
        --underway[host];
    }

    Clock& clock_;
};

class KeepingLog : public Log {
public:
    void write(Severity, std::string_view event, std::vector<Field> fields) override {
        std::string line(event);
        for (const Field& field : fields) {
            line += " " + field.name + "=" + field.value;
        }
        lines.push_back(line);
    }

    bool says(const std::string& words) const {
        return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
            return line.find(words) != std::string::npos;
        });
    }

    std::vector<std::string> lines;
};

}  // namespace tocsin::deliver
