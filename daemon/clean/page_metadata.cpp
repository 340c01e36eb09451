#include "clean/page_metadata.h"

#include "base/url.h"
#include "html/fragment.h"
#include "text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>

namespace tocsin::clean {
namespace {

using html::no_node;
using html::NodeId;
using nlohmann::json;

constexpr std::size_t most_json = 2U << 20U;
constexpr std::size_t most_values = 20000;

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& letter : low) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return low;
}

std::string one_line(std::string_view text) { return text::normalise(text::collapse_spaces(text)); }

std::string text_in(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// A string, an object with a name or URL, or the first of several.
std::string named(const json& object, const char* key, const char* member) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return "";
    }
    const json& value = found->is_array() && !found->empty() ? found->front() : *found;
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_object() ? text_in(value, member) : "";
}

bool is_article(const json& object) {
    const auto type = object.find("@type");
    if (type == object.end()) {
        return false;
    }
    const auto fits = [](const json& value) {
        if (!value.is_string()) {
            return false;
        }
        const std::string& name = value.get_ref<const std::string&>();
        return name.find("Article") != std::string::npos || name.find("BlogPosting") != std::string::npos ||
               name.find("Report") != std::string::npos;
    };
    return type->is_array() ? std::any_of(type->begin(), type->end(), fits) : fits(*type);
}

bool is_no(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return false;
    }
    return (found->is_boolean() && !found->get<bool>()) ||
           (found->is_string() && lower(found->get<std::string>()) == "false");
}

void keep(std::string& into, std::string value) {
    if (into.empty()) {
        into = one_line(value);
    }
}

void take_article(const json& object, Metadata& into) {
    keep(into.headline, html::to_text(text_in(object, "headline")));
    keep(into.published, page_date(text_in(object, "datePublished")));
    keep(into.author, named(object, "author", "name"));
    keep(into.site, named(object, "publisher", "name"));
    keep(into.image, named(object, "image", "url"));
    keep(into.language, text_in(object, "inLanguage"));
    into.for_subscribers = into.for_subscribers || is_no(object, "isAccessibleForFree");
    const std::string body = text_in(object, "articleBody");
    if (body.size() > into.body.size()) {
        into.body = text::tidy_lines(html::to_text(body));
    }
}

/// Some pages write raw line ends into JSON strings.
json read_json(std::string text) {
    json document = json::parse(text, nullptr, false);
    if (!document.is_discarded()) {
        return document;
    }
    for (char& letter : text) {
        letter = static_cast<unsigned char>(letter) < ' ' ? ' ' : letter;
    }
    return json::parse(text, nullptr, false);
}

void read_linked_data(const std::string& text, Metadata& into) {
    if (text.size() > most_json) {
        return;
    }
    const json document = read_json(text);
    if (document.is_discarded()) {
        return;
    }
    std::vector<const json*> open = {&document};
    for (std::size_t seen = 0; !open.empty() && seen < most_values; ++seen) {
        const json& value = *open.back();
        open.pop_back();
        if (value.is_object() && is_article(value)) {
            take_article(value, into);
        }
        if (value.is_structured()) {
            for (const json& inner : value) {
                if (inner.is_structured()) {
                    open.push_back(&inner);
                }
            }
        }
    }
}

class Reader {
public:
    Reader(const html::Tree& tree, const std::string& url) : tree_(tree), url_(url) {}

    Metadata read() {
        for (NodeId node = 1; node < tree_.nodes.size(); ++node) {
            visit(node);
        }
        settle();
        return std::move(found_);
    }

private:
    std::string_view attribute(NodeId node, const char* name) const { return tree_.attribute(node, name); }

    void visit(NodeId node) {
        const std::string& tag = tree_.nodes[node].tag;
        if (tag == "meta") {
            meta(node);
        } else if (tag == "script" && lower(attribute(node, "type")).find("ld+json") != std::string::npos) {
            const NodeId child = tree_.nodes[node].first_child;
            if (child != no_node) {
                read_linked_data(tree_.nodes[child].text, found_);
            }
        } else if (tag == "title") {
            keep(found_.document_title, tree_.text_of(node));
        } else if (tag == "h1" && found_.headings.size() < 8) {
            if (std::string text = one_line(tree_.text_of(node)); !text.empty()) {
                found_.headings.push_back(text);
            }
        } else if (tag == "link" && lower(attribute(node, "rel")) == "canonical") {
            keep(found_.canonical, std::string(attribute(node, "href")));
        } else if (tag == "html") {
            claimed_ =
                attribute(node, "lang").empty() ? attribute(node, "xml:lang") : attribute(node, "lang");
        } else if (tag == "time") {
            time(node);
        } else if (tag == "a" && attribute(node, "rel") == "author") {
            keep(metas_["rel:author"], tree_.text_of(node));
        }
        if (attribute(node, "itemprop") == "datePublished") {
            item_date(node);
        }
    }

    void meta(NodeId node) {
        std::string name = lower(attribute(node, "property"));
        if (name.empty()) {
            name = lower(attribute(node, "name"));
        }
        if (name.empty()) {
            name = lower(attribute(node, "itemprop"));
        }
        if (name.empty()) {
            name = lower(attribute(node, "http-equiv"));
        }
        if (!name.empty()) {
            keep(metas_[name], std::string(attribute(node, "content")));
        }
    }

    void time(NodeId node) {
        std::string date = page_date(attribute(node, "datetime"));
        if (date.empty()) {
            date = page_date(tree_.text_of(node));
        }
        const bool marked = !attribute(node, "pubdate").empty() ||
                            attribute(node, "class").find("publish") != std::string_view::npos;
        keep(marked ? marked_time_ : time_, date);
    }

    void item_date(NodeId node) {
        for (const char* name : {"content", "datetime"}) {
            keep(item_date_, page_date(attribute(node, name)));
        }
        keep(item_date_, page_date(tree_.text_of(node)));
    }

    std::string first(std::initializer_list<const char*> names) const {
        for (const char* name : names) {
            const auto found = metas_.find(name);
            if (found != metas_.end() && !found->second.empty()) {
                return found->second;
            }
        }
        return "";
    }

    /// "/2025/01/21/" and "/2025-01-21-" in the address.
    std::string url_date() const {
        for (std::size_t at = url_.find("/20"); at != std::string::npos; at = url_.find("/20", at + 1)) {
            if (std::string date = page_date(url_.substr(at + 1, 10)); !date.empty()) {
                return date;
            }
        }
        return "";
    }

    void settle() {
        found_.social_title = first({"og:title", "twitter:title", "dc.title", "dcterms.title"});
        for (const char* name : {"article:published_time",
                                 "og:published_time",
                                 "datepublished",
                                 "article.published",
                                 "pubdate",
                                 "publishdate",
                                 "publish-date",
                                 "publish_date",
                                 "publication_date",
                                 "published_at",
                                 "date",
                                 "dc.date",
                                 "dc.date.issued",
                                 "dcterms.issued",
                                 "dcterms.created",
                                 "dcterms.date",
                                 "dc.date.created",
                                 "sailthru.date",
                                 "parsely-pub-date",
                                 "cxenseparse:recs:publishtime",
                                 "article_date_original",
                                 "originalpublicationdate",
                                 "displaydate",
                                 "ptime",
                                 "og:article:published_time",
                                 "article:published",
                                 "bt:pubdate",
                                 "created",
                                 "search.date",
                                 "citation_publication_date",
                                 "citation_online_date"}) {
            keep(found_.published, page_date(first({name})));
        }
        for (const std::string& date : {item_date_, marked_time_, time_, url_date()}) {
            keep(found_.published, date);
        }
        if (!claimed_.empty()) {
            found_.language = claimed_;
        }
        keep(found_.language, first({"og:locale", "content-language", "dc.language", "language"}));
        keep(found_.author,
             first({"author", "article:author", "dc.creator", "byl", "rel:author", "parsely-author"}));
        if (found_.author.rfind("http", 0) == 0) {
            found_.author.clear();
        }
        const std::string site = first({"og:site_name", "application-name"});
        if (!site.empty()) {
            found_.site = site;
        }
        keep(found_.canonical, first({"og:url"}));
        const std::string image = first({"og:image", "twitter:image"});
        if (!image.empty()) {
            found_.image = image;
        }
    }

    const html::Tree& tree_;
    const std::string& url_;
    Metadata found_;
    std::map<std::string, std::string> metas_;
    std::string_view claimed_;
    std::string time_, marked_time_, item_date_;
};

}  // namespace

Metadata read_metadata(const html::Tree& tree, const std::string& url) { return Reader(tree, url).read(); }

}  // namespace tocsin::clean
