#include "parse/slug.h"

#include "base/url.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>

namespace tocsin::parse {
namespace {

constexpr std::size_t least_words = 3;
constexpr std::size_t longest_number = 4;  ///< longer ones are the site's own, not a year or an amount
constexpr std::size_t longest_slug = 1000;

/// Escapes that are none stay as they are.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        const char* from = text.data() + at + 1;
        if (text[at] == '%' && at + 2 < text.size() &&
            std::from_chars(from, from + 2, value, 16).ptr == from + 2) {
            out += static_cast<char>(value);
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// "20250121", "a2f09c31": the site's number for the article, not a word of it.
bool is_number_of_site(std::string_view word) {
    const bool hexadecimal = std::all_of(word.begin(), word.end(), [](char letter) {
        return is_digit(letter) || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
    });
    return word.size() > longest_number && hexadecimal && std::any_of(word.begin(), word.end(), is_digit);
}

/// The longest part of the path: the last one is an "index.html" or a number on some sites.
std::string_view longest_part(std::string_view path) {
    std::string_view longest;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        if (slash >= longest.size()) {
            longest = path.substr(0, slash);
        }
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return longest;
}

}  // namespace

std::string slug_words(std::string_view url) {
    const std::optional<Url> parts = parse_url(url);
    if (!parts) {
        return {};
    }
    std::string_view slug = longest_part(parts->path);
    if (const std::size_t dot = slug.rfind('.'); dot != std::string_view::npos && slug.size() - dot <= 6) {
        slug = slug.substr(0, dot);
    }
    const std::string plain = text::scrub(unescaped(slug.substr(0, longest_slug)));
    std::string words;
    std::size_t count = 0;
    for (std::string_view rest = plain; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of("-_+ "), rest.size());
        const std::string_view word = rest.substr(0, end);
        if (!word.empty() && !is_number_of_site(word)) {
            words += words.empty() ? "" : " ";
            words += word;
            ++count;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return count >= least_words ? words : std::string();
}

}  // namespace tocsin::parse
