// Who is to be told, and how each of them has been answering.
//
//   Takes   model/receiver.h: Receiver, deliver/verdict.h: Verdict
//   Runs    on the loop thread
#pragma once

#include "base/time.h"
#include "deliver/breaker.h"
#include "deliver/verdict.h"
#include "model/receiver.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace tocsin {
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::deliver {

class Roster {
public:
    Roster(Log& log, Metrics& metrics) : log_(log), metrics_(metrics) {}

    /// What is known of a receiver is kept while its address and secrets stay; a 410 is forgiven.
    void set(std::vector<Receiver> receivers);

    /// All of them, another one first each time.
    std::vector<std::string> names_in_turn();

    /// Null when it is not on the roster.
    const Receiver* find(const std::string& name) const;

    /// Whether it answered 410.
    bool is_gone(const std::string& name) const;

    /// How many more requests it may get at `now`.
    int room(const std::string& name, Time now) const;

    /// When its pause ends; the beginning of time when it has none.
    Time pause_ends(const std::string& name) const;

    /// A request to it begins or has ended.
    void begin(const std::string& name);
    void end(const std::string& name);

    /// Counts and logs the outcome, and works it into what is known of the receiver.
    void record(const Verdict& verdict, Time now);

private:
    struct Entry {
        Receiver receiver;
        Breaker breaker;
        int underway = 0;
        bool gone = false;
    };

    void weigh(Entry& entry, const Verdict& verdict, Time now);
    void report(const Verdict& verdict);

    Log& log_;
    Metrics& metrics_;
    std::map<std::string, Entry> entries_;
    std::size_t turn_ = 0;
};

}  // namespace tocsin::deliver
