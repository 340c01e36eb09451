// Links, enclosures, categories: the lists of a feed and of its items.
#pragma once

#include "model/feed.h"
#include "parse/field_map.h"
#include "parse/scope.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

/// Which of several elements a single-valued field is taken from.
class Slot {
public:
    /// Whether `rank` beats what was taken before; then it is what was taken.
    bool take(int rank) {
        const bool better = rank < taken_;
        taken_ = better ? rank : taken_;
        return better;
    }

private:
    int taken_ = 1000;
};

/// <link>: Atom's attributes or RSS's text. `rel` is never empty.
Link read_link(pugi::xml_node element, const Scope& scope);

/// How much a link looks like the page itself: 0 best, -1 not at all.
int page_rank(const Link& link);

void add_link(std::vector<Link>& links, Link link);

/// `url` is resolved and must not be empty; the first of equal URLs stays.
void add_enclosure(std::vector<Enclosure>& enclosures, Enclosure enclosure);

/// <enclosure>, <media:content>, <media:thumbnail>, <media:peerLink>: from their attributes.
Enclosure read_enclosure(pugi::xml_node element, const Scope& scope);

/// <category>, with the nested ones of iTunes.
void read_categories(pugi::xml_node element, Ns ns, std::vector<Category>& categories);

/// "one, two, three"
void read_keywords(std::string_view text, Ns ns, std::vector<Category>& categories);

void add_category(std::vector<Category>& categories, Category category);

/// The address in an <image>: attribute, child <url> or text.
std::string read_image(pugi::xml_node element, const Scope& scope, Scopes& scopes);

}  // namespace tocsin::parse
