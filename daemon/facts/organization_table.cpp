#include "facts/organization_table.h"

#include "base/table.h"
#include "facts/word_table.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace tocsin::facts {
namespace {

struct Guards {
    AliasGuard guard;
    bool exact_case = false, no_name = false;
};

std::optional<Guards> parse_guards(const std::string& text, const Alphabet& alphabet) {
    Guards guards;
    for (const std::string& part : split_words(text, ";")) {
        if (part == "case") {
            guards.exact_case = true;
        } else if (part == "context") {
            guards.guard.context = true;
        } else if (part == "no-name") {
            guards.no_name = true;
        } else if (part.rfind("not:", 0) == 0) {
            for (const std::string& word : split_words(part.substr(4), ",")) {
                guards.guard.not_beside.push_back(alphabet.fold(word));
            }
        } else {
            return std::nullopt;
        }
    }
    return guards;
}

/// Abbreviations like AMD and GIC are words when not in capitals.
bool is_abbreviation(const std::string& alias) {
    return alias.size() <= 5 && std::all_of(alias.begin(), alias.end(), [](unsigned char letter) {
               return std::isupper(letter) != 0 || std::isdigit(letter) != 0 || letter == '&';
           });
}

}  // namespace

void OrganizationTable::add_to(const Scripts& scripts, Lexicon& lexicon) const {
    for (std::size_t index = 0; index < aliases.size(); ++index) {
        if (!scripts.may_show(aliases[index].spelling)) {
            continue;
        }
        Word word;
        word.kind = Kind::organization;
        word.index = static_cast<std::uint32_t>(index);
        word.exact_case = aliases[index].exact_case;
        lexicon.add(aliases[index].spelling, std::move(word));
    }
}

Result<OrganizationTable> read_organizations(const std::string& path, const Alphabet& alphabet) {
    const auto rows = read_table(path, 4);
    if (!rows) {
        return fail(rows.error());
    }
    OrganizationTable table;
    table.guards.emplace_back();
    for (const TableRow& row : *rows) {
        const auto guards = parse_guards(row.fields[2], alphabet);
        if (!guards || row.fields[0].empty() || row.fields[1].empty()) {
            return fail(ErrorKind::malformed,
                        path + ":" + std::to_string(row.line) + ": name, kind, guard and aliases expected");
        }
        std::size_t organization = 0;
        while (organization < table.organizations.size() &&
               table.organizations[organization].name != row.fields[0]) {
            ++organization;
        }
        if (organization == table.organizations.size()) {
            table.organizations.push_back({row.fields[0], row.fields[1]});
        }
        table.guards.push_back(guards->guard);
        std::vector<std::string> spellings = split_words(row.fields[3], "|");
        if (!guards->no_name) {
            spellings.insert(spellings.begin(), row.fields[0]);
        }
        for (std::string& spelling : spellings) {
            const bool exact = guards->exact_case || is_abbreviation(spelling);
            table.aliases.push_back({std::move(spelling), organization, table.guards.size() - 1, exact});
        }
    }
    return table;
}

}  // namespace tocsin::facts
