#include "cli/demo_script.h"

#include "base/file.h"
#include "base/toml.h"
#include "html/fragment.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tocsin::cli {
namespace {

struct Published {
    const DemoItem* item = nullptr;
    Time time{};
};

DemoItem read_demo_item(const TomlNode& node, const std::string& file, Diagnostics& remarks) {
    TomlTable table(node, file, "item.", remarks);
    DemoItem item;
    std::int64_t at = 0;
    table.read("at", at, 0, 3600);
    item.at = Seconds(at);
    table.read("title", item.title);
    table.read("link", item.link);
    table.read("summary", item.summary);
    table.finish();
    return item;
}

DemoOutlet read_outlet(const TomlNode& node, const std::string& file, Diagnostics& remarks) {
    TomlTable table(node, file, "outlet.", remarks);
    DemoOutlet outlet;
    table.read("path", outlet.path);
    table.read("name", outlet.name);
    table.read("format", outlet.format);
    table.read("language", outlet.language);
    table.read("trust", outlet.trust);
    for (const TomlNode* item : table.tables("item")) {
        outlet.items.push_back(read_demo_item(*item, file, remarks));
    }
    table.finish();
    return outlet;
}

std::string render_rss(const DemoOutlet& outlet,
                       const std::vector<Published>& items,
                       const std::string& site) {
    std::string feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>" +
                       html::escape(outlet.name) + "</title><link>" + site + "</link><language>" +
                       outlet.language + "</language>\n";
    for (const auto& [item, time] : items) {
        feed += "<item><title>" + html::escape(item->title) + "</title><link>" + site + item->link +
                "</link><guid>" + site + item->link +
                "</guid><dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + to_rfc3339(time) +
                "</dc:date><description>" + html::escape(item->summary) + "</description></item>\n";
    }
    return feed + "</channel></rss>\n";
}

std::string render_atom(const DemoOutlet& outlet,
                        const std::vector<Published>& items,
                        const std::string& site) {
    std::string feed =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xml:lang=\"" +
        outlet.language + "\"><title>" + html::escape(outlet.name) + "</title><id>" + site + "</id>\n";
    for (const auto& [item, time] : items) {
        feed += "<entry><title>" + html::escape(item->title) + "</title><id>" + site + item->link +
                "</id><link href=\"" + site + item->link + "\"/><updated>" + to_rfc3339(time) +
                "</updated><summary>" + html::escape(item->summary) + "</summary></entry>\n";
    }
    return feed + "</feed>\n";
}

std::string render_json(const DemoOutlet& outlet,
                        const std::vector<Published>& items,
                        const std::string& site) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& [item, time] : items) {
        list.push_back({{"id", site + item->link},
                        {"url", site + item->link},
                        {"title", item->title},
                        {"content_text", item->summary},
                        {"date_published", to_rfc3339(time)}});
    }
    const nlohmann::ordered_json feed{{"version", "https://jsonfeed.org/version/1.1"},
                                      {"title", outlet.name},
                                      {"language", outlet.language},
                                      {"items", list}};
    return feed.dump(1);
}

std::string render_page(const DemoOutlet& outlet,
                        const std::vector<Published>& items,
                        const std::string& site) {
    std::string page = "<!DOCTYPE html><html lang=\"" + outlet.language +
                       "\"><head><meta charset=\"utf-8\"><title>" + html::escape(outlet.name) +
                       "</title></head><body><nav><a href=\"/\">" + html::escape(outlet.name) +
                       "</a></nav><main>\n";
    for (const auto& [item, time] : items) {
        page += "<article><h2><a href=\"" + site + item->link + "\">" + html::escape(item->title) +
                "</a></h2><time datetime=\"" + to_rfc3339(time) + "\"></time><p>" +
                html::escape(item->summary) + "</p></article>\n";
    }
    return page + "</main></body></html>\n";
}

struct Format {
    const char* name;
    const char* content_type;
    std::string (*render)(const DemoOutlet&, const std::vector<Published>&, const std::string&);
};

constexpr std::array<Format, 4> formats{{{"rss", "application/rss+xml", render_rss},
                                         {"atom", "application/atom+xml", render_atom},
                                         {"json", "application/feed+json", render_json},
                                         {"html", "text/html; charset=utf-8", render_page}}};

const Format& format_of(const DemoOutlet& outlet) {
    const auto found = std::find_if(
        formats.begin(), formats.end(), [&](const Format& format) { return outlet.format == format.name; });
    return found == formats.end() ? formats[0] : *found;
}

}  // namespace

std::optional<DemoScript> load_demo(const std::string& file, Diagnostics& remarks) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
        remarks.push_back({Level::error, file, 0, 0, bytes.error().what, ""});
        return std::nullopt;
    }
    const std::optional<TomlNode> root = parse_toml(*bytes, file, remarks);
    if (!root) {
        return std::nullopt;
    }
    TomlTable table(*root, file, "", remarks);
    DemoScript script;
    std::int64_t length = 120;
    table.read_seconds("length", length);
    script.length = Seconds(length);
    for (const TomlNode* outlet : table.tables("outlet")) {
        script.outlets.push_back(read_outlet(*outlet, file, remarks));
    }
    table.finish();
    if (has_errors(remarks)) {
        return std::nullopt;
    }
    return script;
}

std::string render(
    const DemoOutlet& outlet, Seconds elapsed, Time began, double speed, const std::string& site) {
    std::vector<Published> published;
    for (const DemoItem& item : outlet.items) {
        if (item.at <= elapsed) {
            const auto after = Milliseconds(
                static_cast<std::int64_t>(1000.0 * static_cast<double>(item.at.count()) / speed));
            published.push_back({&item, began + after});
        }
    }
    std::reverse(published.begin(), published.end());
    return format_of(outlet).render(outlet, published, site);
}

const char* content_type_of(const DemoOutlet& outlet) { return format_of(outlet).content_type; }

}  // namespace tocsin::cli
