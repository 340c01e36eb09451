#include "parse/page_leads.h"

#include "html/select.h"
#include "parse/page_columns.h"
#include "parse/page_fields.h"
#include "parse/page_signature.h"

#include <algorithm>
#include <utility>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_leads = 3;
constexpr std::size_t most_below = 400;  ///< nodes of a lead story

void append(std::string& list, const std::string& more) {
    const bool known = (", " + list + ", ").find(", " + more + ", ") != std::string::npos;
    if (more.empty() || known) {
        return;
    }
    list += list.empty() ? more : ", " + more;
}

/// Both read by one set of selectors; the first one's are asked first.
Selectors joined(const Selectors& one, const Selectors& two) {
    Selectors both = one;
    append(both.item, two.item);
    append(both.title, two.title);
    append(both.link, one.link.empty() ? "" : two.link);
    append(both.date, two.date);
    append(both.summary, two.summary);
    return both;
}

/// Takes `more` into `into` when all of both is read then, and nothing else.
bool join(const PageDocument& page,
          const PageMap& map,
          const PageTraits& traits,
          const Candidate& more,
          Candidate& into) {
    Candidate both;
    both.proposal.selectors = joined(into.proposal.selectors, more.proposal.selectors);
    both.headed = into.headed;
    both.summarised = into.summarised;
    judge(page, map, traits, both);
    std::set<std::string> wanted = into.urls;
    wanted.insert(more.urls.begin(), more.urls.end());
    const bool same = both.believed && both.urls == wanted && both.proposal.dated >= into.proposal.dated;
    if (same) {
        into = std::move(both);
    }
    return same;
}

bool is_headline(const html::Tree& tree, const PageMap& map, html::NodeId link) {
    const auto heading = [&](html::NodeId node) {
        const std::string& tag = tree.nodes[node].tag;
        return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '4';
    };
    for (html::NodeId node = link; node < map.ends[link]; ++node) {
        if (heading(node)) {
            return true;
        }
    }
    html::NodeId up = tree.nodes[link].parent;
    for (std::size_t level = 0; level < 3 && up != html::no_node; ++level, up = tree.nodes[up].parent) {
        if (heading(up)) {
            return true;
        }
    }
    return false;
}

bool is_inside(const Candidate& list, const PageMap& map, html::NodeId node) {
    return std::any_of(list.nodes.begin(), list.nodes.end(), [&](html::NodeId item) {
        return item <= node && node < map.ends[item];
    });
}

std::set<std::string> shapes_of(const Candidate& list) {
    std::set<std::string> shapes;
    for (const std::string& url : list.urls) {
        shapes.insert(shape_of(url));
    }
    return shapes;
}

/// Headlines outside of the list, or links where its items are links themselves, of articles with URLs like
/// its own, before its last item.
std::vector<const PageLink*> lead_links(const PageDocument& page, const PageMap& map, const Candidate& list) {
    const std::set<std::string> shapes = shapes_of(list);
    const bool cards = page.tree.nodes[list.nodes[0]].tag == "a";
    std::vector<const PageLink*> leads;
    std::set<std::string_view> known;
    for (const PageLink& link : map.links) {
        const bool fits = link.words >= 4 && link.likeness >= 0.5 &&
                          map.regions[link.node] == Region::plain &&
                          list.urls.find(link.url) == list.urls.end() && link.node < list.nodes.back() &&
                          shapes.find(shape_of(link.url)) != shapes.end();
        if (fits && (cards || is_headline(page.tree, map, link.node)) && !is_inside(list, map, link.node) &&
            known.insert(link.url).second) {
            leads.push_back(&link);
        }
    }
    return leads;
}

/// The largest element around the link that has a name of its own and holds neither an item nor another lead.
html::NodeId element_of(const PageDocument& page,
                        const PageMap& map,
                        const Candidate& list,
                        const std::vector<const PageLink*>& leads,
                        const PageLink& lead) {
    html::NodeId best = html::no_node;
    for (html::NodeId up = lead.node; up != 0; up = page.tree.nodes[up].parent) {
        const auto holds = [&](html::NodeId node) { return node >= up && node < map.ends[up]; };
        const bool crowded = std::any_of(list.nodes.begin(), list.nodes.end(), holds) ||
                             std::any_of(leads.begin(), leads.end(), [&](const PageLink* other) {
                                 return other != &lead && holds(other->node);
                             });
        if (crowded || map.ends[up] - up > most_below || page.tree.nodes[up].tag == "body") {
            break;
        }
        if (has_name(page.tree, up)) {
            const auto compiled = html::Selection::compile(named(page.tree, up));
            best = compiled && compiled->all(page.tree).size() == 1 ? up : best;
        }
    }
    return best;
}

void add_lead(const PageDocument& page,
              const PageMap& map,
              const PageTraits& traits,
              html::NodeId element,
              const PageLink& lead,
              Candidate& list) {
    const FieldChoices fields =
        choose_fields(columns_of(page, map, {{element, map.ends[element], map.ends[element]}}));
    if (fields.selectors.title.empty()) {
        return;
    }
    Candidate single;
    single.proposal.selectors = fields.selectors;
    single.proposal.selectors.item = named(page.tree, element);
    single.urls.insert(lead.url);
    static_cast<void>(join(page, map, traits, single, list));
}

bool is_dated(const Candidate& list) { return list.proposal.dated * 2 >= list.proposal.items; }

/// Sister lists are as rich as the first, or at least built of the same headlines: a sidebar is poorer.
bool is_sister(const html::Tree& tree, const Candidate& one, const Candidate& two) {
    const bool same = one.headed && two.headed && one.summarised == two.summarised &&
                      one.proposal.selectors.title == two.proposal.selectors.title &&
                      tree.nodes[one.nodes[0]].tag == tree.nodes[two.nodes[0]].tag;
    const bool rich = is_dated(one) == is_dated(two) && (is_dated(one) || (one.headed && two.headed));
    if (!two.believed || !(rich || same)) {
        return false;
    }
    const std::set<std::string> shapes = shapes_of(one);
    const auto alike = std::count_if(two.urls.begin(), two.urls.end(), [&](const std::string& url) {
        return shapes.find(shape_of(url)) != shapes.end();
    });
    return static_cast<std::size_t>(alike) * 3 >= two.urls.size() * 2;
}

}  // namespace

void add_leads(const PageDocument& page,
               const PageMap& map,
               const PageTraits& traits,
               std::vector<Candidate>& candidates) {
    Candidate& list = candidates.front();
    for (std::size_t i = 1; i < candidates.size();) {
        const bool plain = !candidates[i].nodes.empty() &&
                           map.regions[candidates[i].nodes[0]] == map.regions[list.nodes[0]] &&
                           !is_inside(list, map, candidates[i].nodes[0]);
        if (plain && is_sister(page.tree, list, candidates[i]) &&
            join(page, map, traits, candidates[i], list)) {
            candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    const std::vector<const PageLink*> leads = lead_links(page, map, list);
    if (leads.size() > most_leads) {
        return;
    }
    for (const PageLink* lead : leads) {
        const html::NodeId element = element_of(page, map, list, leads, *lead);
        if (element != html::no_node) {
            add_lead(page, map, traits, element, *lead, list);
        }
    }
}

}  // namespace tocsin::parse
