#include "facts/statements.h"

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t edge = 3;  ///< signs before or behind the word: "[", "(", "*"
constexpr std::size_t opening_sentences = 3;

/// Whether only signs part the word from an edge of the headline; from its end, signs on both sides:
/// "(Correction)".
bool is_at_edge(const Reading& reading, const Hit& hit) {
    const auto is_sign = [&](std::uint32_t from, std::uint32_t to) {
        while (from < to && reading.class_at(from) != CharClass::letter &&
               reading.class_at(from) != CharClass::block) {
            ++from;
        }
        return from >= to;
    };
    const bool apart = hit.start > 1 && reading.class_at(hit.start - 1) == CharClass::sign;
    return (hit.start <= edge && is_sign(0, hit.start)) ||
           (apart && hit.end <= reading.title_end && hit.end + edge >= reading.title_end &&
            is_sign(hit.end, reading.title_end));
}

}  // namespace

FoundStatement read_revision(const Page& page) {
    const Reading& reading = *page.reading;
    const std::size_t sentences = std::min(reading.sentences.size(), opening_sentences);
    const std::uint32_t end =
        std::max(reading.title_end, sentences == 0 ? 0U : reading.sentences[sentences - 1].end);
    for (const Hit& hit : page.hits->between(0, end)) {
        const bool word = hit.kind == Kind::revision_word && is_at_edge(reading, hit);
        if (word || hit.kind == Kind::revision) {
            return {{hit.start, hit.end}, hit.word->text};
        }
    }
    return {};
}

}  // namespace tocsin::facts
