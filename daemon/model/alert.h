// An alert on its way out, the messages that carry it, and the proof that they arrived.
#pragma once

#include "base/time.h"
#include "model/facts.h"
#include "model/match.h"
#include "model/story.h"

#include <string>
#include <vector>

namespace tocsin {

enum class AlertKind { story_new, story_update, story_cancelled };

/// "story.new", "story.update", "story.cancelled"
const char* name_of(AlertKind kind);

struct Alert {
    std::string id;  ///< stable: story, watchlist and revision give the same id
    AlertKind kind = AlertKind::story_new;
    std::string story_id;
    int revision = 0;  ///< of the story, when it rang
    std::string watchlist, severity;
    double score = 0;
    std::string item_id;  ///< whose arrival rang
    Time at{};
    std::string body;  ///< JSON, complete: PRODUCT's envelope
};

/// What one watchlist has told its owner about one story.
struct Told {
    std::string story_id, watchlist;
    int alerts = 0;
    Time last_at{};  ///< when the last alert left, or leaves: it may be held
    std::string severity;
    std::vector<LedgerEntry> ledger;  ///< the story's, when it last rang
    std::vector<Change> held;         ///< what an alert that is held tells; more may join it
};

enum class MessageState { pending, delivered, dead };

/// One alert for one receiver: a row of the outbox.
struct Message {
    std::string id;  ///< "msg_..."; stable: alert and receiver give the same id
    std::string alert_id, story_id, receiver;
    std::string body;
    MessageState state = MessageState::pending;
    int attempts = 0;
    Time created{}, next_at{}, settled{};
    int status = 0;  ///< of the last answer; 0 = none
    std::string error;
};

}  // namespace tocsin
