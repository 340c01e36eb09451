#include "facts/reading.h"

#include "text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace tocsin::facts {
namespace {

void take(Reading& reading, std::string_view utf8) {
    std::u32string& text = reading.text;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t point = text::next(utf8, at);
        const std::size_t before = text.size();
        reading.alphabet->fold(point, text);
        if (text.size() == before + 1 && text.back() == U' ' && before > 0 && text[before - 1] == U' ') {
            text.pop_back();
        }
        for (std::size_t folded = reading.origin.size(); folded < text.size(); ++folded) {
            reading.origin.push_back(static_cast<std::uint32_t>(reading.raw.size()));
        }
        reading.raw += point;
    }
}

}  // namespace

Reading make_reading(const Alphabet& alphabet, std::string_view title, std::string_view body) {
    Reading reading;
    reading.alphabet = &alphabet;
    reading.raw.reserve(title.size() + body.size() + 1);
    reading.text.reserve(title.size() + body.size() + 1);
    reading.origin.reserve(title.size() + body.size() + 2);
    if (!title.empty()) {
        take(reading, title);
        reading.title_end = static_cast<std::uint32_t>(reading.text.size());
        take(reading, "\n");
    }
    take(reading, body);
    reading.origin.push_back(static_cast<std::uint32_t>(reading.raw.size()));
    return reading;
}

Span Reading::span(Stretch stretch) const {
    if (stretch.start >= stretch.end) {
        return Span{origin[stretch.start], origin[stretch.start]};
    }
    return Span{origin[stretch.start], origin[stretch.end - 1] + 1U};
}

std::string Reading::quote(Stretch stretch) const {
    const Span where = span(stretch);
    std::string quoted;
    for (std::size_t at = where.start; at < where.end; ++at) {
        text::append(quoted, raw[at] == U'\n' ? U' ' : raw[at]);
    }
    return quoted;
}

bool Reading::is_capital(std::uint32_t at) const {
    const auto point = static_cast<UChar32>(raw[origin[at]]);
    return u_isupper(point) != 0 || u_istitle(point) != 0;
}

std::size_t Reading::sentence_of(std::uint32_t at) const {
    const auto after = std::upper_bound(
        sentences.begin(), sentences.end(), at, [](std::uint32_t place, const Stretch& sentence) {
            return place < sentence.start;
        });
    return after == sentences.begin() ? 0 : static_cast<std::size_t>(after - sentences.begin()) - 1;
}

}  // namespace tocsin::facts
