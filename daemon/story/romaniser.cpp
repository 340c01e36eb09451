#include "story/romaniser.h"

#include "text/utf8.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <unordered_map>

namespace tocsin::story {
namespace {

bool is_han(char32_t point) {
    return (point >= 0x3400 && point <= 0x9FFF) || (point >= 0x20000 && point <= 0x3FFFF);
}

/// The class of sounds a consonant belongs to, '\0' for those that come and go between languages.
char sound(char letter) {
    switch (letter) {
        case 'b':
        case 'v':
            return 'b';
        case 'c':
        case 'k':
        case 'q':
            return 'k';
        case 'l':
        case 'r':
            return 'r';
        case 'm':
        case 'n':
            return 'n';
        case 'p':
        case 'f':
            return 'p';
        case 's':
        case 'z':
        case 'x':
            return 's';
        case 'd':
        case 'g':
        case 'j':
        case 't':
            return letter;
        default:
            return '\0';
    }
}

}  // namespace

struct Romaniser::Table {
    const std::string& letter(char32_t point);

    std::unique_ptr<icu::Transliterator> icu;
    bool asked = false;
    std::unordered_map<char32_t, std::string> known;
};

const std::string& Romaniser::Table::letter(char32_t point) {
    const auto found = known.find(point);
    if (found != known.end()) {
        return found->second;
    }
    if (!asked) {
        asked = true;
        UErrorCode status = U_ZERO_ERROR;
        icu.reset(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (U_FAILURE(status) != 0) {
            icu.reset();
        }
    }
    std::string& latin = known[point];
    if (icu != nullptr) {
        icu::UnicodeString written(static_cast<UChar32>(point));
        icu->transliterate(written);
        for (std::int32_t i = 0; i < written.length(); ++i) {
            if (written[i] >= u'a' && written[i] <= u'z') {
                latin += static_cast<char>(written[i]);
            }
        }
    }
    return latin;
}

Romaniser::Romaniser() : table_(std::make_unique<Table>()) {}
Romaniser::~Romaniser() = default;
Romaniser::Romaniser(Romaniser&&) noexcept = default;
Romaniser& Romaniser::operator=(Romaniser&&) noexcept = default;

std::string Romaniser::latin(std::string_view folded) {
    std::string written;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t point = text::next(folded, at);
        if (point >= U'a' && point <= U'z') {
            written += static_cast<char>(point);
        } else if (point >= 0x80 && !is_han(point)) {
            written += table_->letter(point);
        }
    }
    return written;
}

std::string skeleton(std::string_view latin) {
    std::string bones;
    for (std::size_t i = 0; i < latin.size(); ++i) {
        char letter = sound(latin[i]);
        if (latin[i] == 'p' && i + 1 < latin.size() && latin[i + 1] == 'h') {
            letter = 'p';
        }
        if (letter != '\0' && (bones.empty() || bones.back() != letter || latin[i - 1] != latin[i])) {
            bones += letter;
        }
    }
    return bones.size() < 3 ? std::string() : bones;
}

}  // namespace tocsin::story
