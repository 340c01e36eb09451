// UTF-8 by hand: decoding, encoding, counting. Bad bytes become U+FFFD, one each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tocsin::text {

/// next() where a byte of 128 or more stands.
char32_t next_beyond_ascii(std::string_view bytes, std::size_t& at);

/// Reads one code point at `at` and moves past it; `at` must be inside `bytes`.
inline char32_t next(std::string_view bytes, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    return byte < 0x80 ? ++at, byte : next_beyond_ascii(bytes, at);
}

void append(std::string& into, char32_t point);

std::size_t count_points(std::string_view bytes);

bool is_utf8(std::string_view bytes);

/// The bytes with every ill-formed sequence replaced, C0 controls but tab and newline removed.
std::string scrub(std::string_view bytes);

/// At most `most` bytes, cut between code points.
std::string_view cut(std::string_view bytes, std::size_t most);

/// Runs of white space (Unicode's) become one space; none at the ends.
std::string collapse_spaces(std::string_view bytes);

/// Like collapse_spaces, line by line; empty lines go.
std::string tidy_lines(std::string_view bytes);

/// NFC. Cheap when the text is already so.
std::string normalise(std::string bytes);

}  // namespace tocsin::text
