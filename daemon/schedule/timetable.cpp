#include "schedule/timetable.h"

#include "base/url.h"
#include "schedule/plan.h"
#include "schedule/wake_queue.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <utility>

namespace tocsin::schedule {
namespace {

using Number = std::uint32_t;

struct Plan {
    Source source;
    FeedState state;
    Number host = 0;
    bool under_way = false;
    bool removed = false;  ///< of the configuration, while its poll was under way
};

/// The feeds of one host wait in a queue of their own, so that a busy host is passed over as a whole.
struct Host {
    std::vector<WakeQueue::Entry> waiting;  ///< a heap: earliest first
    Time free_at{};
    std::size_t under_way = 0;
};

bool later(const WakeQueue::Entry& left, const WakeQueue::Entry& right) {
    return left.at != right.at ? left.at > right.at : left.number > right.number;
}

}  // namespace

struct Timetable::State {
    explicit State(Spacing wanted) : spacing(wanted) {}

    Number host_of_address(const std::string& url);
    void add(Plan plan);
    void enqueue(Number number);
    Number dequeue(Host& host);
    void plan_host(Number host);
    Plan* find(const std::string& feed_id);

    Spacing spacing;
    std::vector<Plan> plans;
    std::unordered_map<std::string, Number> numbers;  ///< by feed id
    std::vector<Host> hosts;
    std::unordered_map<std::string, Number> host_numbers;
    WakeQueue wakes;  ///< of hosts that may start a poll
    std::size_t under_way = 0;
    std::size_t removed = 0;
};

Number Timetable::State::host_of_address(const std::string& url) {
    const auto [found, fresh] = host_numbers.try_emplace(host_of(url), static_cast<Number>(hosts.size()));
    if (fresh)
        hosts.emplace_back();
    return found->second;
}

void Timetable::State::add(Plan plan) {
    const auto number = static_cast<Number>(plans.size());
    if (!numbers.try_emplace(plan.source.id, number).second)
        return;
    plan.host = host_of_address(address_of(plan.source, plan.state));
    plans.push_back(std::move(plan));
    if (plans.back().under_way) {
        ++hosts[plans.back().host].under_way;
        ++under_way;
    } else {
        enqueue(number);
    }
}

void Timetable::State::enqueue(Number number) {
    const Plan& plan = plans[number];
    if (!plan.source.enabled || plan.state.next_due >= never)
        return;
    auto& waiting = hosts[plan.host].waiting;
    waiting.push_back({plan.state.next_due, number});
    std::push_heap(waiting.begin(), waiting.end(), later);
}

Number Timetable::State::dequeue(Host& host) {
    std::pop_heap(host.waiting.begin(), host.waiting.end(), later);
    const Number number = host.waiting.back().number;
    host.waiting.pop_back();
    return number;
}

void Timetable::State::plan_host(Number number) {
    const Host& host = hosts[number];
    if (host.waiting.empty() || host.under_way >= std::max<std::size_t>(spacing.most_per_host, 1))
        wakes.remove(number);
    else
        wakes.set(number, std::max(host.waiting.front().at, host.free_at));
}

Plan* Timetable::State::find(const std::string& feed_id) {
    const auto found = numbers.find(feed_id);
    return found == numbers.end() || plans[found->second].removed ? nullptr : &plans[found->second];
}

Timetable::Timetable(Spacing spacing) : state_(std::make_unique<State>(spacing)) {}

void Timetable::set_spacing(Spacing spacing) { state_->spacing = spacing; }
Timetable::~Timetable() = default;
Timetable::Timetable(Timetable&&) noexcept = default;
Timetable& Timetable::operator=(Timetable&&) noexcept = default;

void Timetable::set_sources(const std::vector<Source>& sources,
                            const std::vector<FeedState>& states,
                            Time now) {
    std::unordered_map<std::string, const FeedState*> saved;
    saved.reserve(states.size());
    for (const FeedState& state : states)
        saved.emplace(state.feed_id, &state);

    auto next = std::make_unique<State>(state_->spacing);
    next->plans.reserve(sources.size());
    next->numbers.reserve(sources.size());
    for (const Source& source : sources) {
        Plan plan;
        plan.source = source;
        if (const auto old = state_->numbers.find(source.id); old != state_->numbers.end()) {
            Plan& before = state_->plans[old->second];
            plan.under_way = std::exchange(before.under_way, false);
            plan.state = before.state;
        } else if (const auto found = saved.find(source.id); found != saved.end()) {
            plan.state = *found->second;
        }
        plan.state.feed_id = source.id;
        if (plan.state.url.empty())
            plan.state.url = source.url;
        plan.state.next_due = first_poll(source, plan.state, now);
        next->add(std::move(plan));
    }
    for (Plan& before : state_->plans) {
        if (before.under_way) {
            before.removed = true;
            ++next->removed;
            next->add(std::move(before));
        }
    }
    for (const auto& [name, number] : state_->host_numbers) {
        if (const auto found = next->host_numbers.find(name); found != next->host_numbers.end())
            next->hosts[found->second].free_at = state_->hosts[number].free_at;
    }
    for (Number host = 0; host < next->hosts.size(); ++host)
        next->plan_host(host);
    state_ = std::move(next);
}

std::optional<Source> Timetable::take(Time now) {
    const auto wake = state_->wakes.first();
    if (!wake || wake->at > now)
        return std::nullopt;
    Host& host = state_->hosts[wake->number];
    Plan& plan = state_->plans[state_->dequeue(host)];
    plan.under_way = true;
    ++host.under_way;
    ++state_->under_way;
    host.free_at = now + state_->spacing.per_host;
    state_->plan_host(wake->number);
    Source source = plan.source;
    source.url = address_of(plan.source, plan.state);
    return source;
}

Time Timetable::next_wake() const {
    const auto wake = state_->wakes.first();
    return wake ? wake->at : never;
}

std::optional<FeedState> Timetable::finish(const std::string& feed_id, const PollReport& report, Time now) {
    const auto found = state_->numbers.find(feed_id);
    if (found == state_->numbers.end())
        return std::nullopt;
    Plan& plan = state_->plans[found->second];
    if (!plan.under_way)
        return std::nullopt;
    plan.under_way = false;
    --state_->under_way;
    --state_->hosts[plan.host].under_way;
    state_->plan_host(plan.host);
    if (plan.removed)
        return std::nullopt;
    learn(plan.state, plan.source, report, now);
    plan.host = state_->host_of_address(address_of(plan.source, plan.state));
    state_->enqueue(found->second);
    state_->plan_host(plan.host);
    return plan.state;
}

const FeedState* Timetable::state(const std::string& feed_id) const {
    const Plan* plan = state_->find(feed_id);
    return plan == nullptr ? nullptr : &plan->state;
}

const Source* Timetable::source(const std::string& feed_id) const {
    const Plan* plan = state_->find(feed_id);
    return plan == nullptr ? nullptr : &plan->source;
}

void Timetable::remember(const FeedState& state) {
    Plan* plan = state_->find(state.feed_id);
    if (plan == nullptr)
        return;
    plan->state.etag = state.etag;
    plan->state.last_modified = state.last_modified;
    plan->state.body_hash = state.body_hash;
    plan->state.parts = state.parts;
    plan->state.parts_until = state.parts_until;
}

std::size_t Timetable::size() const { return state_->plans.size() - state_->removed; }

std::size_t Timetable::under_way() const { return state_->under_way; }

std::vector<FeedState> Timetable::states() const {
    std::vector<FeedState> states;
    states.reserve(size());
    for (const Plan& plan : state_->plans) {
        if (!plan.removed)
            states.push_back(plan.state);
    }
    return states;
}

}  // namespace tocsin::schedule
