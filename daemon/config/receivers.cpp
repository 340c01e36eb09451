#include "base/file.h"
#include "base/url.h"
#include "config/sections.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace tocsin::config {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Relative paths are seen from the file that names them; a bare name without '/' is a systemd credential
/// when the service manager gave us any.
std::string place_of(const std::string& written, const std::string& file) {
    const char* credentials =
        std::getenv("CREDENTIALS_DIRECTORY");  // NOLINT(concurrency-mt-unsafe): start-up
    if (credentials != nullptr && written.find('/') == std::string::npos) {
        const std::filesystem::path given = std::filesystem::path(credentials) / written;
        if (std::filesystem::exists(given)) {
            return given.string();
        }
    }
    return (std::filesystem::path(file).parent_path() / written).string();
}

/// The secret a file holds. A file the whole world may read is no place for one.
std::optional<Secret> secret_from(const TomlNode& at,
                                  const std::string& written,
                                  const std::string& file,
                                  TomlTable& table) {
    const std::string place = place_of(written, file);
    struct stat about {};
    if (::stat(place.c_str(), &about) == 0 && (about.st_mode & S_IROTH) != 0) {
        table.error(at, "receiver: " + place + " is readable by everybody", "chmod o= " + place);
        return std::nullopt;
    }
    const Result<std::string> bytes = read_file(place);
    if (!bytes) {
        table.error(at, "receiver: " + bytes.error().what);
        return std::nullopt;
    }
    return Secret(trimmed(*bytes));
}

void read_url(TomlTable& table, const TomlNode& node, const std::string& file, Receiver& receiver) {
    std::string url;
    std::string url_file;
    table.read("url", url);
    const TomlNode* at = table.any("url_file");
    table.read("url_file", url_file);
    if (at != nullptr && !url_file.empty()) {
        url = secret_from(*at, url_file, file, table).value_or(Secret()).reveal();
    }
    if (origin_of(url).empty()) {
        table.error(node, "receiver: needs url or url_file with an http or https URL");
    }
    receiver.url = Secret(url);
}

void read_secrets(TomlTable& table, const TomlNode& node, const std::string& file, Receiver& receiver) {
    std::vector<std::string> files;
    std::string single;
    const TomlNode* at = table.any("secret_file");
    if (at != nullptr && at->kind == TomlNode::Kind::array) {
        table.read("secret_file", files);
    } else if (table.read("secret_file", single)) {
        files.push_back(single);
    }
    if (files.empty()) {
        table.error(node, "receiver: needs secret_file, the file that holds its signing secret (whsec_...)");
    }
    for (const std::string& written : files) {
        if (std::optional<Secret> secret = secret_from(*at, written, file, table)) {
            receiver.secrets.push_back(*std::move(secret));
        }
    }
}

void read_receiver(const TomlNode& node, const std::string& file, Settings& settings, Diagnostics& remarks) {
    TomlTable table(node, file, "receiver.", remarks);
    Receiver receiver;
    table.read("name", receiver.name);
    const TomlNode* type = table.any("type");
    table.read("type", receiver.type);
    if (receiver.type != "webhook") {
        table.error(*type, "receiver.type: no such type: " + receiver.type, "write \"webhook\"");
    }
    std::int64_t timeout = receiver.timeout.count();
    if (table.read_seconds("timeout", timeout) && (timeout < 1 || timeout > 120)) {
        table.error(node, "receiver.timeout: not between 1s and 120s");
    }
    receiver.timeout = std::chrono::seconds(timeout);
    read_url(table, node, file, receiver);
    read_secrets(table, node, file, receiver);
    table.finish();
    if (receiver.name.empty()) {
        table.error(node, "receiver: needs a name");
    }
    const auto known = std::find_if(settings.receivers.begin(),
                                    settings.receivers.end(),
                                    [&](const Receiver& other) { return other.name == receiver.name; });
    if (known != settings.receivers.end()) {
        *known = std::move(receiver);
    } else {
        settings.receivers.push_back(std::move(receiver));
    }
}

}  // namespace

void read_receivers(const std::vector<const TomlNode*>& tables,
                    const std::string& file,
                    Settings& settings,
                    Diagnostics& remarks) {
    for (const TomlNode* node : tables) {
        read_receiver(*node, file, settings, remarks);
    }
}

}  // namespace tocsin::config
