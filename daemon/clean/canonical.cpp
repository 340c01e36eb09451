#include "clean/canonical.h"

#include "base/table.h"
#include "base/url.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tocsin::clean {
namespace {

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& letter : low) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return low;
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// The page behind an AMP cache: ".../amp/s/host/path" and "host.cdn.ampproject.org/c/s/host/path".
std::optional<std::string> behind_cache(const Url& url) {
    const bool google = starts_with(url.host, "www.google.") && starts_with(url.path, "/amp/");
    const bool project =
        ends_with(url.host, ".cdn.ampproject.org") && url.path.size() > 3 && url.path[2] == '/';
    if (!google && !project) {
        return std::nullopt;
    }
    std::string_view rest = std::string_view(url.path).substr(google ? 5 : 3);
    const bool safe = starts_with(rest, "s/");
    if (safe) {
        rest.remove_prefix(2);
    }
    if (rest.find('.') == std::string_view::npos) {
        return std::nullopt;
    }
    std::string page = (safe ? "https://" : "http://") + std::string(rest);
    if (url.has_query) {
        page += '?' + url.query;
    }
    return page;
}

void fold_host(Url& url) {
    for (const std::string_view start : {"m.", "mobile.", "amp.", "www.amp."}) {
        if (!starts_with(url.host, start)) {
            continue;
        }
        const std::string rest = url.host.substr(start.size());
        if (std::count(rest.begin(), rest.end(), '.') == 0) {
            return;
        }
        url.host = starts_with(rest, "www.") ? rest : "www." + rest;
        return;
    }
}

void fold_path(std::string& path) {
    for (const std::string_view end : {"/amp/", "/amp", ".amp", "/amp.html", "/amp/index.html"}) {
        if (path.size() > end.size() && ends_with(path, end)) {
            path.resize(path.size() - end.size());
            break;
        }
    }
    if (path.size() > 9 && ends_with(path, ".amp.html")) {
        path.replace(path.size() - 9, 9, ".html");
    }
    if (path.size() > 5 && starts_with(path, "/amp/")) {
        path.erase(0, 4);
    }
    if (path.empty()) {
        path = "/";
    }
}

}  // namespace

Result<Canonical> Canonical::load(const std::string& path) {
    const auto rows = read_table(path, 1);
    if (!rows) {
        return fail(rows.error());
    }
    Canonical made;
    for (const TableRow& row : *rows) {
        Parameter parameter;
        parameter.name = lower(row.fields[0]);
        if (row.fields.size() > 1) {
            parameter.host = lower(row.fields[1]);
        }
        parameter.beginning = ends_with(parameter.name, "*");
        if (parameter.beginning) {
            parameter.name.pop_back();
        }
        if (parameter.name.empty()) {
            return fail(ErrorKind::malformed,
                        path + ":" + std::to_string(row.line) + ": a parameter has no name");
        }
        made.parameters_.push_back(std::move(parameter));
    }
    return made;
}

bool Canonical::is_tracking(std::string_view name, std::string_view host) const {
    const std::string low = lower(name);
    return std::any_of(parameters_.begin(), parameters_.end(), [&](const Parameter& parameter) {
        if (!parameter.beginning ? low != parameter.name : !starts_with(low, parameter.name)) {
            return false;
        }
        return parameter.host.empty() || host == parameter.host || ends_with(host, '.' + parameter.host);
    });
}

std::string Canonical::kept_query(std::string_view query, std::string_view host) const {
    std::string kept;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty() || is_tracking(pair.substr(0, pair.find('=')), host)) {
            continue;
        }
        if (!kept.empty()) {
            kept += '&';
        }
        kept.append(pair);
    }
    return kept;
}

std::string Canonical::operator()(const std::string& text) const {
    std::optional<Url> url = parse_url(text);
    if (!url || (url->scheme != "http" && url->scheme != "https")) {
        return text;
    }
    if (const auto page = behind_cache(*url)) {
        if (const auto inner = parse_url(*page)) {
            url = inner;
        }
    }
    fold_host(*url);
    fold_path(url->path);
    url->query = kept_query(url->query, url->host);
    url->has_query = !url->query.empty();
    url->fragment.clear();
    url->has_fragment = false;
    return to_text(*url);
}

}  // namespace tocsin::clean
