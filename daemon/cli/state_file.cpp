#include "cli/state_file.h"

#include "config/settings.h"
#include "store/inspection.h"

namespace tocsin::cli {

void add_state_file(CLI::App& app, StateFile& where) {
    app.add_option("--config", where.config, "configuration that names the state file")
        ->capture_default_str();
    app.add_option("--state-file", where.path, "the state file itself");
}

Result<std::unique_ptr<store::Inspection>> open_state(const StateFile& where) {
    if (!where.path.empty()) {
        return store::Inspection::open(where.path);
    }
    Diagnostics remarks;
    const std::optional<config::Settings> settings =
        config::load_settings(where.config, config::shipped_data_folder(), remarks);
    if (!settings) {
        return fail(ErrorKind::refused, remarks.empty() ? "no configuration" : to_text(remarks.front()));
    }
    return store::Inspection::open(settings->state_file);
}

}  // namespace tocsin::cli
