#include "facts/icu_names.h"

#include <unicode/locid.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

namespace tocsin::facts {
namespace {

constexpr std::array plurals{"zero", "one", "two", "few", "many", "other"};

icu::UnicodeString widen(const std::string& code) { return icu::UnicodeString::fromUTF8(code); }

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

std::vector<std::string> all_codes(const std::vector<std::string>& also) {
    std::vector<std::string> codes;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UEnumeration, void (*)(UEnumeration*)> names(
        ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status), uenum_close);
    int32_t length = 0;
    while (U_SUCCESS(status)) {
        const char* code = uenum_next(names.get(), &length, &status);
        if (code == nullptr) {
            break;
        }
        codes.emplace_back(code, static_cast<std::size_t>(length));
    }
    codes.insert(codes.end(), also.begin(), also.end());
    return codes;
}

std::string name_of(const std::string& code, const char* locale, UCurrNameStyle style) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    icu::UnicodeString wide = widen(code);  // ICU hands it back when it knows no name
    const char16_t* name =
        ucurr_getName(wide.getTerminatedBuffer(), locale, style, nullptr, &length, &status);
    return U_SUCCESS(status) ? to_utf8(icu::UnicodeString(name, length)) : code;
}

std::string plural_of(const std::string& code, const char* locale, const char* plural) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    icu::UnicodeString wide = widen(code);
    const char16_t* name =
        ucurr_getPluralName(wide.getTerminatedBuffer(), locale, nullptr, plural, &length, &status);
    return U_SUCCESS(status) ? to_utf8(icu::UnicodeString(name, length)) : code;
}

}  // namespace

CurrencyNames currency_names(const std::string& locale, const std::vector<std::string>& also) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale where = icu::Locale::forLanguageTag(locale, status);
    CurrencyNames result;
    for (const std::string& code : all_codes(also)) {
        std::set<std::string> names{name_of(code, where.getName(), UCURR_LONG_NAME)};
        for (const char* plural : plurals) {
            names.insert(plural_of(code, where.getName(), plural));
        }
        names.erase(code);
        result.names[code] = std::move(names);
        const std::string symbol = name_of(code, where.getName(), UCURR_SYMBOL_NAME);
        if (symbol != code) {
            result.symbols[code].insert(symbol);
        }
    }
    return result;
}

std::string home_currency(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale where = icu::Locale::forLanguageTag(locale, status);
    where.addLikelySubtags(status);
    std::array<char16_t, 4> code{};
    const int32_t length =
        ucurr_forLocale(where.getName(), code.data(), static_cast<int32_t>(code.size()), &status);
    return U_SUCCESS(status) && length == 3 ? to_utf8(icu::UnicodeString(code.data(), 3)) : "";
}

std::vector<std::string> country_words(const std::string& country, const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale where = icu::Locale::forLanguageTag(locale, status);
    icu::Locale region("", country.c_str());
    icu::UnicodeString name;
    icu::UnicodeString language;
    region.getDisplayCountry(where, name);
    region.addLikelySubtags(status);
    region.getDisplayLanguage(where, language);
    return {to_utf8(name), to_utf8(language)};
}

}  // namespace tocsin::facts
