// The organisations we know by name.
#pragma once

#include "base/result.h"
#include "facts/lexicon.h"
#include "facts/scripts.h"

#include <string>
#include <vector>

namespace tocsin::facts {

/// What must hold for an alias to count.
struct AliasGuard {
    bool context = false;                    ///< another organisation or an infrastructure word nearby
    std::vector<std::u32string> not_beside;  ///< folded words that make it something else: "rainforest"
};

struct KnownOrganization {
    std::string name, kind;
};

struct OrganizationTable {
    std::vector<KnownOrganization> organizations;
    std::vector<AliasGuard> guards;  ///< the first guards nothing

    struct Alias {
        std::string spelling;
        std::size_t organization = 0, guard = 0;
        bool exact_case = false;
    };
    std::vector<Alias> aliases;

    /// Word::index is the alias.
    /// Those in the alphabets of the language.
    void add_to(const Scripts& scripts, Lexicon& lexicon) const;
};

/// Columns: name, kind, guard, aliases ("a | b"). The name is an alias of itself unless the guard has
/// "no-name". Guards: "case", "context", "not:word word", separated by ';'.
[[nodiscard]] Result<OrganizationTable> read_organizations(const std::string& path, const Alphabet& alphabet);

}  // namespace tocsin::facts
