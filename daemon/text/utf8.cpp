#include "text/utf8.h"

#include "text/eight_bytes.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstdint>

namespace tocsin::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Read {
    char32_t point = replacement;
    std::size_t length = 1;
    bool good = false;
};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

/// One sequence as Unicode defines well-formed UTF-8 (table 3-7), else a single bad byte.
Read read_sequence(std::string_view bytes, std::size_t at) {
    const std::uint8_t lead = byte_at(bytes, at);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    const std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > bytes.size()) {
        return {};
    }
    char32_t point = static_cast<char32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t step = 1; step < length; ++step) {
        const std::uint8_t tail = byte_at(bytes, at + step);
        if ((tail & 0xC0U) != 0x80U) {
            return {};
        }
        point = (point << 6U) | (tail & 0x3FU);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
        return {};
    }
    return {point, length, true};
}

/// The length of the well-formed sequence at `at`, a byte of 128 or more; 0 = ill-formed.
std::size_t good_length(std::string_view bytes, std::size_t at) {
    const std::uint8_t lead = byte_at(bytes, at);
    const std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > bytes.size()) {
        return 0;
    }
    const std::uint8_t second = byte_at(bytes, at + 1);
    const std::uint8_t least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
        return 0;
    }
    for (std::size_t step = 2; step < length; ++step) {
        if ((byte_at(bytes, at + step) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return length;
}

bool is_space(char32_t point) {
    return point == ' ' || (point >= 9 && point <= 13) || point == 0x85 || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
           point == 0x205F || point == 0x3000;
}

/// Everything below U+0300 is in NFC as it stands; its lead bytes are below 0xCC.
bool surely_composed(std::string_view bytes) {
    return std::all_of(
        bytes.begin(), bytes.end(), [](char byte) { return static_cast<std::uint8_t>(byte) < 0xCC; });
}

/// Whether a space may begin with this byte: nearly all bytes of a text say no at once.
bool may_be_space(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value <= 0x20 || value == 0xC2 || (value >= 0xE1 && value <= 0xE3);
}

/// Whether some of eight ASCII bytes is a blank beside another, or a control.
bool breaks_spacing(std::uint64_t eight) {
    const std::uint64_t other = eight ^ eight_times(' ');
    const std::uint64_t blanks = (other - eight_times(1)) & ~other & eight_times(0x80);
    return has_below(eight, ' ') || (blanks & (blanks << 8U)) != 0;
}

/// Whether only single blanks, between other bytes, are white space. May say no too often.
bool is_collapsed(std::string_view line) {
    if (line.empty() || line.front() == ' ' || line.back() == ' ') {
        return line.empty();
    }
    for (std::size_t at = 0; at < line.size();) {
        const bool after_blank = at > 0 && line[at - 1] == ' ';
        if (at + 8 <= line.size() && (eight_bytes(line, at) & eight_times(0x80)) == 0) {
            if ((after_blank && line[at] == ' ') || breaks_spacing(eight_bytes(line, at))) {
                return false;
            }
            at += 8;
            continue;
        }
        if (line[at] == ' ') {
            if (after_blank) {
                return false;
            }
            ++at;
        } else if (!may_be_space(line[at])) {
            ++at;
        } else if (is_space(next(line, at))) {
            return false;
        }
    }
    return true;
}

void append_collapsed(std::string& into, std::string_view line) {
    if (is_collapsed(line)) {
        into.append(line);
        return;
    }
    const std::size_t begin = into.size();
    std::size_t word = 0;  // where what is to be appended begins
    const auto flush = [&](std::size_t end) {
        if (end > word) {
            into.append(into.size() > begin ? " " : "").append(line.substr(word, end - word));
        }
    };
    for (std::size_t at = 0; at < line.size();) {
        if (!may_be_space(line[at])) {
            ++at;
            continue;
        }
        const std::size_t from = at;
        if (is_space(next(line, at))) {
            flush(from);
            word = at;
        }
    }
    flush(line.size());
}

}  // namespace

char32_t next_beyond_ascii(std::string_view bytes, std::size_t& at) {
    const Read read = read_sequence(bytes, at);
    at += read.length;
    return read.point;
}

void append(std::string& into, char32_t point) {
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
        point = replacement;
    }
    const auto tail = [&](unsigned shift) {
        into += static_cast<char>(0x80U | ((static_cast<unsigned>(point) >> shift) & 0x3FU));
    };
    if (point < 0x80) {
        into += static_cast<char>(point);
    } else if (point < 0x800) {
        into += static_cast<char>(0xC0U | (point >> 6U));
        tail(0);
    } else if (point < 0x10000) {
        into += static_cast<char>(0xE0U | (point >> 12U));
        tail(6);
        tail(0);
    } else {
        into += static_cast<char>(0xF0U | (point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t count_points(std::string_view bytes) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < bytes.size(); ++count) {
        at += read_sequence(bytes, at).length;
    }
    return count;
}

bool is_utf8(std::string_view bytes) {
    std::size_t at = ascii_end(bytes, 0);
    while (at < bytes.size()) {
        const std::size_t length = good_length(bytes, at);
        if (length == 0) {
            return false;
        }
        at += length;
        if (at < bytes.size() && byte_at(bytes, at) < 0x80) {
            at = ascii_end(bytes, at);
        }
    }
    return true;
}

std::string scrub(std::string_view bytes) {
    std::string clean;
    clean.reserve(bytes.size());
    std::size_t kept = 0;  // up to here everything is in `clean`
    for (std::size_t at = 0; at < bytes.size();) {
        if (at + 8 <= bytes.size() && is_printable(eight_bytes(bytes, at))) {
            at += 8;
            continue;
        }
        const std::uint8_t byte = byte_at(bytes, at);
        const bool ascii = byte < 0x80;
        const std::size_t length = ascii ? 1 : good_length(bytes, at);
        if (ascii ? byte >= ' ' || byte == '\t' || byte == '\n' : length != 0) {
            at += length;
            continue;
        }
        clean.append(bytes, kept, at - kept);
        if (!ascii) {
            append(clean, replacement);
        }
        kept = ++at;
    }
    clean.append(bytes, kept, bytes.size() - kept);
    return clean;
}

std::string_view cut(std::string_view bytes, std::size_t most) {
    if (bytes.size() <= most) {
        return bytes;
    }
    std::size_t end = most;
    while (end > 0 && most - end < 4 && (byte_at(bytes, end) & 0xC0U) == 0x80U) {
        --end;
    }
    return bytes.substr(0, end);
}

std::string collapse_spaces(std::string_view bytes) {
    std::string collapsed;
    collapsed.reserve(bytes.size());
    append_collapsed(collapsed, bytes);
    return collapsed;
}

std::string tidy_lines(std::string_view bytes) {
    std::string tidy;
    tidy.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::size_t before = tidy.size();
        tidy.append(before > 0 ? "\n" : "");
        const std::size_t begin = tidy.size();
        append_collapsed(tidy, bytes.substr(0, end));
        if (tidy.size() == begin) {
            tidy.resize(before);
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return tidy;
}

std::string normalise(std::string bytes) {
    if (surely_composed(bytes)) {
        return bytes;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::StringPiece piece(bytes.data(), static_cast<int32_t>(bytes.size()));
    if (U_FAILURE(status) || nfc->isNormalizedUTF8(piece, status)) {
        return bytes;
    }
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    nfc->normalizeUTF8(0, piece, sink, nullptr, status);
    return U_FAILURE(status) ? bytes : composed;
}

}  // namespace tocsin::text
