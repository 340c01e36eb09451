#include "config/settings.h"

#include "base/file.h"
#include "base/toml.h"
#include "config/opml.h"
#include "config/sections.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace tocsin::config {
namespace {

namespace fs = std::filesystem;

/// The files of `folder` with that ending, by name; none when there is no such folder.
std::vector<std::string> files_in(const fs::path& folder, const std::string& ending) {
    std::vector<std::string> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        if (entry.is_regular_file(none) && entry.path().extension() == ending) {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void read_one(const std::string& file, Settings& settings, Mentions& mentions, Diagnostics& remarks) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
        remarks.push_back({Level::error, file, 0, 0, bytes.error().what, ""});
        return;
    }
    if (const std::optional<TomlNode> root = parse_toml(*bytes, file, remarks)) {
        read_sections(*root, file, settings, mentions, remarks);
    }
}

void read_opml_file(const std::string& file, Settings& settings, Diagnostics& remarks) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
        remarks.push_back({Level::error, file, 0, 0, bytes.error().what, ""});
        return;
    }
    for (Source& source : read_opml(*bytes, file, remarks)) {
        const bool known = std::any_of(settings.sources.begin(),
                                       settings.sources.end(),
                                       [&](const Source& other) { return other.url == source.url; });
        if (!known) {
            put_source(std::move(source), settings);
        }
    }
}

/// A watchlist by name: the owner's folder first, then the shipped one; a path is itself.
std::string find_watchlist(const std::string& named, const fs::path& own, const fs::path& shipped) {
    if (named.find('/') != std::string::npos || named.ends_with(".toml")) {
        return fs::path(named).is_absolute() ? named : (own.parent_path() / named).string();
    }
    const fs::path mine = own / (named + ".toml");
    return fs::exists(mine) ? mine.string() : (shipped / (named + ".toml")).string();
}

void choose_watchlists(const Mentions& mentions,
                       const fs::path& folder,
                       const std::string& data_folder,
                       Settings& settings,
                       Diagnostics& remarks) {
    const fs::path own = folder / "watchlists.d";
    const fs::path shipped = fs::path(data_folder) / "watchlists";
    if (mentions.names_watchlists) {
        for (const std::string& named : mentions.watchlists) {
            settings.watchlist_files.push_back(find_watchlist(named, own, shipped));
        }
    } else {
        settings.watchlist_files = files_in(own, ".toml");
        if (settings.watchlist_files.empty()) {
            settings.watchlist_files.push_back((shipped / "ai-infrastructure.toml").string());
        }
    }
    for (const std::string& file : settings.watchlist_files) {
        if (!fs::exists(file)) {
            remarks.push_back({Level::error, settings.file, 0, 0, "no such watchlist: " + file, ""});
        }
    }
}

}  // namespace

std::optional<Settings> load_settings(const std::string& file,
                                      const std::string& data_folder,
                                      Diagnostics& remarks) {
    Settings settings;
    settings.file = file;
    settings.knowledge = (fs::path(data_folder) / "knowledge").string();
    settings.state_file = "/var/lib/tocsin/tocsin.db";
    const fs::path folder = fs::absolute(file).parent_path();
    Diagnostics found;
    Mentions mentions;
    read_one(file, settings, mentions, found);
    for (const char* drop_in : {"conf.d", "feeds.d"}) {
        for (const std::string& extra : files_in(folder / drop_in, ".toml")) {
            read_one(extra, settings, mentions, found);
        }
    }
    for (const std::string& named : mentions.opml) {
        read_opml_file((folder / named).string(), settings, found);
    }
    for (const std::string& list : files_in(folder / "feeds.d", ".opml")) {
        read_opml_file(list, settings, found);
    }
    choose_watchlists(mentions, folder, data_folder, settings, found);
    const bool broken = has_errors(found);
    remarks.insert(remarks.end(), found.begin(), found.end());
    if (broken) {
        return std::nullopt;
    }
    return settings;
}

std::string shipped_data_folder() {
    std::error_code none;
    fs::path program = fs::read_symlink("/proc/self/exe", none);
    if (program.empty()) {  // no /proc: a bare chroot
        program = fs::absolute(program_invocation_name, none);
    }
    return (program.parent_path().parent_path() / "share" / "tocsin").string();
}

}  // namespace tocsin::config
