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

/// The first moment of `dated`, which is sorted, that lies in the period; or when the period begins.
Time first_in(const std::vector<Time>& dated, const Period& period) {
    const auto first = std::lower_bound(dated.begin(), dated.end(), period.begin);
    return first != dated.end() && *first < period.end ? *first : period.begin;
}

}  // namespace

void put_in_order(std::vector<ItemLine>& lines) {
    std::vector<Time> dated;
    for (const ItemLine& line : lines) {
        if (line.item.published) {
            dated.push_back(*line.item.published);
        }
    }
    std::sort(dated.begin(), dated.end());
    std::vector<Arrival> arrivals;
    Arrival now;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        ItemLine& line = lines[index];
        if (line.period) {
            line.item.published = first_in(dated, *line.period);
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
