#include "facts/icu_names.h"

#include <unicode/dcfmtsym.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace tocsin::facts {
namespace {

constexpr std::array shown{1., 2., 3., 5., 11., 20., 21., 100.};
constexpr int first_exponent = 3, last_exponent = 14;
constexpr std::size_t least_abbreviation = 3;

icu::Locale locale_of(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag(tag, status);
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

struct Compact {
    double digits = 0;
    icu::UnicodeString word;
};

/// Takes "1,5 Milliarden" apart.
std::optional<Compact> take_apart(const icu::UnicodeString& text) {
    Compact compact;
    std::string digits;
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 point = text.char32At(at);
        const int digit = u_charDigitValue(point);
        if (digit >= 0 && u_charType(point) == U_DECIMAL_DIGIT_NUMBER) {
            digits += static_cast<char>('0' + digit);
        } else if (u_isalpha(point) != 0 || u_charType(point) == U_NON_SPACING_MARK ||
                   u_charType(point) == U_COMBINING_SPACING_MARK || point == '.' ||
                   (u_isUWhiteSpace(point) != 0 && !compact.word.isEmpty())) {
            compact.word += u_isUWhiteSpace(point) != 0 ? UChar32{' '} : point;
        }
    }
    compact.word.trim();
    if (digits.empty() || compact.word.isEmpty()) {
        return std::nullopt;
    }
    compact.digits = std::strtod(digits.c_str(), nullptr);
    return compact;
}

bool is_safe(const icu::UnicodeString& word, bool long_form) {
    const bool latin = u_isalpha(word.char32At(0)) != 0 && word.char32At(0) < 0x2E80;
    const auto letters = static_cast<std::size_t>(word.countChar32()) - (word.endsWith(u".") ? 1U : 0U);
    return long_form || !latin || letters >= least_abbreviation;
}

void add_scale(const icu::UnicodeString& word, double value, bool inflects, Lexicon& lexicon) {
    Word scale;
    scale.kind = Kind::scale;
    scale.value = value;
    scale.inflects = inflects;
    lexicon.add(to_utf8(word), scale);
    if (word.endsWith(u".")) {
        lexicon.add(to_utf8(word.tempSubString(0, word.length() - 1)), scale);
    }
}

void add_scales_of(const icu::number::LocalizedNumberFormatter& formatter,
                   bool long_form,
                   bool inflects,
                   Lexicon& lexicon) {
    for (int exponent = first_exponent; exponent <= last_exponent; ++exponent) {
        for (const double times : shown) {
            const double value = times * std::pow(10, exponent);
            UErrorCode status = U_ZERO_ERROR;
            const auto compact = take_apart(formatter.formatDouble(value, status).toString(status));
            if (U_FAILURE(status) || !compact || compact->digits <= 0) {
                continue;
            }
            const double power = std::log10(value / compact->digits);
            const bool round = std::fabs(power - std::round(power)) < 1e-6;
            if (round && power > 2.5 && is_safe(compact->word, long_form)) {
                add_scale(compact->word, std::pow(10, std::round(power)), inflects, lexicon);
            }
        }
    }
}

bool is_cardinal(const icu::UnicodeString& rules) {
    const bool counts = rules.indexOf(u"cardinal") >= 0 || rules.indexOf(u"numbering") >= 0;
    return counts && rules.indexOf(u"year") < 0;
}

}  // namespace

void add_scales(const std::string& locale, bool inflects, Lexicon& lexicon) {
    using icu::number::Notation;
    for (const bool long_form : {true, false}) {
        const auto notation = long_form ? Notation::compactLong() : Notation::compactShort();
        const auto formatter =
            icu::number::NumberFormatter::with().notation(notation).locale(locale_of(locale));
        add_scales_of(formatter, long_form, inflects, lexicon);
    }
}

void add_spelled_numbers(const std::string& locale, Lexicon& lexicon) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat speller(icu::URBNF_SPELLOUT, locale_of(locale), status);
    if (U_FAILURE(status)) {
        return;
    }
    int most = 999;
    for (int set = 0; set < speller.getNumberOfRuleSetNames(); ++set) {
        const icu::UnicodeString rules = speller.getRuleSetName(set);
        if (!is_cardinal(rules)) {
            continue;
        }
        for (int number = 1; number <= most; ++number) {
            icu::UnicodeString spelled;
            icu::FieldPosition nowhere;
            status = U_ZERO_ERROR;
            speller.format(number, rules, spelled, nowhere, status);
            if (U_SUCCESS(status) && !spelled.isEmpty() && u_charDigitValue(spelled.char32At(0)) < 0) {
                Word word;
                word.kind = Kind::number;
                word.value = number;
                lexicon.add(to_utf8(spelled), word);
            }
        }
        most = 120;
    }
}

Separators separators_of(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(locale_of(locale), status);
    Separators separators;
    const auto first = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol symbol) {
        return static_cast<char32_t>(symbols.getConstSymbol(symbol).char32At(0));
    };
    if (U_SUCCESS(status)) {
        separators.decimal = first(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol);
        separators.group = first(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol);
    }
    if (separators.decimal != U',') {
        separators.decimal = U'.';
    }
    return separators;
}

}  // namespace tocsin::facts
