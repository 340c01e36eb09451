#include "base/table.h"

#include "base/file.h"

#include <cstdint>
#include <string_view>

namespace tocsin {
namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \r");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \r") - first + 1));
}

std::vector<std::string> split(std::string_view line) {
    std::vector<std::string> fields;
    while (true) {
        const auto tab = line.find('\t');
        fields.push_back(trimmed(line.substr(0, tab)));
        if (tab == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(tab + 1);
    }
}

/// Continuation bytes that a UTF-8 lead byte asks for; -1 = no lead byte.
int continuation_count(unsigned char lead) {
    if (lead < 0x80) {
        return 0;
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        return 1;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        return 2;
    }
    return lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
}

bool is_utf8(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        const int wanted = continuation_count(static_cast<unsigned char>(line[at]));
        if (wanted < 0) {
            return false;
        }
        for (int i = 0; i < wanted; ++i) {
            ++at;
            if (at >= line.size() || (static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

Result<std::vector<TableRow>> read_table(const std::string& path, std::size_t least) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        return fail(bytes.error());
    }
    std::vector<TableRow> rows;
    std::string_view rest = *bytes;
    for (int number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.empty() || line.front() == '#' || line == "\r") {
            continue;
        }
        const std::string place = path + ":" + std::to_string(number) + ": ";
        if (!is_utf8(line)) {
            return fail(ErrorKind::malformed, place + "not UTF-8");
        }
        std::vector<std::string> fields = split(line);
        if (fields.size() < least) {
            return fail(ErrorKind::malformed,
                        place + "needs " + std::to_string(least) + " tab-separated fields, has " +
                            std::to_string(fields.size()));
        }
        rows.push_back({number, std::move(fields)});
    }
    return rows;
}

}  // namespace tocsin
