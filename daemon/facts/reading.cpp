#include "facts/reading.h"

#include "text/eight_bytes.h"
#include "text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace tocsin::facts {
namespace {

/// The text folds as it is read; a blank behind a blank goes.
void take_point(Reading& reading, char32_t point) {
    std::u32string& text = reading.text;
    const auto place = static_cast<std::uint32_t>(reading.raw.size());
    reading.raw += point;
    const char32_t folded = reading.alphabet->folded(point);
    if (folded == Alphabet::several) {
        reading.alphabet->fold(point, text);
        reading.origin.resize(text.size(), place);
    } else if (folded != 0 && (folded != U' ' || text.empty() || text.back() != U' ')) {
        text += folded;
        reading.origin.push_back(place);
    }
}

/// take_point() of each byte: no ASCII character folds to several.
void take_ascii(Reading& reading, std::string_view bytes) {
    const std::size_t raw_size = reading.raw.size();
    std::size_t size = reading.text.size();
    reading.raw.resize(raw_size + bytes.size());
    reading.text.resize(size + bytes.size());
    reading.origin.resize(size + bytes.size());
    char32_t last = size > 0 ? reading.text[size - 1] : 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto point = static_cast<unsigned char>(bytes[at]);
        reading.raw[raw_size + at] = point;
        const char32_t folded = reading.alphabet->folded(point);
        reading.text[size] = folded;
        reading.origin[size] = static_cast<std::uint32_t>(raw_size + at);
        const bool kept = folded != 0 && (folded != U' ' || last != U' ');
        size += kept ? 1U : 0U;
        last = kept ? folded : last;
    }
    reading.text.resize(size);
    reading.origin.resize(size);
}

void take(Reading& reading, std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t end = text::ascii_end(utf8, at);
        if (end > at) {
            take_ascii(reading, utf8.substr(at, end - at));
            at = end;
        } else {
            take_point(reading, text::next(utf8, at));
        }
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

bool is_pause(char32_t point) {
    constexpr std::u32string_view pauses = U",;:\uFF0C\u3001\uFF1B\u060C\u061B\u2026";
    return pauses.find(point) != std::u32string_view::npos;
}

bool Reading::has_pause(Stretch stretch) const {
    return std::any_of(text.begin() + stretch.start, text.begin() + stretch.end, is_pause);
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
