// What ICU knows of a language: scale words, spelled numbers, names of currencies, separators, places.
#pragma once

#include "facts/lexicon.h"
#include "facts/number.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace tocsin::facts {

/// "billion" -> 1e9, from compact notation. One and two-letter abbreviations are left out: they clash between
/// languages.
void add_scales(const std::string& locale, bool inflects, Lexicon& lexicon);

/// "twenty-one" -> 21, up to 999.
void add_spelled_numbers(const std::string& locale, Lexicon& lexicon);

Separators separators_of(const std::string& locale);

/// The names of each currency in all plural forms and its symbols.
struct CurrencyNames {
    std::map<std::string, std::set<std::string>> names;
    std::map<std::string, std::set<std::string>> symbols;
};
CurrencyNames currency_names(const std::string& locale, const std::vector<std::string>& also);

/// The currency of the country where `locale` is mostly spoken.
std::string home_currency(const std::string& locale);

/// The country's and its language's name, lower-case or not, as `locale` says them.
std::vector<std::string> country_words(const std::string& country, const std::string& locale);

struct NamedPlace {
    std::string name;  ///< in the locale
    std::string english;
    std::string country;  ///< ISO 3166-1 alpha-2
};
std::vector<NamedPlace> countries_in(const std::string& locale);
std::vector<NamedPlace> cities_in(const std::string& locale);

}  // namespace tocsin::facts
