#include "base/url.h"
#include "parse/page_map.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>

namespace tocsin::parse {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Wide characters of scripts that are written without spaces.
bool is_unspaced(char32_t point) {
    return (point >= 0x0E00 && point <= 0x0EFF) || (point >= 0x3040 && point <= 0x30FF) ||
           (point >= 0x3400 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
           (point >= 0x20000 && point <= 0x3FFFF);
}

std::size_t longest_number(std::string_view text) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char letter : text) {
        run = is_digit(letter) ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        if (slash > 0) {
            segments.push_back(path.substr(0, slash));
        }
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return segments;
}

bool is_year(std::string_view segment) {
    return segment.size() == 4 && longest_number(segment) == 4 && (segment[0] == '1' || segment[0] == '2');
}

/// The number of an article: "/881204/some-title".
bool is_serial(std::string_view segment) {
    return segment.size() >= 5 && longest_number(segment) == segment.size();
}

/// A name that machines made: "r1kx9p2nyx".
bool is_opaque(std::string_view segment) {
    const auto digits = std::count_if(segment.begin(), segment.end(), is_digit);
    return segment.size() >= 8 && digits >= 2 && segment.find_first_of("-_.%+,") == std::string_view::npos;
}

/// "/2025/01/", "/2025-01-21/", "/20250121/": a year is followed by more.
bool has_date(const std::vector<std::string_view>& segments) {
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
        const bool day = segments[i].size() >= 7 && is_year(segments[i].substr(0, 4)) &&
                         (segments[i][4] == '-' || is_digit(segments[i][4]));
        const bool split = is_year(segments[i]) && is_digit(segments[i + 1].front());
        if (day || split) {
            return true;
        }
    }
    return false;
}

/// The folder a page stands for: "/news", "/news/" and "/news/index.html" are the same.
std::string folder_of(const Url& page) {
    std::string path = page.path;
    const std::size_t slash = path.rfind('/');
    if (slash != std::string::npos && path.find('.', slash) != std::string::npos) {
        path.resize(slash);
    }
    while (!path.empty() && path.back() == '/') {
        path.pop_back();
    }
    return path + '/';
}

char kind_of(std::string_view segment) {
    if (longest_number(segment) == segment.size()) {
        return '0';
    }
    const bool number = longest_number(segment) >= 3;
    return std::count(segment.begin(), segment.end(), '-') >= 2 ? 's' : number ? 'n' : 'a';
}

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    std::size_t unspaced = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = text::next(text, at);
        const bool letter = point > 0x2F && !(point >= 0x2000 && point <= 0x206F) &&
                            !(point >= 0x3000 && point <= 0x303F) && !(point >= 0x3A && point <= 0x40);
        if (is_unspaced(point)) {
            ++unspaced;
            inside = false;
        } else if (letter && !inside) {
            ++words;
            inside = true;
        } else if (point == ' ' || point == '\n' || point == '\t' || point == 0xA0) {
            inside = false;
        }
    }
    return words + unspaced / 2;
}

double article_likeness(const std::string& url, const std::string& page_url) {
    const std::optional<Url> link = parse_url(url);
    const std::optional<Url> page = parse_url(page_url);
    if (!link || url.compare(0, url.find('#'), page_url, 0, page_url.find('#')) == 0) {
        return 0;
    }
    const std::vector<std::string_view> segments = segments_of(link->path);
    if (segments.empty() && !link->has_query) {
        return 0;
    }
    double likeness = has_date(segments) ? 1 : 0;
    if (!segments.empty()) {
        const std::string_view last = segments.back();
        const auto joints =
            std::count_if(last.begin(), last.end(), [](char c) { return c == '-' || c == '_'; });
        likeness += joints >= 3 ? 0.8 : joints == 2 ? 0.5 : 0;
        likeness += std::any_of(segments.begin(), segments.end() - 1, is_serial) ? 0.7 : 0;
        const bool numbered = longest_number(last) >= 3 && !is_year(last.substr(0, last.find('.')));
        likeness += numbered || is_opaque(last) ? 0.7 : 0;
    }
    likeness += longest_number(link->query) >= 3 ? 0.6 : 0;
    const std::string folder = page ? folder_of(*page) : "/";
    const bool below = page && folder.size() > 1 && link->host == page->host &&
                       link->path.size() > folder.size() && link->path.compare(0, folder.size(), folder) == 0;
    likeness += below ? 0.5 : 0;
    return std::min(likeness, 1.0);
}

std::string shape_of(const std::string& url) {
    const std::optional<Url> link = parse_url(url);
    if (!link) {
        return "";
    }
    std::string shape = link->host + ':';
    for (const std::string_view segment : segments_of(link->path)) {
        shape += kind_of(segment);
    }
    return shape + (link->has_query ? "?" : "");
}

}  // namespace tocsin::parse
