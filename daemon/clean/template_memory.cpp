#include "clean/template_memory.h"

#include "base/hash.h"
#include "base/url.h"

#include <algorithm>

namespace tocsin::clean {
namespace {

constexpr std::size_t most_paragraphs = 4096;  ///< of a host
constexpr std::size_t most_hosts = 10000;
constexpr std::size_t enough_pages = 4;  ///< more sightings of a paragraph say nothing new
constexpr std::size_t short_paragraph = 160;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) {
            lines.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// "3 comments" and "12 comments" are the same paragraph.
std::uint64_t key_of(std::string_view paragraph) {
    std::string folded;
    for (const char letter : paragraph) {
        const bool digit = letter >= '0' && letter <= '9';
        if (!digit) {
            folded += letter;
        } else if (folded.empty() || folded.back() != '0') {
            folded += '0';
        }
    }
    return hash64(folded);
}

}  // namespace

void TemplateMemory::learn(const std::string& url, std::string_view text) {
    const std::string name = host_of(url);
    if (name.empty() || (hosts_.size() >= most_hosts && hosts_.count(name) == 0)) {
        return;
    }
    Host& host = hosts_[name];
    const std::uint64_t page = hash64(url);
    for (const std::string_view line : lines_of(text)) {
        const std::uint64_t key = key_of(line);
        if (host.pages.size() >= most_paragraphs && host.pages.count(key) == 0) {
            continue;
        }
        std::vector<std::uint64_t>& seen = host.pages[key];
        if (seen.size() < enough_pages && std::find(seen.begin(), seen.end(), page) == seen.end()) {
            seen.push_back(page);
        }
    }
}

std::size_t TemplateMemory::others(const Host& host, std::uint64_t page, std::string_view paragraph) const {
    const auto found = host.pages.find(key_of(paragraph));
    if (found == host.pages.end()) {
        return 0;
    }
    const auto& seen = found->second;
    return seen.size() - static_cast<std::size_t>(std::count(seen.begin(), seen.end(), page));
}

std::string TemplateMemory::strip(const std::string& url, std::string_view text) const {
    const auto host = hosts_.find(host_of(url));
    if (host == hosts_.end()) {
        return std::string(text);
    }
    const std::uint64_t page = hash64(url);
    const std::vector<std::string_view> lines = lines_of(text);
    std::string kept;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const bool edge = at < 3 || at + 3 >= lines.size();
        const std::size_t needed = edge && lines[at].size() < short_paragraph ? 1 : 2;
        if (others(host->second, page, lines[at]) >= needed) {
            continue;
        }
        if (!kept.empty()) {
            kept += '\n';
        }
        kept.append(lines[at]);
    }
    return kept.size() * 2 < text.size() ? std::string(text) : kept;
}

}  // namespace tocsin::clean
