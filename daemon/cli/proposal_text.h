// Selectors and proposals of selectors as people and machines read them.
#pragma once

#include "model/source.h"
#include "parse/page_detector.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace tocsin::cli {

/// A TOML string of one line.
std::string quoted(const std::string& value);

/// "{ item = "li", title = "h2" }": what `select =` takes in the configuration.
std::string select_table(const Selectors& selectors);

nlohmann::ordered_json to_value(const Selectors& selectors);
nlohmann::ordered_json to_value(const parse::Proposal& proposal);

}  // namespace tocsin::cli
