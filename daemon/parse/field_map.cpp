#include "parse/field_map.h"

#include "html/word_table.h"

#include <array>

namespace tocsin::parse {
namespace {

struct Row {
    Ns ns;
    std::string_view local;
    Field field;
    std::uint8_t rank;
};

constexpr std::array rows{
    Row{Ns::core, "abstract", Field::description, 0},
    Row{Ns::core, "author", Field::author, 0},
    Row{Ns::core, "body", Field::content, 2},
    Row{Ns::core, "category", Field::category, 0},
    Row{Ns::core, "channel", Field::channel, 0},
    Row{Ns::core, "comments", Field::comments, 0},
    Row{Ns::core, "content", Field::content, 0},
    Row{Ns::core, "contributor", Field::contributor, 0},
    Row{Ns::core, "copyright", Field::rights, 0},
    Row{Ns::core, "created", Field::published, 3},
    Row{Ns::core, "date", Field::published, 4},
    Row{Ns::core, "description", Field::description, 0},
    Row{Ns::core, "enclosure", Field::enclosure, 0},
    Row{Ns::core, "entry", Field::item, 0},
    Row{Ns::core, "fullitem", Field::content, 1},
    Row{Ns::core, "generator", Field::generator, 0},
    Row{Ns::core, "guid", Field::id, 0},
    Row{Ns::core, "icon", Field::icon, 0},
    Row{Ns::core, "id", Field::id, 1},
    Row{Ns::core, "image", Field::image, 0},
    Row{Ns::core, "info", Field::description, 4},
    Row{Ns::core, "issued", Field::published, 1},
    Row{Ns::core, "item", Field::item, 0},
    Row{Ns::core, "keywords", Field::keywords, 0},
    Row{Ns::core, "language", Field::language, 0},
    Row{Ns::core, "lastbuilddate", Field::updated, 1},
    Row{Ns::core, "lastmod", Field::updated, 2},
    Row{Ns::core, "link", Field::link, 0},
    Row{Ns::core, "logo", Field::image, 0},
    Row{Ns::core, "managingeditor", Field::author, 0},
    Row{Ns::core, "modified", Field::updated, 1},
    Row{Ns::core, "newlocation", Field::new_url, 0},
    Row{Ns::core, "pubdate", Field::published, 0},
    Row{Ns::core, "published", Field::published, 0},
    Row{Ns::core, "rights", Field::rights, 0},
    Row{Ns::core, "skipdays", Field::skip_days, 0},
    Row{Ns::core, "skiphours", Field::skip_hours, 0},
    Row{Ns::core, "source", Field::source, 0},
    Row{Ns::core, "subtitle", Field::description, 0},
    Row{Ns::core, "summary", Field::summary, 0},
    Row{Ns::core, "tagline", Field::description, 0},
    Row{Ns::core, "tags", Field::keywords, 0},
    Row{Ns::core, "title", Field::title, 0},
    Row{Ns::core, "ttl", Field::ttl, 0},
    Row{Ns::core, "updated", Field::updated, 0},
    Row{Ns::core, "webmaster", Field::publisher, 1},
    Row{Ns::admin, "generatoragent", Field::generator, 1},
    Row{Ns::content, "encoded", Field::content, 0},
    Row{Ns::content, "items", Field::none, 0},
    Row{Ns::dc, "author", Field::author, 1},
    Row{Ns::dc, "contributor", Field::contributor, 1},
    Row{Ns::dc, "creator", Field::author, 1},
    Row{Ns::dc, "date", Field::published, 2},
    Row{Ns::dc, "description", Field::description, 1},
    Row{Ns::dc, "identifier", Field::id, 3},
    Row{Ns::dc, "language", Field::language, 1},
    Row{Ns::dc, "publisher", Field::publisher, 0},
    Row{Ns::dc, "rights", Field::rights, 1},
    Row{Ns::dc, "subject", Field::category, 1},
    Row{Ns::dc, "title", Field::title, 1},
    Row{Ns::dcterms, "created", Field::published, 3},
    Row{Ns::dcterms, "issued", Field::published, 1},
    Row{Ns::dcterms, "modified", Field::updated, 1},
    Row{Ns::feedburner, "origenclosurelink", Field::original_enclosure, 0},
    Row{Ns::feedburner, "origlink", Field::original_link, 0},
    Row{Ns::itunes, "author", Field::author, 2},
    Row{Ns::itunes, "category", Field::category, 2},
    Row{Ns::itunes, "image", Field::image, 1},
    Row{Ns::itunes, "keywords", Field::keywords, 2},
    Row{Ns::itunes, "link", Field::image, 2},
    Row{Ns::itunes, "new-feed-url", Field::new_url, 0},
    Row{Ns::itunes, "owner", Field::owner, 2},
    Row{Ns::itunes, "subtitle", Field::description, 3},
    Row{Ns::itunes, "summary", Field::description, 2},
    Row{Ns::itunes, "title", Field::title, 2},
    Row{Ns::media, "category", Field::category, 3},
    Row{Ns::media, "content", Field::media_content, 0},
    Row{Ns::media, "copyright", Field::rights, 2},
    Row{Ns::media, "description", Field::description, 4},
    Row{Ns::media, "group", Field::media_group, 0},
    Row{Ns::media, "keywords", Field::keywords, 3},
    Row{Ns::media, "peerlink", Field::peer_link, 0},
    Row{Ns::media, "thumbnail", Field::thumbnail, 0},
    Row{Ns::media, "title", Field::title, 3},
    Row{Ns::syndication, "updatefrequency", Field::update_frequency, 0},
    Row{Ns::syndication, "updateperiod", Field::update_period, 0},
    Row{Ns::xhtml, "body", Field::content, 1},
    Row{Ns::xhtml, "div", Field::content, 4},
};

constexpr std::size_t slots = 512;

constexpr std::size_t slot_of(Ns ns, std::string_view local) {
    return html::hash_folded(local, static_cast<std::uint32_t>(ns) * 0x9E3779B9U) % slots;
}

constexpr std::array<std::uint8_t, slots> lay_out() {
    std::array<std::uint8_t, slots> places{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t slot = slot_of(rows[i].ns, rows[i].local);
        while (places[slot] != 0) {
            slot = (slot + 1) % slots;
        }
        places[slot] = static_cast<std::uint8_t>(i + 1);
    }
    return places;
}

constexpr std::array<std::uint8_t, slots> places = lay_out();

}  // namespace

FieldRule find_field(Name name) {
    const bool guest = name.ns == Ns::atom;
    const Ns ns = guest ? Ns::core : name.ns;
    if (ns == Ns::other || name.local.size() > 32) {
        return {};
    }
    for (std::size_t slot = slot_of(ns, name.local); places[slot] != 0; slot = (slot + 1) % slots) {
        const Row& row = rows[places[slot] - std::size_t{1}];
        if (row.ns == ns && html::same_folded(name.local, row.local)) {
            return {row.field, static_cast<std::uint8_t>(row.rank + (guest ? 5 : 0))};
        }
    }
    return {};
}

}  // namespace tocsin::parse
