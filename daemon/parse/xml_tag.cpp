#include "parse/xml_tag.h"

#include "parse/xml_lexis.h"

#include <algorithm>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_attributes = 64;

/// The value that stands after the '=' at `at`, which moves behind it. False when its quote is never closed.
bool read_value(std::string_view text, std::size_t& at, std::string_view& value) {
    at = after_spaces(text, at + 1);
    const char quote = at < text.size() ? text[at] : ' ';
    if (quote != '"' && quote != '\'') {
        const std::size_t stop = std::min(text.find_first_of(" \t\r\n>", at), text.size());
        value = text.substr(at, stop - at);
        at = stop;
        return true;
    }
    const std::size_t close = text.find(quote, at + 1);
    if (close == std::string_view::npos) {
        return false;
    }
    value = text.substr(at + 1, close - at - 1);
    at = close + 1;
    return true;
}

bool read_attribute(std::string_view text, std::size_t& at, std::vector<TagAttribute>& attributes) {
    if (!starts_name(text[at])) {
        ++at;  // what cannot begin a name between attributes is dropped
        return true;
    }
    const std::size_t end = name_end(text, at);
    TagAttribute attribute{text.substr(at, end - at), {}};
    at = after_spaces(text, end);
    if (at < text.size() && text[at] == '=' && !read_value(text, at, attribute.value)) {
        return false;
    }
    const bool known = std::any_of(attributes.begin(), attributes.end(), [&](const TagAttribute& other) {
        return other.name == attribute.name;
    });
    if (!known && attributes.size() < most_attributes) {
        attributes.push_back(attribute);
    }
    return true;
}

}  // namespace

std::optional<TagEnd> read_tag(std::string_view text, std::size_t at, std::vector<TagAttribute>& attributes) {
    attributes.clear();
    bool closed = false;
    while (true) {
        at = after_spaces(text, at);
        if (at >= text.size() || text[at] == '<') {
            return std::nullopt;
        }
        if (text[at] == '>') {
            return TagEnd{at + 1, closed};
        }
        if (text[at] == '/') {
            ++at;
            closed = at < text.size() && text[at] == '>';
            continue;
        }
        if (!read_attribute(text, at, attributes)) {
            return std::nullopt;
        }
    }
}

}  // namespace tocsin::parse
