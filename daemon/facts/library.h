// All that is known: the tables once, and for each language its words, made when first asked for.
#pragma once

#include "base/result.h"
#include "facts/currency_words.h"
#include "facts/lexicon.h"
#include "facts/number.h"
#include "facts/organization_table.h"
#include "facts/place_table.h"
#include "facts/rates.h"
#include "facts/town_table.h"
#include "facts/word_table.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::facts {

struct LanguageWords {
    explicit LanguageWords(const Alphabet& alphabet) : lexicon(alphabet) {}

    Lexicon lexicon;
    Separators separators;
    std::string language;
    bool inflects = false;
    std::string home;  ///< the currency that a headline may leave unsaid; "" = none
    std::vector<KnownPlace> places;
};

class Library {
public:
    [[nodiscard]] static Result<std::shared_ptr<const Library>> load(const std::string& folder,
                                                                     const std::string& rates_file);

    /// The words of `language` ("zh-Hant" falls back on "zh", what is unknown on "en"). From any thread.
    const LanguageWords& of(std::string_view language) const;

    const Alphabet& alphabet() const { return alphabet_; }
    const OrganizationTable& organizations() const { return organizations_; }
    const Rates& rates() const { return rates_; }
    const TownTable& towns() const { return towns_; }
    const Families& families() const { return plan_.families; }

private:
    struct Shelf {
        std::once_flag made;
        std::unique_ptr<LanguageWords> words;
        std::string language;
    };

    Library() = default;
    Result<> read_money(const std::string& path);
    void make_shelves();
    std::unique_ptr<LanguageWords> make(const std::string& language) const;
    void add_money(const std::string& language, Lexicon& lexicon) const;
    std::string home_of(std::string_view language) const;
    bool inflects(std::string_view language) const;

    Alphabet alphabet_;
    std::vector<WordRow> money_, words_;
    CurrencyPlan plan_;
    std::vector<std::string> inflecting_;                      ///< languages
    std::map<std::string, std::vector<std::string>> locales_;  ///< of a language, when not its own name
    OrganizationTable organizations_;
    PlaceTable places_;
    TownTable towns_;
    Rates rates_;
    std::map<std::string, std::unique_ptr<Shelf>, std::less<>> shelves_;
};

}  // namespace tocsin::facts
