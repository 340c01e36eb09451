#include "config/secret_file.h"

#include "base/file.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace tocsin::config {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string place_of(const std::string& written, const std::string& file) {
    const char* credentials =
        std::getenv("CREDENTIALS_DIRECTORY");  // NOLINT(concurrency-mt-unsafe): nothing here sets any
    if (credentials != nullptr && written.find('/') == std::string::npos) {
        const std::filesystem::path given = std::filesystem::path(credentials) / written;
        std::error_code none;
        if (std::filesystem::exists(given, none)) {
            return given.string();
        }
    }
    return (std::filesystem::path(file).parent_path() / written).string();
}

}  // namespace

std::optional<Secret> read_secret(const std::string& written,
                                  const TomlNode& at,
                                  const std::string& file,
                                  const std::string& what,
                                  TomlTable& table) {
    const std::string place = place_of(written, file);
    struct stat about {};
    if (::stat(place.c_str(), &about) == 0 && (about.st_mode & S_IROTH) != 0) {
        table.error(at, what + ": " + place + " is readable by everybody", "chmod o= " + place);
        return std::nullopt;
    }
    const Result<std::string> bytes = read_file(place);
    if (!bytes) {
        table.error(at, what + ": " + bytes.error().what);
        return std::nullopt;
    }
    std::string text = trimmed(*bytes);
    if (text.empty()) {
        table.error(at, what + ": " + place + " is empty");
        return std::nullopt;
    }
    return Secret(std::move(text));
}

}  // namespace tocsin::config
