#include "facts/library.h"

#include "facts/icu_names.h"

#include <unicode/locid.h>

#include <algorithm>
#include <utility>

namespace tocsin::facts {
namespace {

/// Rows of money.tsv that are not words.
std::vector<std::string> plan_kinds() { return {"family", "bare", "also", "inflecting", "locale"}; }

}  // namespace

Result<std::shared_ptr<const Library>> Library::load(const std::string& folder,
                                                     const std::string& rates_file) {
    std::shared_ptr<Library> library(new Library());
    if (const auto read = library->read_money(folder + "/money.tsv"); !read) {
        return fail(read.error());
    }
    auto words = read_words(folder + "/deal_words.tsv");
    auto organizations = read_organizations(folder + "/organizations.tsv", library->alphabet_);
    auto places = read_places(folder + "/places.tsv");
    auto towns = read_towns(folder + "/towns.tsv", library->alphabet_);
    auto rates = read_rates(rates_file.empty() ? folder + "/rates.tsv" : rates_file);
    if (!words) {
        return fail(words.error());
    }
    if (!organizations) {
        return fail(organizations.error());
    }
    if (!places) {
        return fail(places.error());
    }
    if (!towns) {
        return fail(towns.error());
    }
    if (!rates) {
        return fail(rates.error());
    }
    library->words_ = std::move(*words);
    library->organizations_ = std::move(*organizations);
    library->places_ = std::move(*places);
    library->towns_ = std::move(*towns);
    library->rates_ = std::move(*rates);
    library->make_shelves();
    return std::shared_ptr<const Library>(std::move(library));
}

Result<> Library::read_money(const std::string& path) {
    auto rows = read_words(path, plan_kinds());
    if (!rows) {
        return fail(rows.error());
    }
    for (WordRow& row : *rows) {
        if (row.kind == "family") {
            plan_.families.list.push_back({row.value, row.words});
        } else if (row.kind == "bare") {
            plan_.bare = row.words;
        } else if (row.kind == "also") {
            plan_.also = row.words;
        } else if (row.kind == "inflecting") {
            inflecting_ = row.languages;
        } else if (row.kind == "locale") {
            locales_[row.languages[0]] = row.words;
        } else {
            money_.push_back(std::move(row));
        }
    }
    return {};
}

void Library::make_shelves() {
    const auto add = [this](const std::string& language) {
        auto shelf = std::make_unique<Shelf>();
        shelf->language = language;
        shelves_.emplace(language, std::move(shelf));
    };
    int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    for (int32_t index = 0; index < count; ++index) {
        add(locales[index].getLanguage());
    }
    for (const auto& [language, names] : locales_) {
        add(language);
    }
}

const LanguageWords& Library::of(std::string_view language) const {
    auto found = shelves_.find(language);
    if (found == shelves_.end()) {
        found = shelves_.find(language.substr(0, language.find_first_of("-_")));
    }
    if (found == shelves_.end()) {
        found = shelves_.find("en");
    }
    Shelf& shelf = *found->second;
    std::call_once(shelf.made, [&] { shelf.words = make(shelf.language); });
    return *shelf.words;
}

std::string Library::home_of(std::string_view language) const {
    const auto found = std::find_if(money_.begin(), money_.end(), [&](const WordRow& row) {
        return row.kind == "unsaid" && row.speaks(language);
    });
    return found == money_.end() ? "" : found->value;
}

bool Library::inflects(std::string_view language) const {
    return std::find(inflecting_.begin(), inflecting_.end(), language) != inflecting_.end();
}

void Library::add_money(const std::string& language, Lexicon& lexicon) const {
    const auto named = locales_.find(language);
    const std::vector<std::string> locales =
        named == locales_.end() ? std::vector<std::string>{language} : named->second;
    const bool inflects = this->inflects(language);
    add_words(money_, language, inflects, lexicon);
    add_words(money_, "*", false, lexicon);
    for (const std::string& locale : locales) {
        add_scales(locale, inflects, lexicon);
        add_spelled_numbers(locale, lexicon);
        add_currencies(locale, plan_, inflects, alphabet_, lexicon);
    }
    if (language != "en") {
        add_currencies("en", plan_, false, alphabet_, lexicon);
    }
}

std::unique_ptr<LanguageWords> Library::make(const std::string& language) const {
    auto words = std::make_unique<LanguageWords>(alphabet_);
    const auto named = locales_.find(language);
    const std::string locale = named == locales_.end() ? language : named->second.front();
    words->separators = separators_of(locale);
    words->language = language;
    words->inflects = inflects(language);
    words->home = home_of(language);
    add_money(language, words->lexicon);
    add_words(words_, language, false, words->lexicon);
    add_words(words_, "*", false, words->lexicon);
    if (language != "en") {
        add_words(words_, "en", false, words->lexicon);
    }
    const Scripts scripts(language);
    organizations_.add_to(scripts, words->lexicon);
    places_.add_to(locale, scripts, words->lexicon, words->places);
    words->lexicon.freeze();
    return words;
}

}  // namespace tocsin::facts
