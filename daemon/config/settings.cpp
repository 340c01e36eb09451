#include "config/settings.h"

#include "base/file.h"
#include "base/toml.h"
#include "config/opml.h"
#include "config/sections.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>

namespace tocsin::config {
namespace {

namespace fs = std::filesystem;

void complain(const std::string& file, std::string message, Diagnostics& remarks) {
    remarks.push_back({Level::error, file, 0, 0, std::move(message), ""});
}

/// The files of `folder` with that ending, by name; none when there is no such folder.
std::vector<std::string> files_in(const fs::path& folder, const std::string& ending, Diagnostics& remarks) {
    std::vector<std::string> files;
    std::error_code failed;
    std::error_code none;
    fs::directory_iterator at(folder, failed);
    for (; !failed && at != fs::directory_iterator(); at.increment(failed)) {
        if (at->path().extension() == ending && at->is_regular_file(none)) {
            files.push_back(at->path().string());
        }
    }
    if (failed && failed != std::errc::no_such_file_or_directory) {
        complain(folder.string(), "cannot read this folder: " + failed.message(), remarks);
    }
    std::sort(files.begin(), files.end());
    return files;
}

void read_one(const std::string& file, Draft& draft) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
        complain(file, bytes.error().what, draft.remarks);
        return;
    }
    if (const std::optional<TomlNode> root = parse_toml(*bytes, file, draft.remarks)) {
        read_sections(*root, file, draft);
    }
}

void read_opml_file(const std::string& file, Draft& draft) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
        complain(file, bytes.error().what, draft.remarks);
        return;
    }
    add_feeds(read_opml(*bytes, file, draft.remarks), file, draft);
}

void read_files(const std::string& file, const fs::path& folder, Draft& draft) {
    read_one(file, draft);
    for (const char* drop_in : {"conf.d", "feeds.d"}) {
        for (const std::string& extra : files_in(folder / drop_in, ".toml", draft.remarks)) {
            read_one(extra, draft);
        }
    }
    for (const Mention& mention : draft.opml) {
        read_opml_file((folder / mention.named).string(), draft);
    }
    for (const std::string& list : files_in(folder / "feeds.d", ".opml", draft.remarks)) {
        read_opml_file(list, draft);
    }
}

/// A watchlist by name: the owner's folder first, then the shipped one; a path is itself.
std::string find_watchlist(const std::string& named, const fs::path& own, const fs::path& shipped) {
    if (named.find('/') != std::string::npos || named.ends_with(".toml")) {
        return fs::path(named).is_absolute() ? named : (own.parent_path() / named).string();
    }
    std::error_code none;
    const fs::path mine = own / (named + ".toml");
    return fs::exists(mine, none) ? mine.string() : (shipped / (named + ".toml")).string();
}

/// Watchlists are told apart by the names of their files: two of one name would share what they told.
void name_watchlists(const fs::path& own, const fs::path& shipped, Draft& draft) {
    std::set<std::string> names;
    for (const Mention& mention : draft.watchlists) {
        const std::string file = find_watchlist(mention.named, own, shipped);
        std::error_code failed;
        const bool there = fs::exists(file, failed);
        std::string wrong;
        if (!there) {
            wrong = "no such watchlist: " + file + (failed ? ": " + failed.message() : "");
        } else if (!names.insert(fs::path(file).stem().string()).second) {
            wrong = "a watchlist of this name is listed already: " + mention.named;
        }
        if (!wrong.empty()) {
            draft.remarks.push_back(
                {Level::error, mention.file, mention.line, mention.column, std::move(wrong), ""});
        }
        draft.settings.watchlist_files.push_back(file);
    }
}

void choose_watchlists(const fs::path& folder, const std::string& data_folder, Draft& draft) {
    const fs::path own = folder / "watchlists.d";
    const fs::path shipped = fs::path(data_folder) / "watchlists";
    if (draft.names_watchlists) {
        name_watchlists(own, shipped, draft);
        return;
    }
    std::vector<std::string>& files = draft.settings.watchlist_files;
    files = files_in(own, ".toml", draft.remarks);
    if (!files.empty()) {
        return;
    }
    files.push_back((shipped / "ai-infrastructure.toml").string());
    std::error_code none;
    if (!fs::exists(files.front(), none)) {
        complain(draft.settings.file, "no such watchlist: " + files.front(), draft.remarks);
    }
}

}  // namespace

std::optional<Settings> load_settings(const std::string& file,
                                      const std::string& data_folder,
                                      Diagnostics& remarks) {
    Draft draft;
    draft.settings.file = file;
    draft.settings.knowledge = (fs::path(data_folder) / "knowledge").string();
    draft.settings.state_file = "/var/lib/tocsin/tocsin.db";
    std::error_code none;  // without a working folder a relative path stays one
    const fs::path whole = fs::absolute(file, none);
    const fs::path folder = (whole.empty() ? fs::path(file) : whole).parent_path();
    read_files(file, folder, draft);
    choose_watchlists(folder, data_folder, draft);
    if (!draft.settings.rates.empty()) {
        draft.settings.rates = (folder / draft.settings.rates).string();
    }
    remarks.insert(remarks.end(), draft.remarks.begin(), draft.remarks.end());
    if (has_errors(draft.remarks)) {
        return std::nullopt;
    }
    return std::move(draft.settings);
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
