#include "parse/xml_document.h"

#include "html/word_table.h"
#include "parse/xml_check.h"
#include "parse/xml_repair.h"

#include <pugixml.hpp>

namespace tocsin::parse {
namespace {

/// White space between elements matters to XHTML content; the first text of an element needs no node of its
/// own.
constexpr unsigned int parse_flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata |
                                     pugi::parse_embed_pcdata | pugi::parse_eol;

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace

XmlDocument::XmlDocument(std::string utf8)
    : buffer_(std::move(utf8)), document_(std::make_unique<pugi::xml_document>()) {
    const XmlCheck check = check_xml(buffer_);
    well_formed_ = check.well_formed;
    if (check.controls) {
        buffer_ = drop_controls(buffer_);
        repair_ = "forbidden characters left out";
    }
    if (check.broken) {
        buffer_ = repair_xml(buffer_);
        repair_ = "ill-formed XML repaired";
    } else if (check.references) {
        buffer_ = rewrite_references(buffer_);
    }
    document_->load_buffer_inplace(buffer_.data(), buffer_.size(), parse_flags, pugi::encoding_utf8);
}

XmlDocument::~XmlDocument() = default;

pugi::xml_node XmlDocument::root() const { return document_->document_element(); }

std::string_view own_text(pugi::xml_node element, std::string& scratch) {
    const std::string_view embedded = element.value();
    const pugi::xml_node first = element.first_child();
    if (!first) {
        return embedded;
    }
    if (embedded.empty() && !first.next_sibling()) {
        return is_text(first) ? std::string_view(first.value()) : std::string_view();
    }
    scratch = embedded;
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        if (is_text(child)) {
            scratch += child.value();
        }
    }
    return scratch;
}

std::string deep_text(pugi::xml_node element) {
    std::string text;
    pugi::xml_node at = element;
    while (at) {
        text += at.value();
        if (at.first_child()) {
            at = at.first_child();
            continue;
        }
        while (at && at != element && !at.next_sibling()) {
            at = at.parent();
        }
        at = at == element ? pugi::xml_node() : at.next_sibling();
    }
    return text;
}

bool has_elements(pugi::xml_node element) {
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_element) {
            return true;
        }
    }
    return false;
}

std::string_view attribute_of(pugi::xml_node element, std::string_view lower_name) {
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        if (html::same_folded(attribute.name(), lower_name)) {
            return attribute.value();
        }
    }
    return {};
}

}  // namespace tocsin::parse
