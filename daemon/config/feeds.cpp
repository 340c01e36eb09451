#include "base/hash.h"
#include "base/url.h"
#include "config/secret_file.h"
#include "config/sections.h"
#include "config/selectors.h"
#include "config/values.h"

#include <strings.h>

#include <algorithm>
#include <cctype>

namespace tocsin::config {
namespace {

using std::chrono::seconds;

constexpr seconds a_year{366 * 86400};

/// RFC 9110's letters of a header's name.
bool is_token(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char letter) {
        return std::isalnum(letter) != 0 ||
               std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(letter)) != std::string_view::npos;
    });
}

/// "en", "pt-BR", "zh-Hant".
bool is_language(const std::string& tag) {
    const std::size_t primary = std::min(tag.find('-'), tag.size());
    const auto is_letter = [](unsigned char byte) { return std::isalpha(byte) != 0; };
    const auto is_part = [](unsigned char byte) { return byte == '-' || std::isalnum(byte) != 0; };
    return primary >= 2 && primary <= 3 && tag.size() <= 35 && tag.back() != '-' &&
           std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(primary), is_letter) &&
           std::all_of(tag.begin(), tag.end(), is_part);
}

/// One selector, or an array of them: the first that gives something wins, as in a list with commas.
void take_selector(TomlTable& select, const char* key, std::string& into) {
    const TomlNode* node = select.any(key);
    if (node == nullptr || node->kind != TomlNode::Kind::array) {
        select.read(key, into);
        return;
    }
    std::vector<std::string> choices;
    select.read(key, choices);
    into.clear();
    for (const std::string& choice : choices) {
        into += (into.empty() ? "" : ", ") + choice;
    }
}

void read_selector(TomlTable& select, const char* key, std::string Selectors::*field, Selectors& into) {
    take_selector(select, key, into.*field);
    const TomlNode* node = select.any(key);
    const std::string wrong = node == nullptr ? "" : wrong_selector(field, into.*field);
    if (!wrong.empty()) {
        select.error(*node, std::string("feed.select.") + key + ": " + wrong);
    }
}

class FeedReader {
public:
    FeedReader(const TomlNode& node, const std::string& file, Draft& draft)
        : node_(node), file_(file), draft_(draft), table_(node, file, "feed.", draft.remarks) {}

    void read() {
        std::string url;
        const TomlNode* at = table_.any("url");
        table_.read("url", url);
        const bool good = !origin_of(url).empty();
        std::vector<Source>& all = draft_.settings.sources;
        std::size_t number = all.size();
        if (good) {
            number = draft_.feeds.place(url, number, *at, file_, draft_.remarks);
        } else if (at == nullptr) {
            table_.error(node_, "feed: needs a url");
        } else {
            table_.error(*at, "feed.url: not an http or https URL: " + url);
        }
        if (number < all.size()) {
            source_ = all[number];
        }
        read_keys();
        if (!good) {
            return;
        }
        source_.url = std::move(url);
        source_.id = id_of(source_.url);
        if (number == all.size()) {
            all.emplace_back();
        }
        all[number] = std::move(source_);
    }

    static std::string id_of(const std::string& url) { return hex_id(url).substr(0, 16); }

private:
    void read_keys() {
        table_.read("name", source_.name);
        table_.read("tags", source_.tags);
        read_line(table_, "feed.", "user_agent", source_.user_agent);
        table_.read("enabled", source_.enabled);
        read_language();
        read_intervals();
        read_trust();
        read_headers();
        read_selectors();
        table_.finish();
    }

    void read_language() {
        const TomlNode* at = table_.any("language");
        if (table_.read("language", source_.language) && !source_.language.empty() &&
            !is_language(source_.language)) {
            table_.error(
                *at, "feed.language: not a language: " + source_.language, "write \"en\" or \"pt-BR\"");
        }
    }

    void read_intervals() {
        const auto read_bound = [&](const char* key, seconds& into) {
            read_span(table_, "feed.", key, into, seconds(1), a_year);
        };
        read_bound("interval", source_.interval);
        source_.least_interval = std::min(source_.least_interval, source_.interval);
        source_.most_interval = std::max(source_.most_interval, source_.interval);
        read_bound("least_interval", source_.least_interval);
        read_bound("most_interval", source_.most_interval);
        if (source_.least_interval > source_.most_interval) {
            const TomlNode* at = table_.any("least_interval");
            table_.error(at == nullptr ? *table_.any("most_interval") : *at,
                         "feed.least_interval is above most_interval");
        }
    }

    void read_trust() {
        const TomlNode* at = table_.any("trust");
        if (table_.read("trust", source_.trust) && (source_.trust < 0 || source_.trust > 1)) {
            table_.error(*at, "feed.trust: not between 0 and 1");
        }
    }

    void read_headers() {
        const TomlNode* node = table_.table("headers");
        if (node == nullptr) {
            return;
        }
        for (const auto& [name, value] : node->members) {
            const std::optional<std::string> text = header_value(name, value);
            if (text && (!is_token(name) || !is_line(*text))) {
                table_.error(value, "feed.headers." + name + ": not a header of one line");
            } else if (text) {
                put_header(name, *text);
            }
        }
    }

    /// A text, or { file = "..." } as receivers keep their secrets.
    std::optional<std::string> header_value(const std::string& name, const TomlNode& value) {
        const std::string key = "feed.headers." + name;
        if (value.kind == TomlNode::Kind::text) {
            return value.text;
        }
        if (value.kind != TomlNode::Kind::table) {
            table_.error(value, key + ": neither text nor { file = \"...\" }");
            return std::nullopt;
        }
        TomlTable place(value, file_, key + ".", draft_.remarks);
        std::string written;
        const TomlNode* at = place.any("file");
        std::optional<Secret> secret;
        if (at == nullptr) {
            place.error(value, key + ": needs file, the file that holds its value");
        } else if (place.read("file", written)) {
            secret = read_secret(written, *at, file_, key + ".file", place);
        }
        place.finish();
        return secret ? std::optional(secret->reveal()) : std::nullopt;
    }

    void put_header(const std::string& name, const std::string& value) {
        std::vector<Header>& headers = source_.headers;
        const auto known = std::find_if(headers.begin(), headers.end(), [&](const Header& other) {
            return ::strcasecmp(other.name.c_str(), name.c_str()) == 0;
        });
        if (known == headers.end()) {
            headers.push_back({name, value});
        } else {
            *known = {name, value};
        }
    }

    /// A table of selectors, or "auto": without an item selector the list is looked for on the page.
    void read_selectors() {
        const TomlNode* node = table_.any("select");
        if (node == nullptr) {
            return;
        }
        source_.kind = SourceKind::page;
        if (node->kind == TomlNode::Kind::text) {
            source_.selectors = {};
            if (node->text != "auto") {
                table_.error(*node, "feed.select: neither \"auto\" nor a table of selectors");
            }
            return;
        }
        if (table_.table("select") == nullptr) {
            return;
        }
        TomlTable select(*node, file_, "feed.select.", draft_.remarks);
        read_selector(select, "item", &Selectors::item, source_.selectors);
        read_selector(select, "title", &Selectors::title, source_.selectors);
        read_selector(select, "link", &Selectors::link, source_.selectors);
        read_selector(select, "date", &Selectors::date, source_.selectors);
        read_selector(select, "summary", &Selectors::summary, source_.selectors);
        select.finish();
    }

    const TomlNode& node_;
    const std::string& file_;
    Draft& draft_;
    TomlTable table_;
    Source source_;
};

}  // namespace

void read_feeds(const std::vector<const TomlNode*>& tables, const std::string& file, Draft& draft) {
    for (const TomlNode* node : tables) {
        FeedReader(*node, file, draft).read();
    }
}

void add_feeds(std::vector<Source> sources, const std::string& file, Draft& draft) {
    for (Source& source : sources) {
        if (draft.feeds.add(source.url, draft.settings.sources.size(), file)) {
            source.id = FeedReader::id_of(source.url);
            draft.settings.sources.push_back(std::move(source));
        }
    }
}

}  // namespace tocsin::config
