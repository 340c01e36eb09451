#include "cli/feed_lists.h"

#include "base/file.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "config/opml.h"
#include "config/settings.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace tocsin::cli {
namespace {

namespace fs = std::filesystem;

fs::path place_of(const std::string& list, const std::string& config) {
    fs::path name = list == "-" ? fs::path("imported") : fs::path(list).filename();
    name.replace_extension(".opml");
    return fs::absolute(config).parent_path() / "feeds.d" / name;
}

bool is_other_list(const fs::path& file, const std::string& text) {
    std::error_code failed;
    const Result<std::string> old = read_file(file.string());
    return old ? *old != text : fs::exists(file, failed);
}

}  // namespace

/// Not a copy: what was understood of a broken list, or of one in an old encoding, is written whole.
int import_feeds(const std::string& list, const std::string& config, Existing existing) {
    const Result<std::string> bytes = read_file(list);
    if (!bytes) {
        std::cerr << "tocsin feeds import: " << bytes.error().what << "\n";
        return no_input;
    }
    Diagnostics remarks;
    const std::vector<Source> sources = config::read_opml(*bytes, list, remarks);
    print(remarks);
    if (has_errors(remarks) || sources.empty()) {
        std::cerr << "tocsin feeds import: "
                  << (sources.empty() ? "no feeds in " : "nothing written: errors in ") << list << "\n";
        return bad_data;
    }
    const fs::path into = place_of(list, config);
    const std::string text = config::write_opml(sources);
    if (existing == Existing::keep && is_other_list(into, text)) {
        std::cerr << "tocsin feeds import: " << into.string()
                  << " holds another list; rename the new one, or give --replace\n";
        return cannot_create;
    }
    std::error_code failed;
    fs::create_directories(into.parent_path(), failed);
    const Result<> written = write_file(into.string(), text);
    if (!written) {
        std::cerr << "tocsin feeds import: " << written.error().what << "\n";
        return io_failure;
    }
    std::cout << sources.size() << " feeds written to " << into.string()
              << "; `systemctl reload tocsin` takes them over\n";
    return ok;
}

int export_feeds(const std::string& config, const std::string& data) {
    Diagnostics remarks;
    const auto settings = config::load_settings(config, data, remarks);
    if (!settings) {
        print(remarks);
        return bad_configuration;
    }
    const bool secrets = std::any_of(settings->sources.begin(),
                                     settings->sources.end(),
                                     [](const Source& source) { return !source.headers.empty(); });
    if (secrets) {
        std::cerr << "tocsin feeds export: headers are not exported\n";
    }
    std::cout << config::write_opml(settings->sources);
    return settings->sources.empty() ? negative : ok;
}

}  // namespace tocsin::cli
