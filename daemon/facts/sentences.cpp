#include "facts/sentences.h"

namespace tocsin::facts {
namespace {

constexpr std::uint32_t longest_sentence = 2000;

bool always_ends(char32_t point) {
    return point == U'\u3002' || point == U'\uFF01' || point == U'\uFF1F' || point == U'\u0964' ||
           point == U'\u061F' || point == U'!' || point == U'?';
}

/// Whether the word that ends before the full stop at `stop` is an abbreviation or an initial.
bool is_abbreviated(const Reading& reading, const Hits& hits, std::uint32_t stop) {
    std::uint32_t start = stop;
    while (start > 0 && reading.is_letter(start - 1)) {
        --start;
    }
    if (start == stop || stop - start == 1) {
        return start != stop;
    }
    for (std::uint32_t from = start > 4 ? start - 4 : 0; from <= start; ++from) {
        const Hit* word = hits.longest(from, Kind::abbreviation);
        if (word != nullptr && word->end == stop) {
            return true;
        }
    }
    return false;
}

bool begins_sentence(const Reading& reading, std::uint32_t at) {
    if (at >= reading.text.size() || reading.class_at(at) != CharClass::letter) {
        return true;
    }
    const char32_t letter = reading.text[at];
    const bool cased = letter < 0x530 || (letter >= 0x1E00 && letter < 0x2000);
    return !cased || reading.is_capital(at);
}

/// Nearly all there is: no sentence ends there, whatever stands around.
bool is_plain(char32_t point) {
    return (point >= U'a' && point <= U'z') || point == U' ' || (point > U'\u3002' && point < U'\uFF01');
}

bool ends_sentence(const Reading& reading, const Hits& hits, std::uint32_t at) {
    const char32_t point = reading.text[at];
    if (point == U'\n' || always_ends(point)) {
        return true;
    }
    if (point != U'.' || !(reading.is_space(at + 1) || at + 1 >= reading.text.size())) {
        return false;
    }
    const std::uint32_t next = reading.skip_space(at + 1);
    if (is_abbreviated(reading, hits, at)) {
        return false;
    }
    return begins_sentence(reading, next);
}

}  // namespace

void cut_sentences(Reading& reading, const Hits& hits) {
    const auto size = static_cast<std::uint32_t>(reading.text.size());
    std::uint32_t start = 0;
    for (std::uint32_t at = 0; at < size; ++at) {
        if (is_plain(reading.text[at]) && at - start <= longest_sentence) {
            continue;
        }
        const bool endless = at - start > longest_sentence && !reading.is_letter(at);
        if (endless || ends_sentence(reading, hits, at)) {
            reading.sentences.push_back({start, at + 1});
            start = at + 1;
        }
    }
    if (start < size) {
        reading.sentences.push_back({start, size});
    }
}

}  // namespace tocsin::facts
