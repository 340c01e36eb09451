#include "text/fold.h"

#include "text/letter.h"
#include "text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <vector>

namespace tocsin::text {
namespace {

constexpr std::size_t page_size = 256;
constexpr std::size_t page_count = 0x110000 / page_size;

/// Letters that Unicode keeps apart and readers do not. 0 drops the letter.
char32_t plain_letter(char32_t point) {
    switch (point) {
        case U'ٱ':
            return U'ا';
        case U'ى':
        case U'ی':
            return U'ي';
        case U'ة':
            return U'ه';
        case U'ک':
            return U'ك';
        case U'ـ':
            return 0;
        case U'ł':
            return U'l';
        case U'ø':
            return U'o';
        case U'đ':
        case U'ð':
            return U'd';
        case U'ħ':
            return U'h';
        case U'ı':
            return U'i';
        case U'‘':
        case U'’':
        case U'‚':
        case U'‛':
        case U'′':
        case U'´':
        case U'`':
        case U'ʼ':
            return U'\'';
        case U'“':
        case U'”':
        case U'„':
        case U'‟':
        case U'″':
        case U'«':
        case U'»':
            return U'"';
        case U'‐':
        case U'‑':
        case U'‒':
        case U'–':
        case U'—':
        case U'―':
        case U'−':
            return U'-';
        default:
            return point;
    }
}

std::string_view two_letters(char32_t point) {
    switch (point) {
        case U'æ':
            return "ae";
        case U'œ':
            return "oe";
        case U'þ':
            return "th";
        default:
            return {};
    }
}

/// Accents of alphabets go; the vowel signs of Indic and other scripts are letters and stay, as do the
/// voicing of kana and the breve of й.
bool is_dropped_mark(UChar32 point, UChar32 before) {
    if (u_charType(point) != U_NON_SPACING_MARK && u_charType(point) != U_ENCLOSING_MARK) {
        return false;
    }
    if (point == 0x3099 || point == 0x309A) {
        return false;
    }
    if (point == 0x0306 && before == U'и') {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(point, &status);
    return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_ARABIC ||
           script == USCRIPT_HEBREW || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
           script == USCRIPT_LATIN;
}

void append_plain(icu::UnicodeString& into, UChar32 point) {
    const int digit = u_charDigitValue(point);
    if (digit >= 0 && u_charType(point) == U_DECIMAL_DIGIT_NUMBER) {
        into.append(static_cast<UChar>('0' + digit));
        return;
    }
    if (const std::string_view letters = two_letters(static_cast<char32_t>(point)); !letters.empty()) {
        into.append(static_cast<UChar>(letters[0])).append(static_cast<UChar>(letters[1]));
        return;
    }
    const char32_t plain = plain_letter(static_cast<char32_t>(point));
    if (plain != 0) {
        into.append(static_cast<UChar32>(plain));
    }
}

/// NFKD of a typographic mark begins with a space ("´" is " ́"): such marks are mapped before.
std::string fold_by_icu(char32_t point) {
    const auto code = static_cast<UChar32>(point);
    if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) {
        return "";
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString source;
    append_plain(source, code);
    const icu::UnicodeString parts = decompose->normalize(source.foldCase(U_FOLD_CASE_DEFAULT), status);
    icu::UnicodeString kept;
    UChar32 before = 0;
    const icu::UnicodeString low = icu::UnicodeString(parts).foldCase(U_FOLD_CASE_DEFAULT);
    for (int32_t at = 0; at < low.length(); at = low.moveIndex32(at, 1)) {
        const UChar32 letter = low.char32At(at);
        if (!is_dropped_mark(letter, before)) {
            append_plain(kept, letter);
        }
        before = letter;
    }
    std::string folded;
    compose->normalize(kept, status).toUTF8String(folded);
    return folded;
}

/// Pages whose letters all fold to themselves are left out.
class FoldTable {
public:
    FoldTable() {
        pool_.reserve(32768);
        for (std::size_t page = 0; page < page_count; ++page) {
            const std::size_t block = page * page_size;
            const bool folds = block < 0x3400 || (block >= 0xA600 && block < 0xAC00) ||
                               (block >= 0xF900 && block < 0x10000) ||
                               (block >= 0x10400 && block < 0x10600) ||
                               (block >= 0x1D400 && block < 0x1F300) ||
                               (block >= 0x2F800 && block < 0x2FA20) || (block >= 0xE0000 && block < 0xE0200);
            if (folds) {
                add(block);
            }
        }
    }

    /// Null when the letter folds to itself.
    const std::string* find(char32_t point) const {
        const std::uint16_t page = point < 0x110000 ? index_[point / page_size] : 0;
        if (page == 0) {
            return nullptr;
        }
        const std::int32_t place = pages_[page - 1U][point % page_size];
        return place < 0 ? nullptr : &pool_[static_cast<std::size_t>(place)];
    }

private:
    using Page = std::array<std::int32_t, page_size>;

    void add(std::size_t block) {
        Page page;
        page.fill(-1);
        bool any = false;
        for (std::size_t offset = 0; offset < page_size; ++offset) {
            const auto point = static_cast<char32_t>(block + offset);
            if (u_isdefined(static_cast<UChar32>(point)) == 0 || (point >= 0xD800 && point < 0xE000)) {
                continue;
            }
            std::string folded = fold_by_icu(point);
            std::string itself;
            append(itself, point);
            if (folded == itself) {
                continue;
            }
            any = true;
            page[offset] = static_cast<std::int32_t>(pool_.size());
            pool_.push_back(std::move(folded));
        }
        if (!any) {
            return;
        }
        pages_.push_back(page);
        index_[block / page_size] = static_cast<std::uint16_t>(pages_.size());
    }

    std::array<std::uint16_t, page_count> index_{};
    std::vector<Page> pages_;
    std::vector<std::string> pool_;
};

const FoldTable& table() {
    static const FoldTable made;
    return made;
}

/// A voicing mark written after its kana (half-width ﾊﾞ): "は" + mark is "ば".
bool voice_last_kana(char32_t mark, std::string& into) {
    if (into.size() < 3) {
        return false;
    }
    std::size_t at = into.size() - 3;
    const char32_t kana = next(into, at);
    if (at != into.size() || kana < 0x3041 || kana > 0x30FD) {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 composed = icu::Normalizer2::getNFCInstance(status)->composePair(
        static_cast<UChar32>(kana), static_cast<UChar32>(mark));
    if (U_FAILURE(status) || composed < 0) {
        return false;
    }
    into.resize(into.size() - 3);
    append(into, static_cast<char32_t>(composed));
    return true;
}

}  // namespace

void fold_beyond_ascii(char32_t point, std::string& into) {
    const bool voicing = point == 0x3099 || point == 0xFF9E;
    if ((voicing || point == 0x309A || point == 0xFF9F) && voice_last_kana(voicing ? 0x3099 : 0x309A, into)) {
        return;
    }
    if (const std::string* folded = table().find(point)) {
        into.append(*folded);
    } else {
        append(into, point);
    }
}

std::string fold(std::string_view utf8) {
    std::string folded;
    folded.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        fold_point(next(utf8, at), folded);
    }
    return folded;
}

Folded fold_with_places(std::string_view utf8) {
    Folded folded;
    folded.text.reserve(utf8.size());
    folded.origin.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto from = static_cast<std::uint32_t>(at);
        const char32_t point = next(utf8, at);
        fold_point(point, folded.text);
        if (point < 0x80) {
            folded.origin.push_back(from);
        } else {
            folded.origin.resize(folded.text.size(), from);
        }
    }
    return folded;
}

}  // namespace tocsin::text
