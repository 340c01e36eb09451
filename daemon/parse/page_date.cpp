#include "parse/page_date.h"

#include "parse/date.h"
#include "parse/page_relative_date.h"
#include "text/utf8.h"

#include <array>
#include <string>

namespace tocsin::parse {
namespace {

constexpr std::size_t longest_text = 120;

/// What pages put between a date and its neighbours.
constexpr std::array<std::string_view, 17> separators = {
    " ", "|", "·", "•", "–", "—", "-", ":", ";", ",", "/", "(", ")", "[", "]", "【", "】"};

bool cut_one(std::string_view& text) {
    for (const std::string_view mark : separators) {
        if (text.substr(0, mark.size()) == mark) {
            text.remove_prefix(mark.size());
            return true;
        }
        if (text.size() >= mark.size() && text.substr(text.size() - mark.size()) == mark) {
            text.remove_suffix(mark.size());
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Time> read_page_date(std::string_view text, std::optional<Time> now) {
    if (text.empty() || text.size() > longest_text) {
        return std::nullopt;
    }
    const std::string line = text::collapse_spaces(text);
    std::string_view inner = line;
    while (cut_one(inner)) {
    }
    if (inner.find_first_not_of("0123456789") == std::string_view::npos) {
        return std::nullopt;
    }
    std::optional<Time> date = read_date(line);
    if (!date && inner.size() < line.size()) {
        date = read_date(inner);
    }
    return date || !now ? date : read_relative_date(inner, *now);
}

std::optional<Time> read_attribute_date(std::string_view text, std::optional<Time> now) {
    if (text.empty() || text.size() > longest_text) {
        return std::nullopt;
    }
    const std::optional<Time> date = read_date(text::collapse_spaces(text));
    return date ? date : read_page_date(text, now);
}

}  // namespace tocsin::parse
