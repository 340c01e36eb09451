// All that the dry rooms need to know, loaded and compiled: immutable, swapped whole at a reload.
#pragma once

#include "base/diagnostic.h"
#include "base/time.h"
#include "clean/cleaner.h"
#include "facts/extractor.h"
#include "match/matcher.h"
#include "story/common_words.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tocsin::pipeline {

constexpr Seconds default_spacing{15 * 60};

struct Knowledge {
    clean::Cleaner cleaner;
    facts::Extractor extractor;
    std::shared_ptr<const story::CommonWords> common_words;
    match::Matcher matcher;
    std::vector<std::string> receivers;  ///< names, for watchlists without routes
    Seconds spacing = default_spacing;   ///< between two alerts of one story
};

/// Runs the watchlists' own examples too. Null when `remarks` gained an error: nothing half-loaded leaves
/// here. Without `receivers`, for files looked at by themselves, routes may name anybody. A `rates_file`
/// takes the place of the folder's rates.tsv.
std::shared_ptr<const Knowledge> load_knowledge(const std::string& folder,
                                                const std::vector<std::string>& watchlist_files,
                                                std::optional<std::vector<std::string>> receivers,
                                                Diagnostics& remarks,
                                                Seconds spacing = default_spacing,
                                                const std::string& rates_file = {});

}  // namespace tocsin::pipeline
