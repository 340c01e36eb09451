#include "match/condition.h"

#include "base/url.h"
#include "text/fold.h"

#include <algorithm>

namespace tocsin::match {
namespace {

constexpr std::size_t most_listed = 4;

template <class Things, class Value>
std::string listed(const Things& things, const Value& value, const char* none) {
    std::vector<std::string> seen;
    for (const auto& thing : things) {
        std::string name = value(thing);
        if (!name.empty() && std::find(seen.begin(), seen.end(), name) == seen.end())
            seen.push_back(std::move(name));
    }
    if (seen.empty())
        return none;
    std::string text = "there is ";
    for (std::size_t at = 0; at < std::min(seen.size(), most_listed); ++at)
        text += (at == 0 ? "" : ", ") + seen[at];
    return seen.size() > most_listed ? text + " ..." : text;
}

std::string nearest_amount(const Facts& facts) {
    const Money* best = nullptr;
    for (const Money& money : facts.money) {
        if (best == nullptr || money.usd > best->usd)
            best = &money;
    }
    if (best == nullptr)
        return "no amount was read";
    return "the largest amount is " + best->text + (best->role.empty() ? "" : " (" + best->role + ")");
}

std::string nearest_deal(const Condition& condition, const Facts& facts) {
    if (facts.deals.empty())
        return "no deal was read";
    switch (condition.subject) {
        case Subject::amount:
            return listed(
                facts.deals,
                [](const Deal& deal) { return deal.amount ? deal.amount->text : ""; },
                "no deal has an amount");
        case Subject::stage:
            return listed(
                facts.deals, [](const Deal& deal) { return deal.stage; }, "no deal has a stage");
        case Subject::object:
            return listed(
                facts.deals, [](const Deal& deal) { return deal.object; }, "no deal has an object");
        default:
            return "no deal has it";
    }
}

bool is_under(std::string_view host, std::string_view domain) {
    return host.size() > domain.size() && host.substr(host.size() - domain.size()) == domain &&
           host[host.size() - domain.size() - 1] == '.';
}

}  // namespace

bool is_from(const Article& article, std::string_view source) {
    const std::string host = host_of(article.url);
    const std::string wanted = text::fold(source);
    if (wanted.rfind("*.", 0) == 0)
        return is_under(host, std::string_view(wanted).substr(2));
    return !wanted.empty() && (host == wanted || is_under(host, wanted) ||
                               text::fold(article.outlet) == wanted || article.feed_id == source);
}

std::string nearest_miss(const Condition& condition, const Article& article, const Facts& facts) {
    if (condition.of_deal)
        return nearest_deal(condition, facts);
    switch (condition.subject) {
        case Subject::amount:
            return nearest_amount(facts);
        case Subject::capacity:
            return listed(
                facts.quantities, [](const Quantity& one) { return one.text; }, "no capacity was read");
        case Subject::stage:
            return facts.stage.value.empty() ? "no stage was read" : "the stage is " + facts.stage.value;
        case Subject::country:
            return listed(
                facts.places, [](const Place& one) { return one.country; }, "no country was read");
        case Subject::organization:
            return listed(
                facts.organizations, [](const Organization& one) { return one.name; }, "no name was read");
        case Subject::organization_kind:
            return listed(
                facts.organizations, [](const Organization& one) { return one.kind; }, "no name was read");
        case Subject::language:
            return article.language.empty() ? "the language is unknown" : "it is in " + article.language;
        case Subject::source:
            return "it is from " + (article.outlet.empty() ? host_of(article.url) : article.outlet);
        case Subject::object:
            break;
    }
    return "";
}

}  // namespace tocsin::match
