#include "pipeline/knowledge.h"

#include "match/examples.h"

#include <algorithm>

namespace tocsin::pipeline {
namespace {

template <class Part>
std::optional<Part> loaded(Result<Part> part, const std::string& folder, Diagnostics& remarks) {
    if (!part) {
        remarks.push_back({Level::error, folder, 0, 0, part.error().what, ""});
        return std::nullopt;
    }
    return *std::move(part);
}

/// A route to nobody is found when the configuration is read, not when it should have rung.
void check_routes(const match::Watchlist& watchlist,
                  const std::vector<std::string>& receivers,
                  Diagnostics& remarks) {
    for (const auto& [severity, names] : watchlist.manner.routes) {
        for (const std::string& name : names) {
            if (std::find(receivers.begin(), receivers.end(), name) == receivers.end()) {
                const std::string meant = nearest(name, receivers);
                remarks.push_back({Level::error,
                                   watchlist.file,
                                   0,
                                   0,
                                   "alert.routes." + severity + ": no receiver named \"" + name + "\"",
                                   meant.empty() ? "" : "did you mean \"" + meant + "\"?"});
            }
        }
    }
}

}  // namespace

std::shared_ptr<const Knowledge> load_knowledge(const std::string& folder,
                                                const std::vector<std::string>& watchlist_files,
                                                std::optional<std::vector<std::string>> receivers,
                                                Diagnostics& remarks,
                                                Seconds spacing,
                                                const std::string& rates_file) {
    Diagnostics found;
    std::optional<clean::Cleaner> cleaner = loaded(clean::Cleaner::load(folder), folder, found);
    std::optional<facts::Extractor> extractor =
        loaded(facts::Extractor::load(folder, rates_file), folder, found);
    std::optional<story::CommonWords> common_words =
        loaded(story::CommonWords::load(folder + "/common_words.tsv"), folder, found);
    std::vector<match::Watchlist> watchlists;
    for (const std::string& file : watchlist_files) {
        if (std::optional<match::Watchlist> watchlist = match::load_watchlist(file, found)) {
            if (receivers) {
                check_routes(*watchlist, *receivers, found);
            }
            watchlists.push_back(*std::move(watchlist));
        }
    }
    if (extractor) {
        const match::ReadFacts read =
            [&](const std::string& title, const std::string& body, const std::string& language) {
                return extractor->read(title, body, language);
            };
        for (const match::Watchlist& watchlist : watchlists) {
            const Diagnostics failed = match::run_examples(watchlist, read);
            found.insert(found.end(), failed.begin(), failed.end());
        }
    }
    const bool broken = has_errors(found);
    remarks.insert(remarks.end(), found.begin(), found.end());
    if (broken) {
        return nullptr;
    }
    return std::make_shared<const Knowledge>(
        Knowledge{*std::move(cleaner),
                  *std::move(extractor),
                  std::make_shared<const story::CommonWords>(*std::move(common_words)),
                  match::Matcher(std::move(watchlists)),
                  std::move(receivers).value_or(std::vector<std::string>()),
                  spacing});
}

}  // namespace tocsin::pipeline
