#include "deliver/verdict.h"

#include "base/url.h"
#include "deliver/patience.h"
#include "deliver/retry_after.h"

#include <algorithm>
#include <utility>

namespace tocsin::deliver {
namespace {

constexpr std::size_t longest_error = 300;
/// Shorter pieces say nothing and are found everywhere.
constexpr std::size_t least_secret = 4;

void replace_all(std::string& text, const std::string& what) {
    if (what.size() < least_secret) {
        return;
    }
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 3)) {
        text.replace(at, what.size(), "***");
    }
}

/// A token is a piece of a path as often as a value of a query.
void replace_pieces(std::string& text, const std::string& whole, const char* between) {
    for (std::size_t start = 0; start < whole.size();) {
        const std::size_t end = std::min(whole.find_first_of(between, start), whole.size());
        replace_all(text, whole.substr(start, end - start));
        start = end + 1;
    }
}

bool asks_for_a_pause(int status) { return status == 429 || status == 503; }

std::string describe(const Result<Reply>& reply) {
    if (!reply) {
        return reply.error().what;
    }
    const std::string answered = "answered " + std::to_string(reply->status);
    if (reply->status == 410) {
        return answered +
               " Gone: it wants no more, and gets nothing until a restart or reload of tocsin; then "
               "`tocsin outbox retry` sends this again";
    }
    return reply->status >= 300 && reply->status < 400 ? answered + ": redirects are not followed" : answered;
}

void kill(Verdict& verdict, Outcome outcome, Time now) {
    verdict.outcome = outcome;
    verdict.message.state = MessageState::dead;
    verdict.message.settled = now;
}

}  // namespace

const char* name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::delivered:
            return "delivered";
        case Outcome::failed:
            return "failed";
        case Outcome::dead:
            return "dead";
        case Outcome::gone:
            return "gone";
    }
    return "";
}

Verdict judge(Message message, const Result<Reply>& reply, const Secret& url, Time now) {
    Verdict verdict;
    verdict.message = std::move(message);
    Message& settled = verdict.message;
    ++settled.attempts;
    settled.status = reply ? reply->status : 0;
    if (settled.status >= 200 && settled.status < 300) {
        verdict.outcome = Outcome::delivered;
        settled.state = MessageState::delivered;
        settled.settled = now;
        settled.error.clear();
        return verdict;
    }
    settled.error = discreet(describe(reply), url);
    if (settled.status == 410) {
        kill(verdict, Outcome::gone, now);
        return verdict;
    }
    const std::optional<Milliseconds> asked =
        reply ? read_retry_after(reply->retry_after, now) : std::nullopt;
    if (asks_for_a_pause(settled.status)) {
        verdict.pause = asked;
    }
    const std::optional<Milliseconds> wait = wait_after(settled.attempts, settled.id, asked);
    if (!wait) {
        kill(verdict, Outcome::dead, now);
        return verdict;
    }
    settled.next_at = now + *wait;
    return verdict;
}

Message bury(Message message, Time now) {
    message.state = MessageState::dead;
    message.settled = now;
    message.error = "not sent: the receiver answered 410 Gone to an earlier message";
    return message;
}

std::string discreet(std::string text, const Secret& url) {
    const std::string& address = url.reveal();
    replace_all(text, address);
    if (const std::optional<Url> parts = parse_url(address)) {
        replace_all(text, parts->path);
        replace_pieces(text, parts->path, "/");
        replace_all(text, parts->query);
        replace_pieces(text, parts->query, "&=");
        replace_pieces(text, parts->user, ":");
    }
    if (text.size() > longest_error) {
        std::size_t end = longest_error;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        text.resize(end);
    }
    return text;
}

}  // namespace tocsin::deliver
