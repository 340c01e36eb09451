#include "facts/extractor.h"

#include "facts/amount_context.h"
#include "facts/deal_reader.h"
#include "facts/library.h"
#include "facts/roles.h"
#include "facts/sentences.h"
#include "facts/strangers.h"
#include "facts/superseded.h"
#include "facts/towns.h"
#include "text/language.h"

#include <algorithm>
#include <charconv>

namespace tocsin::facts {
namespace {

constexpr double least_bare = 5e7;       ///< dollars, of a headline's sum without a currency: less is a count
constexpr std::size_t day_letters = 10;  ///< "2025-01-21"
constexpr std::size_t year_letters = 4;

Statement statement_of(const Reading& reading, const FoundStatement& found) {
    if (found.value.empty()) {
        return {};
    }
    return {found.value, reading.quote(found.where), reading.span(found.where)};
}

/// Of "2025-01-21"; 0 without.
int year_of(std::string_view day) {
    int year = 0;
    std::from_chars(day.data(), day.data() + std::min(day.size(), year_letters), year);
    return year;
}

void value_in_dollars(const Rates& rates, std::string_view day, std::vector<FoundMoney>& money) {
    for (FoundMoney& found : money) {
        if (const Rate* rate = rates.of(found.money.currency, day)) {
            found.money.usd = found.money.value * rate->dollars;
            found.money.rate_date = found.money.usd > 0 ? rate->date : "";
        }
    }
}

/// "US" of "US$ 2bn".
void drop_places_in_sums(Scene& scene) {
    auto sum = scene.money.begin();  // both are in order of place
    std::erase_if(scene.places, [&](const PlaceMention& place) {
        while (sum != scene.money.end() && sum->where.end < place.where.end) {
            ++sum;
        }
        return sum != scene.money.end() && sum->where.start <= place.where.start;
    });
}

Facts facts_of(const Scene& scene) {
    const Reading& reading = *scene.page->reading;
    Facts facts;
    for (const FoundMoney& found : scene.money) {
        facts.money.push_back(found.money);
    }
    for (const OrganizationMention& mention : scene.organizations) {
        const KnownOrganization& known = scene.known(mention);
        facts.organizations.push_back({reading.quote(mention.where),
                                       reading.span(mention.where),
                                       known.name,
                                       known.kind,
                                       mention.role});
    }
    for (const PlaceMention& mention : scene.places) {
        const KnownPlace& known = *mention.place;
        facts.places.push_back({reading.quote(mention.where),
                                reading.span(mention.where),
                                known.name,
                                known.country,
                                known.region});
    }
    for (const FoundCapacity& found : scene.capacities) {
        facts.quantities.push_back(found.capacity);
    }
    return facts;
}

/// Statements of the item's own news where there is some, of the text's beginning otherwise.
void add_statements(const Scene& scene, const FoundStatement& revision, Facts& facts) {
    const Reading& reading = *scene.page->reading;
    facts.revision = statement_of(reading, revision);
    facts.hedged = is_hedged(*scene.page);
    facts.object = read_object(*scene.page, reading.sentences);
    const FoundStatement stage = read_stage(*scene.page, reading.sentences);
    facts.stage = statement_of(reading, stage);
    facts.stage_of_works = !stage.value.empty() && speaks_of_works(*scene.page, stage.where);
    facts.stage_hedged = !stage.value.empty() && is_hedged(*scene.page, stage.where);
    if (!scene.attributions.empty()) {
        facts.attribution = statement_of(reading, scene.attributions.front());
    }
    if (!scene.horizons.empty()) {
        facts.horizon = statement_of(reading, scene.horizons.front());
    }
    if (facts.deals.empty()) {
        return;
    }
    const Deal& own = facts.deals.front();
    if (!own.attribution.empty()) {
        facts.attribution.value = own.attribution;
    }
    for (const FoundStatement& horizon : scene.horizons) {
        if (horizon.value == own.horizon) {
            facts.horizon = statement_of(reading, horizon);
            break;
        }
    }
}

}  // namespace

struct Extractor::Knowledge {
    std::shared_ptr<const Library> library;  ///< shared by the copies of one Extractor
};

Extractor::Extractor(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

Result<Extractor> Extractor::load(const std::string& folder, const std::string& rates_file) {
    auto library = Library::load(folder, rates_file);
    if (!library) {
        return fail(library.error());
    }
    return Extractor(std::make_shared<const Knowledge>(Knowledge{std::move(*library)}));
}

Facts Extractor::read(const Article& article) const {
    const std::string day = article.dated ? to_rfc3339(article.published).substr(0, day_letters) : "";
    return read(article.title, article.text, article.language, day);
}

Facts Extractor::read(std::string_view title,
                      std::string_view body,
                      std::string_view language,
                      std::string_view day) const {
    const Library& library = *knowledge_->library;
    const std::string told = language.empty() ? text::language_of(body.empty() ? title : body) : "";
    const LanguageWords& words = library.of(language.empty() ? told : language);
    Reading reading = make_reading(library.alphabet(), title, body);
    const Hits hits = words.lexicon.find(reading);
    cut_sentences(reading, hits);
    const Page page{
        &reading, &hits, words.separators, number_places(reading, hits), words.home, year_of(day)};

    Scene scene;
    scene.page = &page;
    scene.cast.table = &library.organizations();
    scene.money = read_money(page, library.families());
    value_in_dollars(library.rates(), day, scene.money);
    std::erase_if(scene.money,
                  [](const FoundMoney& found) { return found.bare && found.money.usd < least_bare; });
    scene.organizations = find_organizations(reading, hits, library.organizations());
    scene.places = find_places(reading, hits, scene.organizations, words.places);
    drop_places_in_sums(scene);
    add_towns(page, library.towns(), words, scene.organizations, scene.unlisted_places, scene.places);
    add_strangers(reading, hits, scene.places, scene.organizations, scene.cast);
    scene.capacities = read_capacities(page, scene.money);
    scene.horizons = read_horizons(page);
    scene.attributions = read_attributions(page, scene.organizations, scene.cast);
    give_money_roles(page, scene.money);
    read_contexts(page, scene.money);
    const FoundStatement revision = read_revision(page);
    mark_superseded(page, revision.value == "correction", scene.money);
    share_contexts(scene.money);
    give_organization_roles(page, scene.cast, scene.organizations);

    Facts facts = facts_of(scene);
    facts.deals = read_deals(scene);
    add_statements(scene, revision, facts);
    return facts;
}

}  // namespace tocsin::facts
