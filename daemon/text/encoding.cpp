#include "text/encoding.h"

#include "text/eight_bytes.h"
#include "text/encoding_evidence.h"
#include "text/encoding_names.h"
#include "text/utf8.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace tocsin::text {
namespace {

constexpr std::size_t detector_bytes = 65536;
constexpr std::size_t declaration_bytes = 1024;

struct Shape {
    std::string_view charset;  ///< "" = eight bits, ASCII below 128
    std::size_t mark = 0;      ///< length of the byte order mark
};

/// What the first bytes say of the width of a character.
Shape shape_of(std::string_view bytes) {
    using namespace std::string_view_literals;
    struct Pattern {
        std::string_view head, charset;
        std::size_t mark;
    };
    static constexpr std::array<Pattern, 12> patterns{{
        {"\xEF\xBB\xBF"sv, "utf-8"sv, 3},
        {"\0\0\xFE\xFF"sv, "utf-32be"sv, 4},
        {"\xFF\xFE\0\0"sv, "utf-32le"sv, 4},
        {"\xFE\xFF"sv, "utf-16be"sv, 2},
        {"\xFF\xFE"sv, "utf-16le"sv, 2},
        {"\0\0\0<"sv, "utf-32be"sv, 0},
        {"<\0\0\0"sv, "utf-32le"sv, 0},
        {"\0<\0"sv, "utf-16be"sv, 0},
        {"<\0"sv, "utf-16le"sv, 0},
        {"\0{\0"sv, "utf-16be"sv, 0},
        {"{\0"sv, "utf-16le"sv, 0},
        {"\x4C\x6F\xA7\x94"sv, "ibm037"sv, 0},
    }};
    for (const Pattern& pattern : patterns) {
        if (bytes.substr(0, pattern.head.size()) == pattern.head) {
            return {pattern.charset, pattern.mark};
        }
    }
    return {};
}

bool is_ascii(std::string_view bytes) { return ascii_end(bytes, 0) == bytes.size(); }

enum class Strictness { exact, lenient };

/// Null when ICU has no such converter or, being exact, a byte does not fit.
std::optional<std::string> convert(std::string_view bytes, const std::string& icu, Strictness strictness) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(icu.c_str(), &status),
                                                                  &ucnv_close);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), &ucnv_close);
    if (U_FAILURE(status) != 0) {
        return std::nullopt;
    }
    if (strictness == Strictness::exact) {
        ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    }
    std::string out;
    std::vector<char> buffer(std::min<std::size_t>(bytes.size() * 2 + 64, 1U << 16));
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    const char* source = bytes.data();
    const char* const source_end = bytes.data() + bytes.size();
    bool first = true;
    do {
        char* target = buffer.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(),
                       from.get(),
                       &target,
                       buffer.data() + buffer.size(),
                       &source,
                       source_end,
                       pivot.data(),
                       &pivot_source,
                       &pivot_target,
                       pivot.data() + pivot.size(),
                       first ? 1 : 0,
                       1,
                       &status);
        out.append(buffer.data(), target);
        first = false;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status) != 0) {
        return std::nullopt;
    }
    return out;
}

std::string detect(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), detector_bytes));
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

std::optional<Decoded> try_named(std::string_view bytes, std::string_view claimed) {
    const EncodingName name = encoding_named(claimed);
    if (name.report.empty()) {
        return std::nullopt;
    }
    if (name.report == "utf-8") {
        if (!is_utf8(bytes)) {
            return std::nullopt;
        }
        return Decoded{std::string(bytes), name.report, false};
    }
    if (name.report == "us-ascii") {
        if (!is_ascii(bytes)) {
            return std::nullopt;
        }
        return Decoded{std::string(bytes), name.report, false};
    }
    std::optional<std::string> utf8 = convert(bytes, name.icu, Strictness::exact);
    if (!utf8) {
        return std::nullopt;
    }
    return Decoded{std::move(*utf8), name.report, false};
}

/// Nothing claimed fits, or nothing was claimed.
Decoded guess(std::string_view bytes, bool conflict, std::size_t least_whole = 4) {
    if (is_utf8(bytes)) {
        return {std::string(bytes), "utf-8", conflict};
    }
    if (mostly_utf8(bytes, least_whole)) {
        return {scrub(bytes), "utf-8", true};
    }
    const std::string detected = detect(bytes);
    for (const std::string_view name : {detected == "UHC" ? "EUC-KR" : "", detected.c_str()}) {
        if (std::optional<Decoded> found = try_named(bytes, name)) {
            found->conflict = true;
            return std::move(*found);
        }
    }
    std::optional<std::string> western = convert(bytes, "windows-1252", Strictness::lenient);
    return {western ? std::move(*western) : scrub(bytes), "windows-1252", true};
}

Decoded from_wide(std::string_view bytes, std::string_view charset) {
    std::optional<std::string> utf8 = convert(bytes, std::string(charset), Strictness::exact);
    if (utf8) {
        return {std::move(*utf8), std::string(charset), false};
    }
    utf8 = convert(bytes, std::string(charset), Strictness::lenient);
    return {utf8 ? std::move(*utf8) : scrub(bytes), std::string(charset), true};
}

bool is_wide(std::string_view charset) {
    return charset.substr(0, 6) == "utf-16" || charset.substr(0, 6) == "utf-32";
}

bool is_utf8_name(std::string_view claim) { return encoding_named(claim).report == "utf-8"; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::size_t find_folded(std::string_view text, std::string_view word, std::size_t from) {
    const auto same = [](char a, char b) { return lower(a) == b; };
    const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())),
                                   text.end(),
                                   word.begin(),
                                   word.end(),
                                   same);
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

std::string_view skip_spaces(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

/// The value after `=`, quoted or not.
std::string value_after(std::string_view text) {
    text = skip_spaces(text);
    if (text.empty() || text[0] != '=') {
        return {};
    }
    text = skip_spaces(text.substr(1));
    if (text.empty()) {
        return {};
    }
    const bool quoted = text[0] == '"' || text[0] == '\'';
    const std::size_t end = quoted ? text.find(text[0], 1) : text.find_first_of(" \t\r\n;>?/\"'");
    if (quoted) {
        return end == std::string_view::npos ? std::string() : std::string(text.substr(1, end - 1));
    }
    return std::string(text.substr(0, end));
}

std::string named_in(std::string_view head, std::string_view opening, std::string_view key) {
    for (std::size_t at = find_folded(head, opening, 0); at != std::string_view::npos;
         at = find_folded(head, opening, at + 1)) {
        const std::string_view tag = head.substr(at, head.find('>', at) - at);
        const std::size_t found = find_folded(tag, key, opening.size());
        if (found != std::string_view::npos) {
            std::string value = value_after(tag.substr(found + key.size()));
            if (!value.empty()) {
                return value;
            }
        }
    }
    return {};
}

}  // namespace

Decoded to_utf8(std::string_view bytes, std::string_view transport, std::string_view declared) {
    const Shape shape = shape_of(bytes);
    if (is_wide(shape.charset)) {
        return from_wide(bytes.substr(shape.mark), shape.charset);
    }
    if (shape.mark != 0) {
        Decoded marked = guess(bytes.substr(shape.mark), false);
        marked.conflict = marked.charset != "utf-8";
        return marked;
    }
    bool conflict = false;
    const bool seconded = is_utf8_name(transport) || is_utf8_name(declared);
    for (const std::string_view claim : {transport, declared}) {
        if (claim.empty()) {
            continue;
        }
        const std::string report = encoding_named(claim).report;
        if (report != "utf-8" && is_utf8_against(bytes, report, seconded)) {
            return {std::string(bytes), "utf-8", true};
        }
        // Eight-bit bytes cannot be what a wide name says: the name was kept when the bytes were converted.
        if (!is_wide(report)) {
            if (std::optional<Decoded> decoded = try_named(bytes, claim)) {
                decoded->conflict = conflict;
                return std::move(*decoded);
            }
        }
        conflict = true;
    }
    if (!shape.charset.empty()) {
        if (std::optional<Decoded> decoded = try_named(bytes, shape.charset)) {
            return std::move(*decoded);
        }
    }
    const bool said_utf8 = is_utf8_name(transport.empty() ? declared : transport);
    return guess(bytes, conflict, said_utf8 ? 1 : 4);
}

std::string declared_charset(std::string_view bytes) {
    const Shape shape = shape_of(bytes);
    std::string_view head = bytes.substr(shape.mark, declaration_bytes * 4);
    std::string narrow;
    if (!shape.charset.empty() && shape.charset != "utf-8") {
        narrow = convert(head.substr(0, head.size() & ~std::size_t{3}),
                         std::string(shape.charset),
                         Strictness::lenient)
                     .value_or("");
        head = narrow;
    }
    const std::string from_xml = named_in(head.substr(0, declaration_bytes), "<?xml", "encoding");
    return from_xml.empty() ? named_in(head, "<meta", "charset") : from_xml;
}

std::string charset_parameter(std::string_view content_type) {
    for (std::size_t at = content_type.find(';'); at != std::string_view::npos;
         at = content_type.find(';', at + 1)) {
        const std::string_view parameter = skip_spaces(content_type.substr(at + 1));
        if (find_folded(parameter, "charset", 0) == 0) {
            return value_after(parameter.substr(7));
        }
    }
    return {};
}

}  // namespace tocsin::text
