// One item: <item>, <entry>, CDF's <ITEM>.
#pragma once

#include "model/feed.h"
#include "parse/construct.h"

namespace tocsin::parse {

/// Fills `item`, which is empty. `scope` is the item's own; `feed` gives what items inherit.
void read_item(pugi::xml_node element,
               const Scope& scope,
               Scopes& scopes,
               Reading reading,
               const FeedInfo& feed,
               RawItem& item);

}  // namespace tocsin::parse
