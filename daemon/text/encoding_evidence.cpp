#include "text/encoding_evidence.h"

#include "text/eight_bytes.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace tocsin::text {
namespace {

constexpr std::size_t least_of_letters = 3;
/// Pairs of high bytes are what these encodings consist of.
constexpr std::size_t least_of_pairs = 8;
constexpr std::array<std::string_view, 9> paired{
    "gb18030", "big5", "big5-hkscs", "shift_jis", "cp932", "euc-jp", "euc-kr", "cp949", "johab"};

/// Sequences of more than one byte, up to `most`.
std::size_t sequences(std::string_view utf8, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t at = ascii_end(utf8, 0); at < utf8.size() && count < most; at = ascii_end(utf8, at)) {
        next(utf8, at);
        ++count;
    }
    return count;
}

}  // namespace

bool mostly_utf8(std::string_view bytes, std::size_t least) {
    std::size_t whole = 0;
    std::size_t broken = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        if (lead < 0x80) {
            at = ascii_end(bytes, at);
            continue;
        }
        const std::size_t before = at;
        const char32_t point = next(bytes, at);
        const bool replaced = point == 0xFFFD && at - before != 3;
        (replaced ? broken : whole) += 1;
    }
    return whole > broken * least;
}

bool is_utf8_against(std::string_view bytes, std::string_view claimed, bool seconded) {
    const bool pairs = std::find(paired.begin(), paired.end(), claimed) != paired.end();
    const std::size_t least = seconded ? 1 : pairs ? least_of_pairs : least_of_letters;
    return is_utf8(bytes) && sequences(bytes, least) == least;
}

}  // namespace tocsin::text
