#include "parse/quiet_times.h"

#include "html/word_table.h"
#include "parse/scope.h"
#include "parse/xml_document.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;

constexpr std::array days{
    "sunday"sv, "monday"sv, "tuesday"sv, "wednesday"sv, "thursday"sv, "friday"sv, "saturday"sv};

void add(std::vector<int>& numbers, int number) {
    const auto place = std::lower_bound(numbers.begin(), numbers.end(), number);
    if (place == numbers.end() || *place != number) {
        numbers.insert(place, number);
    }
}

}  // namespace

/// RSS 0.91 counts hours from 1 to 24, 2.0 from 0 to 23: 24 is midnight in both.
void read_skip_hours(pugi::xml_node element, FeedInfo& info) {
    std::string scratch;
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        const std::string_view text = trim(own_text(child, scratch));
        int hour = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), hour);
        if (read.ec == std::errc() && read.ptr == text.data() + text.size() && hour >= 0 && hour <= 24) {
            add(info.skip_hours, hour % 24);
        }
    }
}

void read_skip_days(pugi::xml_node element, FeedInfo& info) {
    std::string scratch;
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        const std::string_view text = trim(own_text(child, scratch));
        for (std::size_t day = 0; day < days.size(); ++day) {
            if (html::same_folded(text, days[day])) {
                add(info.skip_days, static_cast<int>(day));
            }
        }
    }
}

}  // namespace tocsin::parse
