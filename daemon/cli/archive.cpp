#include "cli/archive.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace tocsin::cli {
namespace {

struct Arrival {
    Time at;
    bool has_day = true;  ///< those without a day go first
    std::string id;       ///< of those, to be in one order always
    ItemLine line;
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
    Time at{};
    for (ItemLine& line : lines) {
        const bool has_day = !line.period;
        if (line.period) {
            line.item.published = first_in(dated, *line.period);
        }
        at = line.item.published.value_or(at);
        arrivals.push_back({at, has_day, has_day ? std::string() : line.id, std::move(line)});
    }
    std::stable_sort(arrivals.begin(), arrivals.end(), [](const Arrival& one, const Arrival& other) {
        return std::tie(one.at, one.has_day, one.id) < std::tie(other.at, other.has_day, other.id);
    });
    lines.clear();
    for (Arrival& arrival : arrivals) {
        lines.push_back(std::move(arrival.line));
    }
}

}  // namespace tocsin::cli
