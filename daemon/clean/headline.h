// Headlines said once: repeats inside a title, the outlet's name behind it, repeats at the head of the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::clean {

/// "X X X", "X | X" and "X - X" become "X".
std::string said_once(const std::string& title);

/// "X - Outlet" and "Outlet: X" become "X" when the outlet is one of `names`.
std::string without_outlet(const std::string& title, const std::vector<std::string>& names);

/// Drops paragraphs that repeat the headline from the head, and the headline in front of the first one.
void drop_headline(const std::string& title, std::vector<std::string>& paragraphs);

/// Share of words that two texts have in common, as sets: 0 .. 1.
double word_overlap(std::string_view one, std::string_view other);

}  // namespace tocsin::clean
