#include "text/letter.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <vector>

namespace tocsin::text {
namespace {

constexpr std::size_t page_size = 256;
constexpr std::size_t page_count = 0x110000 / page_size;

Script script_of(char32_t point) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(point), &status)) {
        case USCRIPT_LATIN:
            return Script::latin;
        case USCRIPT_CYRILLIC:
            return Script::cyrillic;
        case USCRIPT_GREEK:
            return Script::greek;
        case USCRIPT_ARABIC:
            return Script::arabic;
        case USCRIPT_HEBREW:
            return Script::hebrew;
        case USCRIPT_HAN:
            return Script::han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return Script::kana;
        case USCRIPT_HANGUL:
            return Script::hangul;
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return Script::unspaced;
        default:
            return Script::other;
    }
}

/// Punctuation that the general category does not tell apart.
Kind punctuation(char32_t point) {
    switch (point) {
        case U'\'':
        case U'’':
        case U'‘':
        case U'ʼ':
        case U'＇':
        case U'´':
        case U'`':
            return Kind::apostrophe;
        case U'.':
        case U'．':
            return Kind::stop;
        case U'!':
        case U'?':
        case U'\n':
        case U'\x0B':
        case U'\x0C':
        case U'\u2028':
        case U'\u2029':
        case U'…':
        case U'。':
        case U'｡':
        case U'！':
        case U'？':
        case U'؟':
        case U'۔':
        case U'।':
            return Kind::end;
        default:
            return Kind::separator;
    }
}

Kind kind_of(char32_t point, Script script) {
    const Kind sign = punctuation(point);
    if (sign != Kind::separator) {
        return sign;
    }
    const auto code = static_cast<UChar32>(point);
    const bool sound_mark = point == 0x30FC || point == 0xFF70;  // ー lengthens kana of either script
    if (sound_mark || ((script == Script::han || script == Script::kana) && u_isalpha(code) != 0)) {
        return Kind::ideograph;
    }
    switch (u_charType(code)) {
        case U_OTHER_LETTER:
            return script == Script::unspaced ? Kind::ideograph : Kind::letter;
        case U_DECIMAL_DIGIT_NUMBER:
        case U_OTHER_NUMBER:
            return Kind::digit;
        case U_LETTER_NUMBER:
            return script == Script::han ? Kind::ideograph : Kind::letter;
        case U_NON_SPACING_MARK:
        case U_COMBINING_SPACING_MARK:
        case U_ENCLOSING_MARK:
            return Kind::mark;
        case U_FORMAT_CHAR:
            return Kind::ignorable;
        default:
            break;
    }
    if (point == 0xFF9E || point == 0xFF9F) {
        return Kind::mark;
    }  // half-width voicing
    return u_isalpha(code) != 0 ? Kind::letter : Kind::separator;
}

Letter describe(char32_t point) {
    Letter letter;
    letter.script = script_of(point);
    letter.kind = kind_of(point, letter.script);
    if (letter.kind == Kind::digit) {
        letter.script = Script::digits;
    }
    if (letter.kind == Kind::ideograph && letter.script == Script::other) {
        letter.script = Script::kana;
    }
    const auto code = static_cast<UChar32>(point);
    letter.upper = u_isUUppercase(code) != 0 || u_istitle(code) != 0;
    letter.lower = u_isULowercase(code) != 0;
    return letter;
}

class LetterTable {
public:
    LetterTable() {
        const auto none = static_cast<std::uint16_t>(0);
        pages_.emplace_back();
        index_.fill(none);
        for (std::size_t page = 0; page < page_count; ++page) {
            add(page);
        }
    }

    Letter operator[](char32_t point) const {
        return point < 0x110000 ? pages_[index_[point / page_size]][point % page_size] : Letter();
    }

private:
    using Page = std::array<Letter, page_size>;

    /// The large scripts are alike throughout: their pages are made once.
    void add(std::size_t page) {
        const std::size_t block = page * page_size;
        std::size_t like = page;
        if (block >= 0x4E00 && block < 0x9F00) {
            like = 0x4E;
        }
        if (block >= 0xAC00 && block < 0xD700) {
            like = 0xAC;
        }
        if (block >= 0x20000 && block < 0x2A600) {
            like = 0x200;
        }
        if (block >= 0x2A600 && block < 0x32400) {
            like = 0x200;
        }
        if (block >= 0x32400) {
            return;
        }
        if (like < page) {
            index_[page] = index_[like];
            return;
        }
        Page& made = pages_.emplace_back();
        for (std::size_t offset = 0; offset < page_size; ++offset) {
            made[offset] = describe(static_cast<char32_t>(block + offset));
        }
        index_[page] = static_cast<std::uint16_t>(pages_.size() - 1);
    }

    std::array<std::uint16_t, page_count> index_{};
    std::vector<Page> pages_;
};

}  // namespace

Letter letter_of(char32_t point) {
    static const LetterTable table;
    return table[point];
}

}  // namespace tocsin::text
