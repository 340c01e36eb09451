#include "cli/reload.h"

#include <algorithm>
#include <exception>
#include <iterator>

namespace tocsin::cli {
namespace {

std::vector<std::string> names_of(const std::vector<Receiver>& receivers) {
    std::vector<std::string> names;
    std::transform(
        receivers.begin(), receivers.end(), std::back_inserter(names), [](const Receiver& receiver) {
            return receiver.name;
        });
    return names;
}

void refuse_change(bool changed, const char* key, const std::string& file, Diagnostics& remarks) {
    if (changed) {
        remarks.push_back(
            {Level::error, file, 0, 0, std::string(key) + " changed: that needs a restart", ""});
    }
}

}  // namespace

Reloaded load_configuration(const std::string& file, const std::string& data_folder) {
    Reloaded loaded;
    loaded.settings = config::load_settings(file, data_folder, loaded.remarks);
    if (loaded.settings) {
        loaded.knowledge = pipeline::load_knowledge(loaded.settings->knowledge,
                                                    loaded.settings->watchlist_files,
                                                    names_of(loaded.settings->receivers),
                                                    loaded.remarks,
                                                    loaded.settings->alert_spacing,
                                                    loaded.settings->rates);
    }
    return loaded;
}

namespace {

/// Whatever a library throws at a configuration: a running daemon keeps the old one.
Reloaded load_or_refuse(const std::string& file, const std::string& data_folder) {
    try {
        return load_configuration(file, data_folder);
    } catch (const std::exception& error) {
        Reloaded refused;
        refused.remarks.push_back(
            {Level::error, file, 0, 0, std::string("cannot be loaded: ") + error.what(), ""});
        return refused;
    }
}

}  // namespace

Reloaded load_again(const config::Settings& current,
                    const std::string& data_folder,
                    const std::string& state_override) {
    Reloaded loaded = load_or_refuse(current.file, data_folder);
    if (!loaded.knowledge) {
        return loaded;
    }
    config::Settings& next = *loaded.settings;
    if (!state_override.empty()) {
        next.state_file = state_override;
    }
    Diagnostics refused;
    refuse_change(next.state_file != current.state_file, "state.file", current.file, refused);
    refuse_change(next.window != current.window, "state.window", current.file, refused);
    refuse_change(next.status_port != current.status_port || next.status_address != current.status_address,
                  "status",
                  current.file,
                  refused);
    refuse_change(next.workers != current.workers, "pipeline.workers", current.file, refused);
    if (!refused.empty()) {
        loaded.knowledge.reset();
        loaded.remarks.insert(loaded.remarks.end(), refused.begin(), refused.end());
    }
    return loaded;
}

}  // namespace tocsin::cli
