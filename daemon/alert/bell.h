// Decides whether a match rings: once per story and watchlist, again when a fact changed. Pure.
//
//   Takes   model/match.h: Match, model/story.h: Story, Placement, model/alert.h: Told
//   Gives   model/alert.h: Alert, Told
#pragma once

#include "model/alert.h"
#include "model/article.h"
#include "model/match.h"
#include "model/story.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace tocsin::alert {

/// What the watchlist and the configuration allow.
struct Policy {
    std::chrono::seconds max_age{48 * 3600};  ///< items older than this at arrival stay quiet
    std::vector<std::string> update_on{};     ///< kinds of Change that ring again; empty = all
    std::chrono::seconds update_spacing{0};   ///< at least this between two alerts of one story
    std::vector<std::string> severities{};  ///< lowest first; a rise rings when `update_on` names "severity"
};

struct Ruling {
    std::optional<Alert> alert;  ///< body included
    std::optional<Told> told;    ///< the new state, when it changed
    std::string suppressed_by;   ///< why it stays quiet: "no match", "retracted", "told", "no change",
                                 ///< "max_age"; "held" = it rings later, at Alert::at; "" = it rings
};

/// `told` is what was told before of this story and watchlist; null = nothing. A material change that `told`
/// already holds is no news: after a restart or a merge nothing rings twice. An update that comes too soon is
/// held, and what changes meanwhile joins it under the same id. A cancellation, denial or delay is told as
/// such, and waits for no spacing: it takes along what was held.
Ruling rule(const Article& article,
            const Match& match,
            const Story& story,
            const Placement& placement,
            const Told* told,
            const Policy& policy,
            Time now);

/// One message per receiver, with deterministic ids; due when the alert is.
std::vector<Message> address(const Alert& alert, const std::vector<std::string>& receivers, Time now);

}  // namespace tocsin::alert
