#include "parse/page_detector.h"

#include "html/select.h"
#include "parse/page_blocks.h"
#include "parse/page_columns.h"
#include "parse/page_fields.h"
#include "parse/page_items.h"
#include "parse/page_judge.h"
#include "parse/page_leads.h"
#include "parse/page_map.h"

#include <algorithm>
#include <utility>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_nodes = 300'000;
/// Selectors tried times nodes of the page: bounds the time.
constexpr std::size_t most_work = 8'000'000;
constexpr std::size_t most_selectors = 90;
constexpr std::size_t least_selectors = 12;
constexpr std::size_t most_shown = 5;

/// The elements one selector chooses, with the fields found in them, judged.
Candidate try_selector(const PageDocument& page,
                       const PageMap& map,
                       const PageTraits& traits,
                       const std::string& selector) {
    Candidate candidate;
    candidate.proposal.selectors.item = selector;
    const Result<html::Selection> compiled = html::Selection::compile(selector);
    if (!compiled) {
        return candidate;
    }
    const std::vector<html::NodeId> nodes = compiled->all(page.tree);
    if (nodes.size() < 2) {
        return candidate;
    }
    std::vector<ItemExtent> extents = extents_of(page.tree, map.ends, nodes);
    extents.erase(std::remove_if(extents.begin(),
                                 extents.end(),
                                 [&](const ItemExtent& extent) { return is_blank(page.tree, extent); }),
                  extents.end());
    const std::vector<Column> columns = columns_of(page, map, extents);
    FieldChoices fields = choose_fields(columns);
    if (fields.selectors.title.empty()) {
        return candidate;
    }
    candidate.headed = fields.headed;
    candidate.summarised = fields.summarised;
    candidate.proposal.selectors = std::move(fields.selectors);
    candidate.proposal.selectors.item = selector;
    judge(page, map, traits, candidate);
    return candidate;
}

/// Half of the smaller set.
bool overlap(const Candidate& one, const Candidate& two) {
    const auto common = std::count_if(one.urls.begin(), one.urls.end(), [&](const std::string& url) {
        return two.urls.find(url) != two.urls.end();
    });
    return static_cast<std::size_t>(common) * 2 >= std::min(one.urls.size(), two.urls.size());
}

/// One candidate for each list of the page, the best way to read it.
std::vector<Candidate> distinct(std::vector<Candidate> candidates) {
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& one, const Candidate& two) {
        return std::pair(one.believed, one.proposal.score) > std::pair(two.believed, two.proposal.score);
    });
    std::vector<Candidate> kept;
    for (Candidate& candidate : candidates) {
        const bool known = std::any_of(
            kept.begin(), kept.end(), [&](const Candidate& other) { return overlap(candidate, other); });
        if (!known && kept.size() < 2 * most_shown) {
            kept.push_back(std::move(candidate));
        }
    }
    return kept;
}

}  // namespace

Detection detect_items(const PageDocument& page) {
    Detection detection;
    if (page.tree.nodes.size() > most_nodes) {
        detection.refusal = "the page is too large to look for a list: give selectors";
        return detection;
    }
    const PageMap map = map_page(page);
    const PageTraits traits = traits_of(page, map);
    const std::size_t affordable = most_work / page.tree.nodes.size();
    const std::size_t tries = std::clamp(affordable, least_selectors, most_selectors);
    std::vector<Candidate> candidates;
    for (const std::string& selector : item_selectors(page, map, tries)) {
        Candidate candidate = try_selector(page, map, traits, selector);
        if (!candidate.urls.empty()) {
            candidates.push_back(std::move(candidate));
        }
    }
    candidates = distinct(std::move(candidates));
    if (!candidates.empty() && candidates.front().believed) {
        add_leads(page, map, traits, candidates);
    }
    for (Candidate& candidate : candidates) {
        std::vector<Proposal>& into = candidate.believed ? detection.proposals : detection.refused;
        if (into.size() < most_shown) {
            into.push_back(std::move(candidate.proposal));
        }
    }
    if (detection.proposals.empty()) {
        detection.refusal = detection.refused.empty()
                                ? "no list of links"
                                : "no list of news; the likeliest, \"" + detection.refused[0].selectors.item +
                                      "\": " + detection.refused[0].reason;
    }
    return detection;
}

Selectors complete(const Detection& detection, const Selectors& given) {
    Selectors selectors = detection.proposals.front().selectors;
    const auto take = [&](std::string Selectors::*field) {
        if (!(given.*field).empty()) {
            selectors.*field = given.*field;
        }
    };
    take(&Selectors::title);
    take(&Selectors::link);
    take(&Selectors::date);
    take(&Selectors::summary);
    return selectors;
}

}  // namespace tocsin::parse
