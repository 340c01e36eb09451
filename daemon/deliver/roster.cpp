#include "deliver/roster.h"

#include "base/label.h"
#include "base/log.h"
#include "base/metrics.h"

#include <algorithm>
#include <utility>

namespace tocsin::deliver {
namespace {

constexpr int most_per_receiver = 4;

bool same_address(const Receiver& left, const Receiver& right) {
    const auto equal = [](const Secret& one, const Secret& other) { return one.reveal() == other.reveal(); };
    return equal(left.url, right.url) &&
           std::equal(
               left.secrets.begin(), left.secrets.end(), right.secrets.begin(), right.secrets.end(), equal);
}

}  // namespace

void Roster::set(std::vector<Receiver> receivers) {
    std::map<std::string, Entry> fresh;
    for (Receiver& receiver : receivers) {
        Entry entry;
        const auto known = entries_.find(receiver.name);
        if (known != entries_.end()) {
            entry.underway = known->second.underway;
            if (same_address(known->second.receiver, receiver)) {
                entry.breaker = known->second.breaker;
            }
        }
        entry.receiver = std::move(receiver);
        const std::string name = label("receiver", entry.receiver.name);
        metrics_.set("tocsin_circuit_open", name, entry.breaker.is_open() ? 1 : 0);
        metrics_.set("tocsin_receiver_disabled", name, 0);
        fresh.emplace(entry.receiver.name, std::move(entry));
    }
    entries_ = std::move(fresh);
}

std::vector<std::string> Roster::names_in_turn() {
    std::vector<std::string> names;
    for (const auto& [name, entry] : entries_) {
        names.push_back(name);
    }
    if (!names.empty()) {
        const auto first = static_cast<std::ptrdiff_t>(turn_++ % names.size());
        std::rotate(names.begin(), names.begin() + first, names.end());
    }
    return names;
}

const Receiver* Roster::find(const std::string& name) const {
    const auto entry = entries_.find(name);
    return entry == entries_.end() ? nullptr : &entry->second.receiver;
}

bool Roster::is_gone(const std::string& name) const {
    const auto entry = entries_.find(name);
    return entry != entries_.end() && entry->second.gone;
}

int Roster::room(const std::string& name, Time now) const {
    const auto found = entries_.find(name);
    if (found == entries_.end()) {
        return 0;
    }
    const Entry& entry = found->second;
    // What is gone is not asked, only buried.
    const int usual = entry.gone ? most_per_receiver : entry.breaker.allowance(now, most_per_receiver);
    return std::max(0, usual - entry.underway);
}

Time Roster::pause_ends(const std::string& name) const {
    const auto entry = entries_.find(name);
    return entry == entries_.end() || entry->second.gone ? Time{} : entry->second.breaker.pause_ends();
}

void Roster::begin(const std::string& name) { ++entries_.at(name).underway; }

void Roster::end(const std::string& name) {
    const auto entry = entries_.find(name);
    // A receiver that left the roster and came back starts at nothing.
    if (entry != entries_.end() && entry->second.underway > 0) {
        --entry->second.underway;
    }
}

void Roster::record(const Verdict& verdict, Time now) {
    const std::string& receiver = verdict.message.receiver;
    const std::string name = label("receiver", receiver);
    metrics_.add("tocsin_deliveries_total", name + "," + label("outcome", name_of(verdict.outcome)));
    const auto entry = entries_.find(receiver);
    if (entry != entries_.end()) {
        weigh(entry->second, verdict, now);
        metrics_.set("tocsin_circuit_open", name, entry->second.breaker.is_open() ? 1 : 0);
    }
    report(verdict);
}

void Roster::weigh(Entry& entry, const Verdict& verdict, Time now) {
    const std::string& receiver = entry.receiver.name;
    const bool was_open = entry.breaker.is_open();
    if (verdict.outcome == Outcome::delivered) {
        entry.breaker.succeeded();
    } else if (verdict.outcome == Outcome::gone) {
        entry.gone = true;
        metrics_.set("tocsin_receiver_disabled", label("receiver", receiver), 1);
        log_.error("receiver disabled", {{"receiver", receiver}, {"error", verdict.message.error}});
    } else {
        entry.breaker.failed(now);
    }
    if (verdict.pause) {
        entry.breaker.asked(now, *verdict.pause);
    }
    if (entry.breaker.is_open() && !was_open) {
        log_.warning("receiver keeps failing, probing it from now on", {{"receiver", receiver}});
    } else if (was_open && !entry.breaker.is_open()) {
        log_.notice("receiver is back", {{"receiver", receiver}});
    }
}

void Roster::report(const Verdict& verdict) {
    const Message& message = verdict.message;
    std::vector<Field> fields = {{"message", message.id},
                                 {"receiver", message.receiver},
                                 {"alert", message.alert_id},
                                 {"attempt", std::to_string(message.attempts)},
                                 {"status", std::to_string(message.status)}};
    if (verdict.outcome == Outcome::delivered) {
        log_.info("alert delivered", std::move(fields));
        return;
    }
    fields.push_back({"error", message.error});
    if (verdict.outcome == Outcome::failed) {
        fields.push_back({"next", to_rfc3339(message.next_at)});
        log_.warning("delivery failed", std::move(fields));
        return;
    }
    log_.error("alert not delivered, given up", std::move(fields));
}

}  // namespace tocsin::deliver
