// A feed's bytes as a pugixml tree: decoded, checked, repaired when need be.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace tocsin::parse {

class XmlDocument {
public:
    /// `utf8` is taken over: the tree points into it.
    explicit XmlDocument(std::string utf8);
    ~XmlDocument();
    XmlDocument(const XmlDocument&) = delete;
    XmlDocument& operator=(const XmlDocument&) = delete;

    /// The outermost element; empty when there is none.
    pugi::xml_node root() const;
    bool well_formed() const { return well_formed_; }
    /// What was wrong, in a few words; "" when nothing was.
    std::string_view repair() const { return repair_; }

private:
    std::string buffer_;
    std::unique_ptr<pugi::xml_document> document_;
    bool well_formed_ = true;
    std::string_view repair_;
};

/// The text directly inside an element, CDATA included; `scratch` is used when it is in pieces.
std::string_view own_text(pugi::xml_node element, std::string& scratch);

/// All text below an element.
std::string deep_text(pugi::xml_node element);

bool has_elements(pugi::xml_node element);

/// The value of an attribute that has this lower-case name in any case, or "".
std::string_view attribute_of(pugi::xml_node element, std::string_view lower_name);

}  // namespace tocsin::parse
