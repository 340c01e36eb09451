// What stands at the same place in every item of a list: the columns of the table a list is. Pure.
#pragma once

#include "parse/page_items.h"
#include "parse/page_map.h"

#include <string>
#include <vector>

namespace tocsin::parse {

/// The first thing that a selector finds in one item.
struct Cell {
    std::string text;
    std::string url;        ///< of the link it is, holds or is in; "" = none
    std::string target;     ///< of the first link that the selector finds, with or without text
    std::size_t words = 0;  ///< of `text`
    double likeness = 0;    ///< of `url`, see PageLink
    bool found = false;     ///< there is text
    bool is_date = false;   ///< the text is a date
    bool composed = false;  ///< the text stands in several blocks
    bool dated = false;     ///< this element, or one of the next that the selector finds, is a date

    bool operator==(const Cell& other) const { return text == other.text; }
};

struct Column {
    std::string selector;      ///< as in Selectors, "~ " in front when it looks beside the item
    std::string tag;           ///< of its elements
    bool within_link = false;  ///< its elements are or stand inside links
    std::vector<Cell> cells;   ///< one for each item
};

/// At most 200 columns, of the first 60 items and the first 150 elements of each.
std::vector<Column> columns_of(const PageDocument& page,
                               const PageMap& map,
                               const std::vector<ItemExtent>& items);

}  // namespace tocsin::parse
