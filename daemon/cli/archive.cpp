#include "cli/archive.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace tocsin::cli {
namespace {

struct Arrival {
    Time at;
    bool has_day = true;  ///< those without a day go first
    std::string id;       ///< of those, to be in one order always
    std::size_t line = 0;
};

/// The moment that is never further from the true one than half the period.
Time middle_of(const Period& period) { return period.begin + (period.end - period.begin) / 2; }

}  // namespace

void put_in_order(std::vector<ItemLine>& lines) {
    std::vector<Arrival> arrivals;
    Arrival now;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        ItemLine& line = lines[index];
        if (line.period) {
            line.item.published = middle_of(*line.period);
        }
        if (line.item.published) {  // else as the line before
            now = {*line.item.published, !line.period, line.period ? line.id : std::string(), index};
        }
        now.line = index;
        arrivals.push_back(now);
    }
    std::sort(arrivals.begin(), arrivals.end(), [](const Arrival& one, const Arrival& other) {
        return std::tie(one.at, one.has_day, one.id, one.line) <
               std::tie(other.at, other.has_day, other.id, other.line);
    });
    std::vector<ItemLine> ordered;
    ordered.reserve(lines.size());
    for (const Arrival& arrival : arrivals) {
        ordered.push_back(std::move(lines[arrival.line]));
    }
    lines = std::move(ordered);
}

}  // namespace tocsin::cli
