// What may stand where in an expression: only words have distances, only words are counted, facts have no
// zone.
#pragma once

#include "match/expression.h"

#include <cstdint>
#include <string>

namespace tocsin::match {

/// All three give true when the operand is fine and otherwise object, at the operand.

/// For near and then; `sign` is how the user wrote it.
bool has_place(const Expression& expression,
               std::uint32_t node,
               const std::string& sign,
               const Objection& object);

/// For title:, lead: and body:.
bool fits_zone(const Expression& expression, std::uint32_t node, const Objection& object);

/// For atleast/n.
bool counts_members(const Expression& expression, std::uint32_t node, const Objection& object);

}  // namespace tocsin::match
