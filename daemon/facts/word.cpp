#include "facts/word.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tocsin::facts {
namespace {

using Named = std::pair<std::string_view, Kind>;

constexpr std::array names{
    Named{"number", Kind::number},
    Named{"article", Kind::article},
    Named{"half-after", Kind::half_after},
    Named{"point", Kind::point},
    Named{"scale", Kind::scale},
    Named{"lone-scale", Kind::lone_scale},
    Named{"short-scale", Kind::short_scale},
    Named{"currency", Kind::currency},
    Named{"sign", Kind::sign},
    Named{"national", Kind::national},
    Named{"minor", Kind::minor},
    Named{"join", Kind::join},
    Named{"link", Kind::link},
    Named{"range", Kind::range},
    Named{"range-and", Kind::range_and},
    Named{"between", Kind::between},
    Named{"at-least", Kind::at_least},
    Named{"at-most", Kind::at_most},
    Named{"about", Kind::about},
    Named{"at-least-after", Kind::at_least_after},
    Named{"at-most-after", Kind::at_most_after},
    Named{"about-after", Kind::about_after},
    Named{"clitic", Kind::clitic},
    Named{"elided", Kind::elided},
    Named{"unsaid", Kind::unsaid},
    Named{"not-money", Kind::not_money},
    Named{"counted", Kind::counted},
    Named{"unit", Kind::unit},
    Named{"at", Kind::at},
    Named{"at-after", Kind::at_after},
    Named{"origin-after", Kind::origin_after},
    Named{"role", Kind::role},
    Named{"stage", Kind::stage},
    Named{"works", Kind::works},
    Named{"stage-apart", Kind::stage_apart},
    Named{"unmet", Kind::unmet},
    Named{"not-stage", Kind::not_stage},
    Named{"hedge", Kind::hedge},
    Named{"expected", Kind::expected},
    Named{"calendar", Kind::calendar},
    Named{"expected-after", Kind::expected_after},
    Named{"holds", Kind::holds},
    Named{"unnamed-source", Kind::unnamed_source},
    Named{"says-who", Kind::says_who},
    Named{"source-says", Kind::source_says},
    Named{"year-word", Kind::year_word},
    Named{"month-word", Kind::month_word},
    Named{"within", Kind::within},
    Named{"within-after", Kind::within_after},
    Named{"until", Kind::until},
    Named{"until-after", Kind::until_after},
    Named{"invest", Kind::invest},
    Named{"invest-into", Kind::invest_into},
    Named{"into", Kind::into},
    Named{"object", Kind::object},
    Named{"artificial-intelligence", Kind::artificial_intelligence},
    Named{"list-and", Kind::list_and},
    Named{"partner", Kind::partner},
    Named{"technology-partner", Kind::technology_partner},
    Named{"supplier", Kind::supplier},
    Named{"acquire", Kind::acquire},
    Named{"toward", Kind::toward},
    Named{"beside", Kind::beside},
    Named{"earlier", Kind::earlier},
    Named{"instead", Kind::instead},
    Named{"instead-after", Kind::instead_after},
    Named{"not-sum", Kind::not_sum},
    Named{"right", Kind::right},
    Named{"whole", Kind::whole},
    Named{"whole-after", Kind::whole_after},
    Named{"plan", Kind::plan},
    Named{"change", Kind::change},
    Named{"change-from", Kind::change_from},
    Named{"change-to", Kind::change_to},
    Named{"revision", Kind::revision},
    Named{"revision-word", Kind::revision_word},
    Named{"abbreviation", Kind::abbreviation},
    Named{"legal-form", Kind::legal_form},
    Named{"company", Kind::company},
    Named{"company-before", Kind::company_before},
    Named{"article-before", Kind::article_before},
    Named{"firm", Kind::firm},
    Named{"not-name", Kind::not_name},
};

}  // namespace

std::optional<Kind> kind_named(std::string_view name) {
    const auto* const found =
        std::find_if(names.begin(), names.end(), [&](const Named& named) { return named.first == name; });
    if (found == names.end()) {
        return std::nullopt;
    }
    return found->second;
}

}  // namespace tocsin::facts
