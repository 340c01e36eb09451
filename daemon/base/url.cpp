#include "base/url.h"

#include <algorithm>
#include <cctype>

namespace tocsin {
namespace {

/// A reference taken apart as RFC 3986, appendix B does, without judging it.
struct Parts {
    std::string_view scheme, authority, path, query, fragment;
    bool has_scheme = false, has_authority = false, has_query = false, has_fragment = false;
};

bool is_letter(char letter) { return std::isalpha(static_cast<unsigned char>(letter)) != 0; }

std::string lower(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter;
    });
    return low;
}

bool is_web(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

std::uint16_t default_port(std::string_view scheme) {
    return scheme == "http" ? 80 : scheme == "https" ? 443 : 0;
}

std::string_view trim(std::string_view text) {
    const auto blank = [](char letter) { return static_cast<unsigned char>(letter) <= ' '; };
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// Browsers drop tabs and line ends anywhere in a URL.
std::string without_breaks(std::string_view text) {
    std::string kept(trim(text));
    kept.erase(std::remove_if(kept.begin(),
                              kept.end(),
                              [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }),
               kept.end());
    return kept;
}

std::size_t scheme_length(std::string_view text) {
    if (text.empty() || !is_letter(text.front())) {
        return 0;
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        return 0;
    }
    const bool plain =
        std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char letter) {
            return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '+' || letter == '-' ||
                   letter == '.';
        });
    return plain ? colon : 0;
}

Parts split(std::string_view text) {
    Parts parts;
    if (const std::size_t length = scheme_length(text); length > 0) {
        parts.scheme = text.substr(0, length);
        parts.has_scheme = true;
        text.remove_prefix(length + 1);
    }
    if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
        parts.fragment = text.substr(hash + 1);
        parts.has_fragment = true;
        text = text.substr(0, hash);
    }
    if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
        parts.query = text.substr(mark + 1);
        parts.has_query = true;
        text = text.substr(0, mark);
    }
    if (text.substr(0, 2) == "//") {
        const std::size_t slash = std::min(text.find('/', 2), text.size());
        parts.authority = text.substr(2, slash - 2);
        parts.has_authority = true;
        text.remove_prefix(slash);
    }
    parts.path = text;
    return parts;
}

/// RFC 3986, 5.2.4, segment by segment.
std::string without_dots(std::string_view path) {
    std::string kept;
    const bool rooted = !path.empty() && path.front() == '/';
    if (rooted) {
        path.remove_prefix(1);
    }
    bool more = !path.empty();
    while (more) {
        const std::size_t slash = path.find('/');
        more = slash != std::string_view::npos;
        const std::string_view segment = path.substr(0, slash);
        path = more ? path.substr(slash + 1) : std::string_view();
        if (segment == "..") {
            const std::size_t end = kept.empty() ? 0 : kept.size() - 1;
            const std::size_t cut = kept.substr(0, end).rfind('/');
            kept.resize(cut == std::string::npos ? 0 : cut + 1);
        } else if (segment != ".") {
            kept.append(segment);
            if (more) {
                kept += '/';
            }
        }
    }
    return rooted ? '/' + kept : kept;
}

std::string merge(const Parts& base, std::string_view path) {
    if (base.has_authority && base.path.empty()) {
        return '/' + std::string(path);
    }
    const std::size_t slash = base.path.rfind('/');
    const std::string_view folder =
        slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1);
    return std::string(folder).append(path);
}

std::string join(std::string_view scheme,
                 const Parts& authority,
                 std::string_view path,
                 const Parts& query,
                 const Parts& fragment) {
    std::string whole = lower(scheme) + ':';
    if (authority.has_authority) {
        whole.append("//").append(authority.authority);
    }
    whole.append(path);
    if (query.has_query) {
        whole.append("?").append(query.query);
    }
    if (fragment.has_fragment) {
        whole.append("#").append(fragment.fragment);
    }
    return whole;
}

/// "http:////host/x" is "http://host/x" to every browser.
void drop_extra_slashes(std::string& text) {
    const std::size_t length = scheme_length(text);
    if (length == 0 || !is_web(lower(text.substr(0, length)))) {
        return;
    }
    if (text.compare(length + 1, 3, "///") != 0) {
        return;
    }
    const std::size_t host = std::min(text.find_first_not_of('/', length + 1), text.size());
    text.erase(length + 3, host - length - 3);
}

bool read_port(std::string_view digits, std::uint16_t& port) {
    unsigned value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            return false;
        }
        value = value * 10 + static_cast<unsigned>(digit - '0');
        if (value > 65535) {
            return false;
        }
    }
    port = static_cast<std::uint16_t>(value);
    return true;
}

bool read_authority(std::string_view authority, Url& url) {
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        url.user = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    }
    std::size_t end = authority.find(':');
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t bracket = authority.find(']');
        if (bracket == std::string_view::npos) {
            return false;
        }
        end = bracket + 1;
        if (authority.substr(1, bracket - 1).find_first_not_of("0123456789abcdefABCDEF:.") !=
            std::string_view::npos) {
            return false;
        }
        if (end < authority.size() && authority[end] != ':') {
            return false;
        }
    }
    end = std::min(end, authority.size());
    url.host = lower(authority.substr(0, end));
    return end == authority.size() || read_port(authority.substr(end + 1), url.port);
}

bool is_web_host(std::string_view host) {
    return !host.empty() &&
           (host.front() == '[' || host.find_first_of(" \"#%/<>?@[\\]^`{|}") == std::string_view::npos);
}

std::string escape_spaces(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == ' ') {
            escaped += "%20";
        } else {
            escaped += letter;
        }
    }
    return escaped;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
    text = trim(text);
    const bool control = std::any_of(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) < ' ' || letter == '\x7F';
    });
    const Parts parts = split(text);
    if (control || !parts.has_scheme) {
        return std::nullopt;
    }
    Url url;
    url.scheme = lower(parts.scheme);
    const bool web = is_web(url.scheme);
    if (web && text.find('\\') != std::string_view::npos) {
        return std::nullopt;
    }
    url.has_authority = parts.has_authority;
    if (parts.has_authority && !read_authority(parts.authority, url)) {
        return std::nullopt;
    }
    if (web && !is_web_host(url.host)) {
        return std::nullopt;
    }
    if (url.port == default_port(url.scheme)) {
        url.port = 0;
    }
    url.path = web ? escape_spaces(parts.path) : std::string(parts.path);
    url.query = web ? escape_spaces(parts.query) : std::string(parts.query);
    url.fragment = parts.fragment;
    url.has_query = parts.has_query;
    url.has_fragment = parts.has_fragment;
    return url;
}

std::string to_text(const Url& url) {
    std::string text = url.scheme + ':';
    if (url.has_authority || !url.host.empty()) {
        text += "//";
        if (!url.user.empty()) {
            text += url.user + '@';
        }
        text += url.host;
        if (url.port != 0) {
            text += ':' + std::to_string(url.port);
        }
        if (!url.path.empty() && url.path.front() != '/') {
            text += '/';
        }
    }
    text += url.path;
    if (url.has_query || !url.query.empty()) {
        text += '?' + url.query;
    }
    if (url.has_fragment || !url.fragment.empty()) {
        text += '#' + url.fragment;
    }
    return text;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
    const std::string base_text = without_breaks(base);
    const Parts root = split(base_text);
    const std::string scheme = lower(root.scheme);
    if (!root.has_scheme || (is_web(scheme) && root.authority.empty())) {
        return std::string(trim(reference));
    }

    std::string text = without_breaks(reference);
    drop_extra_slashes(text);
    Parts wanted = split(text);
    if (wanted.has_scheme && is_web(scheme) && lower(wanted.scheme) == scheme && !wanted.has_authority) {
        wanted.has_scheme = false;
    }  // "http:page" is "page", as browsers read it
    if (wanted.has_scheme) {
        const bool opaque = !wanted.has_authority && wanted.path.substr(0, 1) != "/";
        const std::string path = opaque ? std::string(wanted.path) : without_dots(wanted.path);
        return join(wanted.scheme, wanted, path, wanted, wanted);
    }
    if (wanted.has_authority) {
        return join(scheme, wanted, without_dots(wanted.path), wanted, wanted);
    }

    const bool opaque_base = !root.has_authority && root.path.substr(0, 1) != "/";
    if (wanted.path.empty()) {
        if (opaque_base && wanted.has_query) {
            return text;
        }
        return join(scheme, root, root.path, wanted.has_query ? wanted : root, wanted);
    }
    if (opaque_base) {
        return text;
    }
    const bool rooted = wanted.path.front() == '/';
    const std::string path = without_dots(rooted ? std::string(wanted.path) : merge(root, wanted.path));
    return join(scheme, root, path, wanted, wanted);
}

std::string without_user(const std::string& url) {
    std::optional<Url> parts = parse_url(url);
    if (!parts || parts->user.empty()) {
        return url;
    }
    parts->user.clear();
    return to_text(*parts);
}

std::string origin_of(std::string_view text) {
    const std::optional<Url> url = parse_url(text);
    if (!url || !is_web(url->scheme)) {
        return "";
    }
    return url->scheme + "://" + url->host + (url->port == 0 ? "" : ':' + std::to_string(url->port));
}

std::string host_of(std::string_view text) {
    const std::optional<Url> url = parse_url(text);
    return url ? url->host : "";
}

}  // namespace tocsin
