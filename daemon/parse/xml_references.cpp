// The part of the repair that deals with references and forbidden characters.
#include "parse/xml_references.h"
#include "html/entities.h"
#include "parse/xml_lexis.h"
#include "parse/xml_repair.h"
#include "text/eight_bytes.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace tocsin::parse {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_xml_own(std::string_view reference) {
    static constexpr std::array<std::string_view, 5> own{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (const std::string_view one : own) {
        if (reference == one) {
            return true;
        }
    }
    return false;
}

void append_point(std::string& into, char32_t point) {
    if (point == '&') {
        into += "&amp;";
    } else if (point == '<') {
        into += "&lt;";
    } else {
        text::append(into, point);
    }
}

bool is_control(char c) {
    constexpr std::uint32_t allowed = 1U << 9U | 1U << 10U | 1U << 13U;
    const auto byte = static_cast<unsigned char>(c);
    return byte < 32 && (allowed >> byte & 1U) == 0;
}

bool any_control(std::string_view bytes) {
    for (const char c : bytes) {
        if (is_control(c)) {
            return true;
        }
    }
    return false;
}

/// The number of a reference "&#NNN;" or "&#xHHHH;" to half of a surrogate pair, or 0; `length` is set.
char32_t surrogate_at(std::string_view run, std::size_t at, std::size_t& length) {
    const bool hex = run.substr(at, 3) == "&#x" || run.substr(at, 3) == "&#X";
    const std::size_t begin = at + (hex ? 3U : 2U);
    const std::size_t end = run.substr(0, begin + 6).find(';', begin);
    std::uint32_t number = 0;
    if (run.substr(at, 2) != "&#" || end == none ||
        std::from_chars(run.data() + begin, run.data() + end, number, hex ? 16 : 10).ptr !=
            run.data() + end) {
        return 0;
    }
    length = end + 1 - at;
    return number >= 0xD800 && number < 0xE000 ? number : 0;
}

/// Two references that programs of UTF-16 write for one character; `length` of both. 0 = no such pair.
char32_t pair_at(std::string_view run, std::size_t at, std::size_t& length) {
    std::size_t first = 0, second = 0;
    const char32_t high = surrogate_at(run, at, first);
    const char32_t low = high == 0 || high >= 0xDC00 ? 0 : surrogate_at(run, at + first, second);
    length = first + second;
    return low >= 0xDC00 ? 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00) : 0;
}

}  // namespace

void append_rewritten(std::string& into, std::string_view run) {
    std::size_t done = 0;
    for (std::size_t at = run.find('&'); at != none; at = run.find('&', at)) {
        into.append(run, done, at - done);
        std::size_t pair_length = 0;
        if (const char32_t character = pair_at(run, at, pair_length); character != 0) {
            text::append(into, character);
            at += pair_length;
            done = at;
            continue;
        }
        const html::Reference reference = html::reference_at(run, at);
        const std::string_view source = run.substr(at, reference.length);
        if (reference.length == 0 || source.back() != ';') {
            into += "&amp;";
            done = ++at;
            continue;
        }
        if (is_xml_own(source)) {
            into += source;
        } else if (!reference.utf8.empty()) {
            for (std::size_t i = 0; i < reference.utf8.size();) {
                append_point(into, text::next(reference.utf8, i));
            }
        } else {
            append_point(into, reference.number);
        }
        at += reference.length;
        done = at;
    }
    into.append(run, done, run.size() - done);
}

void append_rewritten_attribute(std::string& into, std::string_view value) {
    if (html::find_special(value, 0) == none && value.find('"') == none) {
        into += value;
        return;
    }
    std::string rewritten;
    append_rewritten(rewritten, value);
    for (const char c : rewritten) {
        if (c == '"' || c == '<') {
            into += c == '"' ? "&quot;" : "&lt;";
        } else {
            into += c;
        }
    }
}

bool has_controls(std::string_view utf8) {
    std::size_t at = 0;
    for (; at + 8 <= utf8.size(); at += 8) {
        if (text::has_below(text::eight_bytes(utf8, at), 32) && any_control(utf8.substr(at, 8))) {
            return true;
        }
    }
    return any_control(utf8.substr(at)) || utf8.find("\xEF\xBF\xBE") != none ||
           utf8.find("\xEF\xBF\xBF") != none;
}

std::string drop_controls(std::string_view utf8) {
    std::string clean;
    clean.reserve(utf8.size());
    std::size_t kept = 0;  // up to here everything is in `clean`
    for (std::size_t at = 0; at < utf8.size();) {
        if (at + 8 <= utf8.size() && text::is_printable(text::eight_bytes(utf8, at))) {
            at += 8;
            continue;
        }
        const std::string_view three = utf8[at] == '\xEF' ? utf8.substr(at, 3) : std::string_view();
        const bool noncharacter = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
        if (!noncharacter && !is_control(utf8[at])) {
            ++at;
            continue;
        }
        clean.append(utf8, kept, at - kept);
        at += noncharacter ? 3 : 1;
        kept = at;
    }
    clean.append(utf8, kept, utf8.size() - kept);
    return clean;
}

std::string rewrite_references(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size() + 64);
    Finder declarations(utf8, "<!");
    Finder instructions(utf8, "<?");
    Finder comment_ends(utf8, "-->");
    Finder section_ends(utf8, "]]>");
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t special = std::min(declarations.from(at), instructions.from(at));
        append_rewritten(out, utf8.substr(at, special == none ? none : special - at));
        if (special == none) {
            break;
        }
        const std::string_view rest = utf8.substr(special);
        std::size_t next = none;
        if (rest.substr(0, 4) == "<!--") {
            next = comment_ends.from(special);
        } else if (rest.substr(0, 9) == "<![CDATA[") {
            next = section_ends.from(special);
        } else {
            next = utf8.find('>', special);
        }
        at = next == none ? utf8.size() : utf8.find('>', next) + 1;
        out.append(utf8, special, at - special);
    }
    return out;
}

}  // namespace tocsin::parse
