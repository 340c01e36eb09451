#include "pipeline/parts.h"

#include "base/url.h"
#include "fetch/site.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace tocsin::pipeline {
namespace {

constexpr std::size_t most_remembered = 64;
/// A day is over everywhere, and the publisher had time to write its last article down.
constexpr std::chrono::hours day_and_zones{24 + 14};

const PartState* find(const FeedState& state, const std::string& url) {
    const auto found = std::find_if(
        state.parts.begin(), state.parts.end(), [&](const PartState& part) { return part.url == url; });
    return found == state.parts.end() ? nullptr : &*found;
}

bool says_news(const std::string& url) {
    const std::optional<Url> parts = parse_url(url);
    return parts && (parts->path + parts->query).find("news") != std::string::npos;
}

PartState state_of(const FeedPart& listed, const PartState* known) {
    PartState part = known == nullptr ? PartState{} : *known;
    part.url = listed.url;
    part.updated = listed.updated.value_or(Time{});
    part.by_day = listed.by_day;
    return part;
}

bool is_first_meeting(const FeedState& state) { return state.parts.empty() && state.parts_until == Time{}; }

bool is_due(const FeedPart& listed, const PartState* known, const FeedState& state, Time now) {
    const Time read_until = known == nullptr ? state.parts_until : known->updated;
    const bool day_is_over = *listed.updated + day_and_zones < now;
    return *listed.updated > read_until || (listed.by_day && !day_is_over && *listed.updated == read_until);
}

/// The oldest that has a time, or the end.
std::vector<PartState>::iterator oldest(std::vector<PartState>& parts) {
    const auto age = [](const PartState& part) {
        return part.updated == Time{} ? Time::max() : part.updated;
    };
    return std::min_element(
        parts.begin(), parts.end(), [&](const PartState& a, const PartState& b) { return age(a) < age(b); });
}

/// A part that may be asked, and how long ago it was: parts move to the end of the state when they are read.
struct Candidate {
    PartState part;
    std::ptrdiff_t recency = -1;
};

struct Candidates {
    std::vector<Candidate> timed, news, timeless;
};

Candidates candidates_of(const std::vector<FeedPart>& listed,
                         const FeedState& state,
                         const std::string& index_url,
                         Time now) {
    Candidates found;
    std::set<std::string_view> met;
    for (const FeedPart& part : listed) {
        if (!met.insert(part.url).second || !fetch::same_site(index_url, part.url)) {
            continue;
        }
        const PartState* known = find(state, part.url);
        Candidate candidate{state_of(part, known), known == nullptr ? -1 : known - state.parts.data()};
        if (!part.updated) {
            (says_news(part.url) ? found.news : found.timeless).push_back(std::move(candidate));
        } else if (is_due(part, known, state, now)) {
            found.timed.push_back(std::move(candidate));
        }
    }
    return found;
}

bool is_longer_unread(const Candidate& a, const Candidate& b) { return a.recency < b.recency; }

void take(std::vector<Candidate> from, std::size_t most, std::vector<PartState>& into) {
    from.resize(std::min(from.size(), most));
    for (Candidate& candidate : from) {
        into.push_back(std::move(candidate.part));
    }
}

}  // namespace

PartPlan plan_parts(const std::vector<FeedPart>& listed,
                    const FeedState& state,
                    const std::string& index_url,
                    Time now) {
    Candidates found = candidates_of(listed, state, index_url, now);
    std::stable_sort(found.timed.begin(), found.timed.end(), [](const Candidate& a, const Candidate& b) {
        return a.part.updated != b.part.updated ? a.part.updated > b.part.updated : is_longer_unread(a, b);
    });
    std::vector<Candidate> timeless = std::move(found.news);
    timeless.insert(timeless.end(), found.timeless.begin(), found.timeless.end());
    timeless.resize(std::min(timeless.size(), most_parts));
    std::stable_sort(timeless.begin(), timeless.end(), is_longer_unread);

    // What changed for certain comes first, but never so that the parts without a time starve.
    const std::size_t for_timed = timeless.empty() ? most_parts : most_parts - 1;
    PartPlan plan;
    plan.complete = is_first_meeting(state) || found.timed.size() <= for_timed;
    take(std::move(found.timed), for_timed, plan.due);
    const std::size_t room = most_parts - plan.due.size();
    take(std::move(timeless), room, plan.due);
    return plan;
}

std::vector<FeedPart> listed_again(const FeedState& state) {
    std::vector<FeedPart> listed;
    for (const PartState& part : state.parts) {
        FeedPart again{part.url, {}, part.by_day};
        if (part.updated != Time{}) {
            again.updated = part.updated;
        }
        listed.push_back(std::move(again));
    }
    return listed;
}

void meet_index(const std::vector<FeedPart>& listed, FeedState& state) {
    std::set<std::string_view> present;
    Time newest{};
    for (const FeedPart& part : listed) {
        present.insert(part.url);
        newest = std::max(newest, part.updated.value_or(Time{}));
    }
    if (is_first_meeting(state)) {
        state.parts_until = newest;
    }
    const auto gone = [&](const PartState& part) { return !present.contains(part.url); };
    state.parts.erase(std::remove_if(state.parts.begin(), state.parts.end(), gone), state.parts.end());
}

void remember_part(PartState part, FeedState& state) {
    const auto same = [&](const PartState& other) { return other.url == part.url; };
    state.parts.erase(std::remove_if(state.parts.begin(), state.parts.end(), same), state.parts.end());
    state.parts.push_back(std::move(part));
    if (state.parts.size() > most_remembered) {
        const auto last = oldest(state.parts);
        state.parts_until = std::max(state.parts_until, last->updated);
        state.parts.erase(last);
    }
}

Source source_of_part(const Source& index, const PartState& part) {
    Source source = index;
    source.url = part.url;
    source.kind = SourceKind::feed;
    if (origin_of(index.url) != origin_of(part.url)) {
        source.headers.clear();
    }
    return source;
}

}  // namespace tocsin::pipeline
