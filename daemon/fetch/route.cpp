#include "fetch/route.h"

#include <algorithm>

namespace tocsin::fetch {
namespace {

constexpr std::size_t most_hops = 8;

bool redirects(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_permanent(int status) { return status == 301 || status == 308; }

std::optional<Url> web_url(std::string_view text) {
    auto url = parse_url(text);
    if (!url || (url->scheme != "http" && url->scheme != "https"))
        return std::nullopt;
    return url;
}

/// Bytes no request line may hold, escaped; what is escaped already stays.
std::string escaped(const std::string& text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string safe;
    safe.reserve(text.size());
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte > ' ' && byte < 0x7F && letter != '"' && letter != '<' && letter != '>') {
            safe += letter;
            continue;
        }
        safe += '%';
        safe += digits[byte >> 4U];
        safe += digits[byte & 15U];
    }
    return safe;
}

std::string for_the_wire(Url url) {
    url.path = url.path.empty() ? "/" : escaped(url.path);
    url.query = escaped(url.query);
    url.fragment.clear();
    url.has_fragment = false;
    return to_text(url);
}

}  // namespace

std::string shown(std::string_view text) {
    auto url = parse_url(text);
    if (!url)
        return "(not a URL)";
    url->user.clear();
    url->query.clear();
    url->fragment.clear();
    url->has_query = url->has_fragment = false;
    return to_text(*url);
}

Result<Route> Route::from(std::string_view text) {
    const auto url = web_url(text);
    if (!url)
        return fail(ErrorKind::refused, "not an http or https URL: " + shown(text));
    Route route;
    route.user_ = url->user;
    route.url_ = for_the_wire(*url);
    route.origin_ = origin_of(route.url_);
    route.seen_.push_back(route.url_);
    return route;
}

Result<bool> Route::follow(int status, const std::string& location) {
    if (!redirects(status) || location.empty())
        return false;
    auto target = web_url(resolve_url(url_, location));
    if (!target)
        return fail(ErrorKind::refused,
                    shown(url_) + " redirects to something that is not an http or https URL");
    const bool downgraded = url_.rfind("https:", 0) == 0 && target->scheme == "http";
    at_home_ = at_home_ && origin_of(to_text(*target)) == origin_;
    target->user = at_home_ ? user_ : "";
    const std::string next = for_the_wire(*target);
    if (std::find(seen_.begin(), seen_.end(), next) != seen_.end())
        return fail(ErrorKind::refused, shown(seen_.front()) + " redirects in a loop, at " + shown(next));
    if (seen_.size() > most_hops)
        return fail(ErrorKind::refused, shown(seen_.front()) + " redirects too often");
    permanent_ = permanent_ && is_permanent(status) && !downgraded;
    if (permanent_)
        permanent_url_ = next;
    seen_.push_back(next);
    url_ = next;
    return true;
}

}  // namespace tocsin::fetch
