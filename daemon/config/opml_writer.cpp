#include "config/opml.h"
#include "config/opml_words.h"

#include <pugixml.hpp>

#include <map>
#include <sstream>

namespace tocsin::config {
namespace {

void set(pugi::xml_node outline, const char* name, const std::string& value) {
    if (!value.empty()) {
        outline.append_attribute(name).set_value(value.c_str());
    }
}

void write_source(pugi::xml_node folder, const Source& source) {
    pugi::xml_node outline = folder.append_child("outline");
    const bool page = source.kind == SourceKind::page;
    set(outline, "type", page ? page_type : "rss");
    set(outline, "text", source.name.empty() ? source.url : source.name);
    set(outline, "title", source.name);
    set(outline, "xmlUrl", source.url);
    set(outline, "language", source.language);
    if (source.tags.size() > 1) {
        set(outline, "category", category_of({source.tags.begin() + 1, source.tags.end()}));
    }
    if (page) {
        for (const auto& [name, field] : own_selectors) {
            set(outline, name, source.selectors.*field);
        }
    }
    if (!source.enabled) {
        set(outline, own_enabled, "false");
    }
}

}  // namespace

std::string write_opml(const std::vector<Source>& sources) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    pugi::xml_node opml = document.append_child("opml");
    set(opml, "version", "2.0");
    set(opml, "xmlns:tocsin", own_namespace);
    opml.append_child("head").append_child("title").append_child(pugi::node_pcdata).set_value("tocsin");
    pugi::xml_node body = opml.append_child("body");
    std::map<std::string, pugi::xml_node> folders;
    for (const Source& source : sources) {
        if (source.tags.empty()) {
            write_source(body, source);
            continue;
        }
        const std::string& tag = source.tags.front();
        const auto [found, is_new] = folders.try_emplace(tag);
        if (is_new) {
            found->second = body.append_child("outline");
            set(found->second, "text", tag);
        }
        write_source(found->second, source);
    }
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

}  // namespace tocsin::config
