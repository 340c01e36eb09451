#include "cli/item_json.h"

#include "base/hash.h"
#include "clean/cleaner.h"
#include "html/fragment.h"
#include "parse/date.h"

#include <nlohmann/json.hpp>

namespace tocsin::cli {
namespace {

std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_number(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "2025-01" and "2025" say no day.
std::optional<Period> period_of(std::string_view date) {
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    const bool is_year = date.size() == year && is_number(date);
    const bool is_month = date.size() == month && is_number(date.substr(0, year)) &&
                          std::string_view("-/.").find(date[year]) != std::string_view::npos &&
                          is_number(date.substr(year + 1));
    if (!is_year && !is_month) {
        return std::nullopt;
    }
    const std::string first = std::string(date.substr(0, year)) +
                              (is_month ? "-" + std::string(date.substr(year + 1)) : "-01") + "-01";
    const std::optional<Time> begin = parse::read_date(first);
    if (!begin) {
        return std::nullopt;
    }
    using namespace std::chrono;
    const year_month_day day(floor<days>(*begin));
    return Period{*begin, Time(sys_days(is_year ? day + years(1) : day + months(1)))};
}

const nlohmann::json* id_in(const nlohmann::json& object) {
    const auto found = object.is_object() ? object.find("id") : object.end();
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string dump(const nlohmann::json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string id_json_of(std::string_view line) {
    const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
    const nlohmann::json* id = id_in(object);
    return id == nullptr ? "null" : dump(*id);
}

Result<ItemLine> read_item(std::string_view line) {
    const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object()) {
        return fail(ErrorKind::malformed, "not a JSON object");
    }
    ItemLine read;
    if (const nlohmann::json* id = id_in(object)) {
        read.id_json = dump(*id);
        read.id = id->is_string() ? id->get<std::string>() : read.id_json;
    }
    read.source.name = text_of(object, "source");
    read.source.id = hex_id(read.source.name).substr(0, 16);
    read.source.language = text_of(object, "lang");
    read.item.id = read.id;
    read.item.url = text_of(object, "url");
    read.item.title = text_of(object, "title");
    std::string text = text_of(object, "text");
    (html::looks_like_html(text) ? read.item.content_html : read.item.content_text) = std::move(text);
    read.item.language = read.source.language;
    const std::string date = text_of(object, "published");
    read.period = period_of(date);
    if (!read.period) {
        read.item.published = parse::read_date(date);
    }
    if (read.item.title.empty() && read.item.content_text.empty() && read.item.content_html.empty()) {
        return fail(ErrorKind::malformed, "an item without title and text");
    }
    return read;
}

Article article_of(const ItemLine& line, const clean::Cleaner& cleaner, Time arrived) {
    return cleaner.clean(line.item, FeedInfo{}, line.source, arrived);
}

}  // namespace tocsin::cli
