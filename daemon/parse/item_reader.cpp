#include "parse/item_reader.h"

#include "html/word_table.h"
#include "parse/date.h"
#include "parse/info_reader.h"
#include "parse/item_texts.h"
#include "parse/links.h"
#include "parse/person.h"
#include "parse/xml_document.h"

#include <pugixml.hpp>

namespace tocsin::parse {
namespace {

class ItemReader {
public:
    ItemReader(Scopes& scopes, Reading reading, const FeedInfo& feed, RawItem& item)
        : scopes_(scopes), reading_(reading), feed_(feed), item_(item) {}

    void run(pugi::xml_node element, const Scope& scope);

private:
    void children(pugi::xml_node element, const Scope& scope, int depth);
    void field(pugi::xml_node element, const Scope& scope, Name name, FieldRule rule, int depth);
    void line_field(pugi::xml_node element, const Scope& scope, Name name, FieldRule rule);
    void title(pugi::xml_node element, int rank);
    void identity(pugi::xml_node element, const Scope& scope, Name name, int rank, std::string_view text);
    void link(pugi::xml_node element, const Scope& scope, int rank);
    void person(pugi::xml_node element, const Scope& scope, FieldRule rule);
    void date(FieldRule rule, std::string_view text);
    void enclosure(pugi::xml_node element, const Scope& scope);
    void media(pugi::xml_node element, const Scope& scope, FieldRule rule, int depth);
    void image(std::string url, int rank);
    void comments(std::string_view text, const Scope& scope, int rank);
    void language(const Scope& scope);
    void finish(pugi::xml_node element, const Scope& scope);

    Scopes& scopes_;
    Reading reading_;
    const FeedInfo& feed_;
    RawItem& item_;
    ItemTexts texts_;
    Slot title_, id_, link_, published_, updated_, publisher_, image_, rights_, comments_;
    std::string original_link_, original_enclosure_, permalink_;
};

void ItemReader::run(pugi::xml_node element, const Scope& scope) {
    children(element, scope, 0);
    texts_.write(item_, reading_);
    language(scope);
    finish(element, scope);
}

void ItemReader::children(pugi::xml_node element, const Scope& scope, int depth) {
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const Scope inner = scopes_.enter(scope, child);
        const Name name = scopes_.name(child);
        const FieldRule rule = find_field(name);
        if (rule.field != Field::none) {
            field(child, inner, name, rule, depth);
        }
    }
}

void ItemReader::field(pugi::xml_node element, const Scope& scope, Name name, FieldRule rule, int depth) {
    switch (rule.field) {
        case Field::title:
            return title(element, rule.rank);
        case Field::summary:
        case Field::description:
        case Field::content:
            return texts_.offer(element, scope, rule);
        case Field::link:
            return link(element, scope, rule.rank);
        case Field::author:
        case Field::contributor:
        case Field::publisher:
            return person(element, scope, rule);
        case Field::category:
            return read_categories(element, name.ns, item_.categories);
        case Field::enclosure:
            return enclosure(element, scope);
        case Field::media_content:
        case Field::media_group:
        case Field::thumbnail:
        case Field::peer_link:
            return media(element, scope, rule, depth);
        case Field::image:
            if (name.ns != Ns::itunes || !html::same_folded(name.local, "link") ||
                html::same_folded(attribute_of(element, "rel"), "image")) {
                image(read_image(element, scope, scopes_), rule.rank);
            }
            return;
        case Field::source:
            item_.source = read_source(element, scope, scopes_, reading_);
            return;
        default:
            return line_field(element, scope, name, rule);
    }
}

void ItemReader::line_field(pugi::xml_node element, const Scope& scope, Name name, FieldRule rule) {
    std::string scratch;
    const std::string_view text = trim(own_text(element, scratch));
    if (text.empty() && rule.field != Field::rights) {
        return;
    }
    switch (rule.field) {
        case Field::id:
            return identity(element, scope, name, rule.rank, text);
        case Field::published:
        case Field::updated:
            return date(rule, text);
        case Field::keywords:
            return read_keywords(text, name.ns, item_.categories);
        case Field::comments:
            return comments(text, scope, rule.rank);
        case Field::language:
            item_.language = text;
            return;
        case Field::original_link:
            original_link_ = resolve(scope, text);
            return;
        case Field::original_enclosure:
            original_enclosure_ = resolve(scope, text);
            return;
        case Field::rights: {
            const Reading reading = reading_ == Reading::atom ? Reading::atom : Reading::title;
            std::string line = plain_line(read_construct(element, reading));
            if (!line.empty() && rights_.take(rule.rank)) {
                item_.rights = std::move(line);
            }
            return;
        }
        default:
            return;
    }
}

void ItemReader::title(pugi::xml_node element, int rank) {
    const Reading reading = reading_ == Reading::atom ? Reading::atom : Reading::title;
    std::string line = plain_line(read_construct(element, reading));
    if (!line.empty() && title_.take(rank)) {
        item_.title = std::move(line);
    }
}

void ItemReader::identity(
    pugi::xml_node element, const Scope& scope, Name name, int rank, std::string_view text) {
    const bool guid = html::same_folded(name.local, "guid");
    const bool permanent = guid && !html::same_folded(trim(attribute_of(element, "ispermalink")), "false");
    if (permanent && permalink_.empty()) {
        const std::string url = resolve(scope, text);
        permalink_ = url.find("://") != std::string::npos ? url : std::string();
    }
    if (id_.take(rank)) {
        item_.id = !guid && text[0] == '/' ? resolve(scope, text) : std::string(text);
    }
}

void ItemReader::link(pugi::xml_node element, const Scope& scope, int rank) {
    Link link = read_link(element, scope);
    const int page = page_rank(link);
    if (page >= 0 && link_.take(rank * 2 + page)) {
        item_.url = link.href;
    }
    if (html::same_folded(link.rel, "enclosure")) {
        add_enclosure(item_.enclosures, {link.href, link.type, link.length});
    } else if (html::same_folded(link.rel, "replies")) {
        // RFC 4685: replies without a type are a feed, not a page.
        const bool page_of_replies = link.type.find("html") != std::string::npos;
        comments(page_of_replies ? link.href : std::string(), scope, 6);
    }
    add_link(item_.links, std::move(link));
}

void ItemReader::person(pugi::xml_node element, const Scope& scope, FieldRule rule) {
    Person person = read_person(element, scope, scopes_);
    if (rule.field == Field::author) {
        add_person(item_.authors, std::move(person));
    } else if (rule.field == Field::contributor) {
        add_person(item_.contributors, std::move(person));
    } else if ((!person.name.empty() || !person.email.empty()) && publisher_.take(rule.rank)) {
        item_.publisher = std::move(person);
    }
}

void ItemReader::date(FieldRule rule, std::string_view text) {
    const std::optional<Time> time = read_date(text);
    if (!time) {
        return;
    }
    if (rule.field == Field::published && published_.take(rule.rank)) {
        item_.published = time;
    } else if (rule.field == Field::updated && updated_.take(rule.rank)) {
        item_.updated = time;
    }
}

void ItemReader::enclosure(pugi::xml_node element, const Scope& scope) {
    Enclosure enclosure = read_enclosure(element, scope);
    if (!enclosure.url.empty()) {
        add_link(item_.links, {enclosure.url, "enclosure", enclosure.type, {}, {}, enclosure.length});
    }
    add_enclosure(item_.enclosures, std::move(enclosure));
}

void ItemReader::media(pugi::xml_node element, const Scope& scope, FieldRule rule, int depth) {
    constexpr int deepest = 3;
    if (rule.field != Field::media_group) {
        Enclosure enclosure = read_enclosure(element, scope);
        const bool thumbnail = rule.field == Field::thumbnail;
        const bool picture = thumbnail || enclosure.type.compare(0, 6, "image/") == 0 ||
                             html::same_folded(attribute_of(element, "medium"), "image");
        if (picture) {
            image(enclosure.url, thumbnail ? 3 : 4);
        }
        if (thumbnail && enclosure.type.empty()) {
            enclosure.type = "image/*";
        }
        add_enclosure(item_.enclosures, std::move(enclosure));
    }
    if (depth < deepest && rule.field != Field::thumbnail && rule.field != Field::peer_link) {
        children(element, scope, depth + 1);
    }
}

void ItemReader::image(std::string url, int rank) {
    if (!url.empty() && image_.take(rank)) {
        item_.image = std::move(url);
    }
}

void ItemReader::comments(std::string_view text, const Scope& scope, int rank) {
    const bool address = !text.empty() && text.find_first_of(" \t\r\n<>\"") == std::string_view::npos;
    if (address && comments_.take(rank)) {
        item_.comments_url = resolve(scope, text);
    }
}

/// The most specific of what the item's texts, the item and the feed say of themselves.
void ItemReader::language(const Scope& scope) {
    if (const std::optional<std::string_view> own = texts_.language()) {
        item_.language = *own;
    } else if (item_.language.empty()) {
        item_.language = scope.speaks ? std::string(scope.language) : feed_.language;
    }
}

void ItemReader::finish(pugi::xml_node element, const Scope& scope) {
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        if (html::same_folded(name, "href") && item_.url.empty()) {
            item_.url = resolve(scope, attribute.value());
            add_link(item_.links, {item_.url, "alternate", {}, {}, {}, {}});
        } else if (html::same_folded(name, "lastmod") && !item_.updated) {
            item_.updated = read_date(attribute.value());
        } else if (html::same_folded(name, "rdf:about") && item_.id.empty()) {
            item_.id = trim(attribute.value());
            permalink_ = item_.id.find("://") != std::string::npos ? resolve(scope, item_.id) : permalink_;
        }
    }
    if (!original_enclosure_.empty() && !item_.enclosures.empty()) {
        item_.enclosures.front().url = original_enclosure_;
    }
    if (!original_link_.empty()) {
        add_link(item_.links, {original_link_, "canonical", {}, {}, {}, {}});
    }
    if (item_.url.empty()) {
        item_.url = original_link_.empty() ? permalink_ : original_link_;
    }
    const bool web_id = item_.id.compare(0, 7, "http://") == 0 || item_.id.compare(0, 8, "https://") == 0;
    if (item_.url.empty() && reading_ == Reading::atom && web_id) {
        item_.url = item_.id;
    }
}

}  // namespace

void read_item(pugi::xml_node element,
               const Scope& scope,
               Scopes& scopes,
               Reading reading,
               const FeedInfo& feed,
               RawItem& item) {
    ItemReader(scopes, reading, feed, item).run(element, scope);
}

}  // namespace tocsin::parse
