#include "parse/inline_markup.h"

#include "base/url.h"
#include "html/fragment.h"
#include "html/whitelist.h"
#include "html/word_table.h"

#include <pugixml.hpp>

#include <string_view>
#include <vector>

namespace tocsin::parse {
namespace {

/// "xhtml:p" -> "p": only HTML's own names matter to those who read the result.
std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class Writer {
public:
    explicit Writer(InnerText inner) : inner_(inner) {}

    std::string run(pugi::xml_node top);

private:
    void text(std::string_view value);
    void start(pugi::xml_node element);
    void end(pugi::xml_node element);

    InnerText inner_;
    std::string out_;
    std::vector<std::pair<pugi::xml_node, std::string>> bases_;  ///< elements with an xml:base of their own
};

std::string Writer::run(pugi::xml_node top) {
    text(top.value());
    pugi::xml_node at = top.first_child();
    while (at) {
        if (at.type() == pugi::node_element) {
            start(at);
        }
        text(at.value());
        if (at.first_child()) {
            at = at.first_child();
            continue;
        }
        while (at != top) {
            end(at);
            if (at.next_sibling()) {
                at = at.next_sibling();
                break;
            }
            at = at.parent();
        }
        if (at == top) {
            break;
        }
    }
    return std::move(out_);
}

void Writer::text(std::string_view value) {
    if (inner_ == InnerText::html) {
        out_ += value;
    } else if (!value.empty()) {
        out_ += html::escape(value);
    }
}

void Writer::start(pugi::xml_node element) {
    const std::string_view name = local_name(element.name());
    if (const pugi::xml_attribute base = element.attribute("xml:base")) {
        const std::string_view outer = bases_.empty() ? std::string_view() : bases_.back().second;
        bases_.emplace_back(element, resolve_url(outer, base.value()));
    }
    out_.append("<").append(name);
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        std::string value = attribute.value();
        if (!bases_.empty() && html::is_url_attribute(name, attribute.name())) {
            value = resolve_url(bases_.back().second, value);
        }
        std::string escaped = html::escape(value);
        for (std::size_t at = escaped.find('"'); at != std::string::npos; at = escaped.find('"', at)) {
            escaped.replace(at, 1, "&quot;");
        }
        out_.append(" ").append(attribute.name()).append("=\"").append(escaped).append("\"");
    }
    const bool empty = !element.first_child() && *element.value() == '\0';
    out_ += empty && html::rule_of(name).hollow ? "/>" : ">";
}

void Writer::end(pugi::xml_node element) {
    if (element.type() != pugi::node_element) {
        return;
    }
    if (!bases_.empty() && bases_.back().first == element) {
        bases_.pop_back();
    }
    const std::string_view name = local_name(element.name());
    if (!html::rule_of(name).hollow) {
        out_.append("</").append(name).append(">");
    }
}

}  // namespace

std::string write_inline(pugi::xml_node element, InnerText inner) { return Writer(inner).run(element); }

}  // namespace tocsin::parse
