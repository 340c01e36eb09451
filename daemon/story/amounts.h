// Which sum of a story holds, and which is news.
#pragma once

#include "model/story.h"

#include <string_view>

namespace tocsin::story {

/// The figure of a role that holds, in dollars: neither the roundings of one that was known nor an old one
/// said again count. Null when none was known; into the story's ledger otherwise.
const LedgerEntry* current_amount(const Story& story, std::string_view role);

/// Whether it is a new figure for what was known under the same role, or one that outgrows all of the deal's
/// figures. Their difference is counted in dollars; without a rate (0) nothing can be said.
bool is_material_amount(const Story& story, std::string_view role, double usd);

/// Whether a correction replaces the figure that holds: by more than rounding, or the rate of a day; said
/// beside the figure it replaces, or new and in the headline. A report can correct something else and repeat
/// an old sum.
bool is_corrected_amount(
    const Story& story, std::string_view role, const Money& money, const Facts& facts, bool headline);

/// The sum a correcting item calls right beside the figure that holds; null when there is none or more than
/// one.
const Money* corrected_sum(const Story& story, const Facts& facts);

/// Whether the sum is not the deal's: of a year before the last, of a larger plan, far from all that the
/// story knows, or of another place, in an item that neither names a former figure nor says that one has
/// changed.
bool is_of_something_else(
    const Story& story, const Facts& facts, const Money& money, int this_year, bool headline);

}  // namespace tocsin::story
