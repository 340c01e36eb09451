#include "config/opml.h"

#include "base/url.h"

#include <pugixml.hpp>

namespace tocsin::config {
namespace {

/// Folders deeper than this are not walked into: no reader writes them.
constexpr int deepest = 64;

std::string text_of(const pugi::xml_node& outline, const char* name) {
    return outline.attribute(name).as_string();
}

Source source_of(const pugi::xml_node& outline, const std::vector<std::string>& folders) {
    Source source;
    source.url = text_of(outline, "xmlUrl");
    const std::string title = text_of(outline, "title");
    source.name = title.empty() ? text_of(outline, "text") : title;
    source.language = text_of(outline, "language");
    source.tags = folders;
    return source;
}

struct Walk {
    const std::string& file;
    Diagnostics& remarks;
    std::vector<Source> sources;
    std::vector<std::string> folders;

    void into(const pugi::xml_node& parent) {
        for (const pugi::xml_node& outline : parent.children("outline")) {
            if (!outline.attribute("xmlUrl").empty()) {
                keep(outline);
            } else if (folders.size() < static_cast<std::size_t>(deepest)) {
                folders.push_back(text_of(outline, "text"));
                into(outline);
                folders.pop_back();
            }
        }
    }

    void keep(const pugi::xml_node& outline) {
        Source source = source_of(outline, folders);
        if (origin_of(source.url).empty()) {
            remarks.push_back(
                {Level::warning, file, 0, 0, "left out, not an http or https URL: " + source.url, ""});
            return;
        }
        sources.push_back(std::move(source));
    }
};

}  // namespace

std::vector<Source> read_opml(std::string_view bytes, const std::string& file, Diagnostics& remarks) {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size());
    const pugi::xml_node body = document.child("opml").child("body");
    if (!body) {
        remarks.push_back({Level::error,
                           file,
                           0,
                           0,
                           std::string("not OPML: ") + (parsed ? "no <opml><body>" : parsed.description()),
                           ""});
        return {};
    }
    if (!parsed) {
        remarks.push_back({Level::warning,
                           file,
                           0,
                           0,
                           std::string("broken OPML, read as far as it goes: ") + parsed.description(),
                           ""});
    }
    Walk walk{file, remarks, {}, {}};
    walk.into(body);
    return std::move(walk.sources);
}

}  // namespace tocsin::config
