// When a feed says that nothing new comes: <skipHours> and <skipDays>.
#pragma once

#include "model/feed.h"

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

void read_skip_hours(pugi::xml_node element, FeedInfo& info);
void read_skip_days(pugi::xml_node element, FeedInfo& info);

}  // namespace tocsin::parse
