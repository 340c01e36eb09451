// The one table that says which element means what.
#pragma once

#include "parse/namespaces.h"

#include <cstdint>

namespace tocsin::parse {

enum class Field : std::uint8_t {
    none,
    author,
    category,
    channel,
    comments,
    content,
    contributor,
    description,  ///< of a feed; of an item its summary, or its content when there is a summary as well
    enclosure,
    generator,
    icon,
    id,
    image,
    item,
    keywords,
    language,
    link,
    media_content,
    media_group,
    new_url,
    original_enclosure,
    original_link,
    owner,
    peer_link,
    published,
    publisher,
    rights,
    skip_days,
    skip_hours,
    source,
    summary,
    thumbnail,
    title,
    ttl,
    update_frequency,
    update_period,
    updated,
};

struct FieldRule {
    Field field = Field::none;
    std::uint8_t rank = 0;  ///< of several elements for one field the lowest wins, then the first
};

/// `name` in any case.
FieldRule find_field(Name name);

}  // namespace tocsin::parse
