// `tocsin outbox`: what waits, what arrived, what was given up; and sending it again.
#include "base/time.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/state_file.h"
#include "store/inspection.h"

#include <CLI/Validators.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <optional>

namespace tocsin::cli {
namespace {

struct Wish {
    StateFile where;
    std::string state;
    std::vector<std::string> ids;
    std::string since;
    std::size_t most = 100;
    bool json = false;
};

constexpr const char* footer =
    "Examples:\n"
    "  tocsin outbox list --state dead\n"
    "  tocsin outbox retry msg_0123456789abcdef0123456789abcdef\n"
    "  tocsin outbox replay --since 2d\n"
    "A message keeps its id whatever is done to it here: receivers that saw it can tell.\n"
    "A running daemon notices within 15 seconds.";

Time now() { return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now()); }

const char* name_of(MessageState state) {
    switch (state) {
        case MessageState::pending:
            return "pending";
        case MessageState::delivered:
            return "delivered";
        case MessageState::dead:
            return "dead";
    }
    return "";
}

int complain(const std::string& what, int code) {
    std::cerr << "tocsin outbox: " << what << '\n';
    return code;
}

int code_of(const Error& error) {
    switch (error.kind) {
        case ErrorKind::refused:
            return no_input;
        case ErrorKind::malformed:
            return bad_data;
        case ErrorKind::retry_later:
            return try_later;
        default:
            return io_failure;
    }
}

/// A moment, or how long ago it was.
std::optional<Time> moment_from(const std::string& text) {
    if (const std::optional<Time> moment = from_rfc3339(text)) {
        return moment;
    }
    const std::optional<Seconds> ago = duration_from(text);
    return ago ? std::optional<Time>(now() - *ago) : std::nullopt;
}

nlohmann::ordered_json json_of(const Message& message) {
    nlohmann::ordered_json made;
    made["id"] = message.id;
    made["state"] = name_of(message.state);
    made["receiver"] = message.receiver;
    made["alert"] = message.alert_id;
    made["story"] = message.story_id;
    made["attempts"] = message.attempts;
    made["created"] = to_rfc3339(message.created);
    if (message.state == MessageState::pending) {
        made["next"] = to_rfc3339(message.next_at);
    } else {
        made["settled"] = to_rfc3339(message.settled);
    }
    if (message.status != 0) {
        made["status"] = message.status;
    }
    if (!message.error.empty()) {
        made["error"] = message.error;
    }
    return made;
}

void print_line(const Message& message) {
    std::cout << message.id << "  " << name_of(message.state) << "  " << message.receiver << "  "
              << to_rfc3339(message.created) << "  attempts " << message.attempts;
    if (message.state == MessageState::pending) {
        std::cout << ", next " << to_rfc3339(message.next_at);
    }
    if (!message.error.empty()) {
        std::cout << "  " << message.error;
    }
    std::cout << '\n';
}

int list(store::Inspection& inspection, const Wish& wish) {
    const Result<std::vector<Message>> messages = inspection.messages(wish.state, wish.most);
    if (!messages) {
        return complain(messages.error().what, code_of(messages.error()));
    }
    for (const Message& message : *messages) {
        if (wish.json) {
            std::cout << json_of(message).dump(
                             -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                      << '\n';
        } else {
            print_line(message);
        }
    }
    return ok;
}

/// How many are due again. None at all is a negative result.
int report(const Result<std::size_t>& count, const Wish& wish) {
    if (!count) {
        return complain(count.error().what, code_of(count.error()));
    }
    if (wish.json) {
        std::cout << nlohmann::json{{"pending_again", *count}}.dump() << '\n';
    } else {
        std::cout << *count << (*count == 1 ? " message is" : " messages are") << " pending again\n";
    }
    return *count == 0 ? negative : ok;
}

void add_place(CLI::App& command, Wish& wish) {
    add_state_file(command, wish.where);
    command.add_flag("--json", wish.json, "for machines: JSON, one line each");
}

int perform(const CLI::App& app, const Wish& wish) {
    std::optional<Time> since;
    if (app.got_subcommand("replay")) {
        since = moment_from(wish.since);
        if (!since) {
            return complain(
                "--since " + wish.since + ": neither a moment (2025-01-21T19:00:00Z) nor an age (2d)", usage);
        }
    }
    const Result<std::unique_ptr<store::Inspection>> inspection = open_state(wish.where);
    if (!inspection) {
        return complain(inspection.error().what, code_of(inspection.error()));
    }
    if (app.got_subcommand("list")) {
        return list(**inspection, wish);
    }
    if (since) {
        return report((*inspection)->replay(*since, now()), wish);
    }
    return report((*inspection)->retry(wish.ids, now()), wish);
}

}  // namespace

int outbox_command(const Arguments& arguments) {
    Wish wish;
    CLI::App app{"Alerts on their way out: what waits, what arrived, what was given up.", "tocsin outbox"};
    app.footer(footer);
    app.require_subcommand(1);
    CLI::App* listed = app.add_subcommand("list", "show messages, newest first");
    add_place(*listed, wish);
    listed->add_option("--state", wish.state, "only these: pending, delivered or dead")
        ->check(CLI::IsMember({"pending", "delivered", "dead"}));
    listed->add_option("--most", wish.most, "show at most so many")->capture_default_str();
    CLI::App* retried = app.add_subcommand("retry", "send the dead again, or the messages named");
    add_place(*retried, wish);
    retried->add_option("ids", wish.ids, "messages, in any state; none = all the dead");
    CLI::App* replayed = app.add_subcommand("replay", "send everything again that was made since a moment");
    add_place(*replayed, wish);
    replayed->add_option("--since", wish.since, "2025-01-21T19:00:00Z, 2025-01-21, or an age: 90m, 2d")
        ->required();
    if (const std::optional<int> code = parse_options(app, arguments)) {
        return *code;
    }
    return perform(app, wish);
}

}  // namespace tocsin::cli
