#include "schedule/plan.h"

#include "base/hash.h"
#include "base/url.h"

#include <algorithm>
#include <cmath>

namespace tocsin::schedule {
namespace {

using Days = std::chrono::days;

constexpr int sightings_of_gone = 3;
constexpr Days observation{7};
constexpr Seconds shortest_penance{15 * 60};
constexpr Seconds polite_floor{3600};
constexpr double jitter_width = 0.1;
constexpr double newest_weight = 0.3;
constexpr int most_doublings = 20;

/// 0 .. 1, the same for the same feed and salt on every machine.
double fraction(const std::string& id, std::uint64_t salt) {
    return static_cast<double>(hash64(id, salt) >> 11U) * 0x1.0p-53;
}

Milliseconds part_of(Seconds whole, double part) {
    return Milliseconds(std::llround(static_cast<double>(Milliseconds(whole).count()) * part));
}

/// -10 % .. +10 % of `wait`, another at each poll.
Milliseconds jitter(const FeedState& state, Seconds wait, Time now) {
    const auto salt = static_cast<std::uint64_t>(now.time_since_epoch().count());
    return part_of(wait, (2 * fraction(state.feed_id, salt) - 1) * jitter_width);
}

Seconds least_wait(const Source& source) { return std::max(source.least_interval, Seconds(1)); }

Seconds within_bounds(const Source& source, Seconds wait) {
    return std::max(least_wait(source), std::min({wait, source.most_interval, longest_wait}));
}

/// How far an answer may slow a healthy feed down. Publishers copy their ttl from templates; four times what
/// the owner asked for, or an hour, is heeded, a day of blindness is not.
Seconds longest_hint(const Source& source) {
    return within_bounds(source, std::max(4 * source.interval, polite_floor));
}

/// What the owner asked for, or quicker where the feed has shown to be.
Seconds usual_wait(const Source& source, const FeedState& state, Time now) {
    const Seconds owner = within_bounds(source, source.interval);
    if (state.mean_gap <= 0)
        return owner;
    Seconds gap(state.mean_gap);
    if (state.last_item != Time{} && now > state.last_item)
        gap = std::max(gap, std::chrono::duration_cast<Seconds>(now - state.last_item) / 2);
    return std::max(least_wait(source), std::min(gap / 2, owner));
}

/// The slot of this feed's own grid nearest to `now + wait`: polls of many feeds stay spread as they are, and
/// lateness does not add up.
Time next_slot(const FeedState& state, Seconds wait, Time now) {
    const Milliseconds step = std::max(Milliseconds(wait), Milliseconds(1000));
    const Milliseconds phase = part_of(wait, fraction(state.feed_id, 0));
    const Milliseconds since = now.time_since_epoch() + step / 2 - phase;
    return Time(phase + (since / step + 1) * step);
}

Time after_success(const FeedState& state, const Source& source, const PollReport& report, Time now) {
    const Seconds wait = usual_wait(source, state, now);
    const Seconds hinted =
        std::max(report.asked_interval.value_or(Seconds(0)), report.fresh_for.value_or(Seconds(0)));
    const Seconds ordered = std::min(report.retry_after.value_or(Seconds(0)), longest_wait);
    const Seconds earliest = std::max({least_wait(source), std::min(hinted, longest_hint(source)), ordered});
    const Time slot = std::min(next_slot(state, wait, now) + jitter(state, wait, now),
                               now + within_bounds(source, source.most_interval));
    return std::max(slot, now + earliest);
}

Time after_failure(const FeedState& state, const Source& source, const PollReport& report, Time now) {
    Seconds first = within_bounds(source, source.interval);
    const bool throttled = report.status == 429 || report.status == 503;
    if (throttled && report.retry_after) {
        const Seconds ordered = std::clamp(*report.retry_after, least_wait(source), longest_wait);
        return now + ordered + std::chrono::abs(jitter(state, ordered, now));
    }
    if (throttled)
        first = std::max(first, shortest_penance);
    const int doublings = std::clamp(state.failures - 1, 0, most_doublings);
    const Seconds wait = std::min<Seconds>(first * (1LL << doublings), std::max(longest_wait, first));
    const Seconds ordered = std::min(report.retry_after.value_or(Seconds(0)), longest_wait);
    return std::max(now + wait + jitter(state, wait, now), now + ordered);
}

Seconds median(std::vector<Seconds>& gaps) {
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
}

/// Works the publication times of new items into the smoothed gap between items.
void learn_rhythm(FeedState& state, const PollReport& report, Time now) {
    std::vector<Time> times = report.item_times;
    if (times.empty() && report.new_items > 0)
        times.push_back(now);
    for (Time& time : times)
        time = std::min(time, now);
    if (state.last_item != Time{})
        times.push_back(state.last_item);
    std::sort(times.begin(), times.end());
    if (!times.empty())
        state.last_item = std::max(state.last_item, times.back());

    std::vector<Seconds> gaps;
    for (std::size_t index = 1; index < times.size(); ++index)
        gaps.push_back(std::chrono::duration_cast<Seconds>(times[index] - times[index - 1]));
    if (gaps.empty())
        return;
    const auto gap = static_cast<double>(std::max<std::int64_t>(median(gaps).count(), 1));
    const double before = state.mean_gap > 0 ? static_cast<double>(state.mean_gap) : gap;
    state.mean_gap = std::max<std::int64_t>(std::llround(before + newest_weight * (gap - before)), 1);
}

bool only_secured(const std::string& from, const std::string& to) {
    const auto before = parse_url(from);
    const auto after = parse_url(to);
    return before && after && before->scheme == "http" && after->scheme == "https" &&
           before->host == after->host;
}

/// A permanent redirect is believed once its target has been a feed for a week: maintenance pages redirect
/// permanently too.
void learn_move(FeedState& state, const Source& source, const PollReport& report, Time now) {
    const std::string& here = address_of(source, state);
    if (report.permanent_url.empty() || report.permanent_url == here) {
        if (report.success) {
            state.moved_to.clear();
            state.moved_since = Time{};
        }
        return;
    }
    if (!report.success || state.moved_to != report.permanent_url || state.moved_since == Time{}) {
        state.moved_to = report.permanent_url;
        state.moved_since = now;
    }
    if (report.success && (only_secured(here, state.moved_to) || now - state.moved_since >= observation)) {
        state.url = state.moved_to;
        state.moved_to.clear();
        state.moved_since = Time{};
    }
}

/// One sighting a day at most: a day of trouble is not three.
void learn_gone(FeedState& state, const PollReport& report, Time now) {
    if (report.success)
        state.gone_sightings = 0;
    if (report.status != 410)
        return;
    const bool same_day =
        state.status == 410 && std::chrono::floor<Days>(state.last_polled) == std::chrono::floor<Days>(now);
    if (!same_day || state.gone_sightings == 0)
        ++state.gone_sightings;
}

Time next_poll(const FeedState& state, const Source& source, const PollReport& report, Time now) {
    if (is_gone(state))
        return never;
    if (report.status == 410)
        return now + longest_wait + std::chrono::abs(jitter(state, longest_wait, now));
    return report.success ? after_success(state, source, report, now)
                          : after_failure(state, source, report, now);
}

}  // namespace

bool is_gone(const FeedState& state) { return state.gone_sightings >= sightings_of_gone; }

const std::string& address_of(const Source& source, const FeedState& state) {
    return state.url.empty() ? source.url : state.url;
}

Time first_poll(const Source& source, const FeedState& state, Time now) {
    if (is_gone(state))
        return never;
    if (state.last_polled == Time{})
        return state.next_due == Time{} ? now : std::min(state.next_due, now);
    if (state.next_due == Time{})
        return now + part_of(usual_wait(source, state, now), fraction(state.feed_id, 0));
    // The owner may have asked for a quicker pace since, or the clock may have been wrong.
    Time latest = now + longest_wait + longest_wait / 10;
    if (state.failures == 0)
        latest = std::min(latest, state.last_polled + longest_hint(source));
    return std::min(state.next_due, latest);
}

void learn(FeedState& state, const Source& source, const PollReport& report, Time now) {
    learn_gone(state, report, now);
    learn_move(state, source, report, now);
    state.failures = report.success ? 0 : state.failures + 1;
    state.status = report.status;
    state.error = report.success ? "" : report.error;
    state.last_polled = now;
    if (report.success) {
        learn_rhythm(state, report, now);
        state.last_success = now;
        state.known = true;
    }
    state.next_due = next_poll(state, source, report, now);
}

}  // namespace tocsin::schedule
