// Which columns of a list are its titles, links, dates and summaries. Pure.
#pragma once

#include "model/source.h"
#include "parse/page_columns.h"

#include <string>
#include <vector>

namespace tocsin::parse {

/// How the items chosen by one selector are read; `item` is left to the caller. No title: nothing in them
/// looks like one.
struct FieldChoices {
    Selectors selectors;
    bool headed = false;      ///< titles stand in heading elements
    bool summarised = false;  ///< most items have a sentence or two besides
};

FieldChoices choose_fields(const std::vector<Column>& columns);

}  // namespace tocsin::parse
