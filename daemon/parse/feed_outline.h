// What the names of elements say of a broken feed's outline: where it begins, what holds items, what ends
// what.
#pragma once

#include <cstddef>
#include <string_view>

namespace tocsin::parse {

/// The part of a qualified name behind its colon.
std::string_view local_part(std::string_view qualified);
/// The part before it, or "".
std::string_view prefix_part(std::string_view qualified);

bool same_name(std::string_view a, std::string_view b);

/// Where the first start tag of a feed's outermost element is, outside comments and the like; the beginning
/// when there is none.
std::size_t feed_start(std::string_view text);

/// "channel", "feed" and the others that hold items.
bool holds_items(std::string_view local);
bool is_item(std::string_view local);
/// Elements of HTML that are never closed.
bool is_void(std::string_view name);
/// Whether `open` holds text alone and the start of `next` shows it to be over.
bool is_ended_by(std::string_view open, std::string_view next);

}  // namespace tocsin::parse
