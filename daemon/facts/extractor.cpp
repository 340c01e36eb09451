#include "facts/extractor.h"

#include "facts/library.h"
#include "facts/money_reader.h"
#include "text/language.h"

namespace tocsin::facts {

struct Extractor::Knowledge {
    std::shared_ptr<const Library> library;  ///< shared by the copies of one Extractor
};

Extractor::Extractor(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

Result<Extractor> Extractor::load(const std::string& folder) {
    auto library = Library::load(folder);
    if (!library) {
        return fail(library.error());
    }
    return Extractor(std::make_shared<const Knowledge>(Knowledge{std::move(*library)}));
}

Facts Extractor::read(std::string_view title, std::string_view body, std::string_view language) const {
    const Library& library = *knowledge_->library;
    const LanguageWords& words = library.of(language);
    Reading reading = make_reading(library.alphabet(), title, body);
    const Hits hits = words.lexicon.find(reading);
    const Page page{&reading, &hits, words.separators};
    Facts facts;
    for (FoundMoney& found : read_money(page, library.families())) {
        found.money.usd = found.money.value * library.rates().of(found.money.currency);
        found.money.rate_date = found.money.usd > 0 ? library.rates().date : "";
        facts.money.push_back(std::move(found.money));
    }
    return facts;
}

}  // namespace tocsin::facts
