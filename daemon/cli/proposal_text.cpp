#include "cli/proposal_text.h"

#include "cli/terminal_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace tocsin::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<const char*, std::string Selectors::*>, 5> selector_names{{
    {"item", &Selectors::item},
    {"title", &Selectors::title},
    {"link", &Selectors::link},
    {"date", &Selectors::date},
    {"summary", &Selectors::summary},
}};

}  // namespace

std::string quoted(const std::string& value) {
    // A JSON string without DEL is a TOML string.
    return ordered_json(for_terminal(value)).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string select_table(const Selectors& selectors) {
    std::string table;
    for (const auto& [name, field] : selector_names) {
        if (!(selectors.*field).empty()) {
            table += (table.empty() ? "" : ", ") + std::string(name) + " = " + quoted(selectors.*field);
        }
    }
    return "{ " + table + " }";
}

ordered_json to_value(const Selectors& selectors) {
    ordered_json select = ordered_json::object();
    for (const auto& [name, field] : selector_names) {
        if (!(selectors.*field).empty()) {
            select[name] = selectors.*field;
        }
    }
    return select;
}

ordered_json to_value(const parse::Proposal& proposal) {
    return {{"select", to_value(proposal.selectors)},
            {"score", proposal.score},
            {"items", proposal.items},
            {"dated", proposal.dated},
            {"first_title", proposal.first_title},
            {"reason", proposal.reason}};
}

}  // namespace tocsin::cli
