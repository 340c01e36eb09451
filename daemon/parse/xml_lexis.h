// Letters of XML: what the checker and the repairer agree on.
#pragma once

#include <cstddef>
#include <string_view>

namespace tocsin::parse {

/// Finds one pattern again and again in a text read from front to back; looks at every byte once.
class Finder {
public:
    Finder(std::string_view text, std::string_view pattern) : text_(text), pattern_(pattern) {}

    std::size_t from(std::size_t at) {
        if (!searched_ || (found_ < at && found_ != std::string_view::npos)) {
            found_ = text_.find(pattern_, at);
            searched_ = true;
        }
        return found_;
    }

private:
    std::string_view text_, pattern_;
    std::size_t found_ = 0;
    bool searched_ = false;
};

inline bool is_xml_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Any byte of a multi-byte character counts as a letter.
inline bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<signed char>(c) < 0;
}

inline bool is_name_byte(char c) { return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

inline std::size_t name_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_name_byte(text[at])) {
        ++at;
    }
    return at;
}

inline std::size_t after_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && is_xml_space(text[at])) {
        ++at;
    }
    return at;
}

/// The position after a <!DOCTYPE ...> that starts at `at`, its internal subset included; npos when it is
/// cut.
inline std::size_t doctype_end(std::string_view text, std::size_t at) {
    std::size_t end = text.find_first_of("[>", at);
    if (end != std::string_view::npos && text[end] == '[') {
        end = text.find("]", end);
        end = end == std::string_view::npos ? end : text.find('>', end);
    }
    return end == std::string_view::npos ? end : end + 1;
}

}  // namespace tocsin::parse
