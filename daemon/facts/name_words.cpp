#include "facts/name_words.h"

#include <algorithm>
#include <cstddef>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t long_word = 4;  ///< small in a headline are only shorter ones
constexpr std::size_t few = 2, many = 3;

bool is_part(const Reading& reading, std::uint32_t at) {
    return reading.is_letter(at) || reading.is_digit(at) || reading.text[at] == U'-' ||
           reading.text[at] == U'&' || reading.text[at] == U'\'';
}

}  // namespace

std::uint32_t begin_of_word(const Reading& reading, std::uint32_t end) {
    std::uint32_t begin = end;
    while (begin > 0 && is_part(reading, begin - 1)) {
        --begin;
    }
    return begin;
}

std::uint32_t end_of_word(const Reading& reading, std::uint32_t begin) {
    std::uint32_t end = begin;
    while (end < reading.text.size() && is_part(reading, end)) {
        ++end;
    }
    return end;
}

std::vector<std::uint32_t> ends_of_words(const Reading& reading, std::uint32_t start, std::size_t most) {
    std::vector<std::uint32_t> ends;
    for (std::uint32_t at = start; ends.size() < most; at = ends.back() + 1) {
        const std::uint32_t end = end_of_word(reading, at);
        if (end == at) {
            break;
        }
        ends.push_back(end);
        if (!reading.is_space(end)) {
            break;
        }
    }
    std::reverse(ends.begin(), ends.end());
    return ends;
}

std::vector<std::uint32_t> begins_of_words(const Reading& reading, std::uint32_t end, std::size_t most) {
    std::vector<std::uint32_t> begins;
    for (std::uint32_t at = end; begins.size() < most; at = begins.back() - 1) {
        const std::uint32_t begin = begin_of_word(reading, at);
        if (begin == at) {
            break;
        }
        begins.push_back(begin);
        if (begin == 0 || !reading.is_space(begin - 1)) {
            break;
        }
    }
    std::reverse(begins.begin(), begins.end());
    return begins;
}

bool is_headline(const Reading& reading, std::uint32_t at) {
    const Stretch sentence = reading.sentences[reading.sentence_of(at)];
    std::size_t small = 0;
    std::size_t capital = 0;
    for (std::uint32_t next = sentence.start; next < sentence.end && small < few; ++next) {
        if (reading.is_letter(next) && reading.is_boundary(next)) {
            const std::uint32_t end = end_of_word(reading, next);
            const bool counts = end - next >= long_word;
            small += counts && !reading.is_capital(next) ? 1U : 0U;
            capital += counts && reading.is_capital(next) ? 1U : 0U;
            next = end;
        }
    }
    return small < few && capital >= many;
}

bool is_name_word(const Reading& reading, const Hits& hits, Stretch word) {
    if (!reading.is_capital(word.start) && reading.text[word.start] != U'&') {
        return false;
    }
    const auto found = hits.at(word.start);
    return std::none_of(found.begin(), found.end(), [&](const Hit& hit) {
        const Kind kind = hit.kind;
        const bool neutral = kind == Kind::organization || kind == Kind::place || kind == Kind::company ||
                             kind == Kind::legal_form || kind == Kind::company_before ||
                             kind == Kind::clitic || kind == Kind::link || kind == Kind::short_scale ||
                             kind == Kind::unit;
        return hit.end == word.end && !neutral;
    });
}

bool is_town_word(const Hits& hits, std::uint32_t at) {
    const Hit* word = hits.longest(at, Kind::at_after);
    return word != nullptr && word->word->text != "none";
}

bool is_deed(Kind kind) {
    return kind == Kind::invest || kind == Kind::stage || kind == Kind::hedge || kind == Kind::acquire ||
           kind == Kind::partner || kind == Kind::supplier || kind == Kind::invest_into ||
           kind == Kind::change;
}

}  // namespace tocsin::facts
