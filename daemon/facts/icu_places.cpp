#include "facts/icu_names.h"

#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <array>
#include <cctype>
#include <memory>

namespace tocsin::facts {
namespace {

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

/// "America/Indiana/Knox": villages that happen to have a time zone, with names that are words.
bool is_village(const icu::UnicodeString& zone) {
    return zone.indexOf(u'/') != zone.lastIndexOf(u'/') || zone.startsWith(u"Antarctica");
}

}  // namespace

std::vector<NamedPlace> countries_in(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale where = icu::Locale::forLanguageTag(locale, status);
    std::vector<NamedPlace> places;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        const icu::Locale region("", *code);
        icu::UnicodeString name;
        icu::UnicodeString english;
        region.getDisplayCountry(where, name);
        region.getDisplayCountry(icu::Locale::getEnglish(), english);
        places.push_back({to_utf8(name), to_utf8(english), *code});
    }
    return places;
}

std::vector<NamedPlace> cities_in(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale where = icu::Locale::forLanguageTag(locale, status);
    const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(where, status));
    const std::unique_ptr<icu::TimeZoneNames> english(
        icu::TimeZoneNames::createInstance(icu::Locale::getEnglish(), status));
    const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
    std::vector<NamedPlace> places;
    while (U_SUCCESS(status)) {
        const icu::UnicodeString* zone = zones->snext(status);
        if (zone == nullptr) {
            break;
        }
        std::array<char, 4> region{};
        UErrorCode unknown = U_ZERO_ERROR;
        icu::TimeZone::getRegion(*zone, region.data(), static_cast<int32_t>(region.size()), unknown);
        icu::UnicodeString name;
        icu::UnicodeString plain;
        names->getExemplarLocationName(*zone, name);
        english->getExemplarLocationName(*zone, plain);
        if (U_SUCCESS(unknown) && !is_village(*zone) && !name.isEmpty() && !plain.isEmpty()) {
            places.push_back({to_utf8(name), to_utf8(plain), region.data()});
        }
    }
    return places;
}

}  // namespace tocsin::facts
