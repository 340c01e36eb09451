#include "clean/cleaner.h"

#include "base/hash.h"
#include "base/url.h"
#include "clean/boilerplate.h"
#include "clean/canonical.h"
#include "clean/headline.h"
#include "html/fragment.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace tocsin::clean {

struct Cleaner::Knowledge {
    Boilerplate boilerplate;
    Canonical canonical;
};

namespace {

constexpr std::size_t most_title = 1000;
constexpr std::size_t most_text = 400'000;
constexpr std::chrono::hours most_ahead{24};  ///< how far ahead a publisher's date may lie
constexpr std::chrono::sys_days oldest{std::chrono::year{1990} / 1 / 1};

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) {
            lines.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string join(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        if (!text.empty()) {
            text += '\n';
        }
        text += line;
    }
    return text;
}

std::string plain(std::string_view text, std::size_t most) {
    return text::normalise(text::tidy_lines(text::scrub(text::cut(text, most))));
}

/// Content or summary, whichever says more.
std::string fullest_text(const RawItem& item) {
    std::string best;
    for (const std::string* html : {&item.content_html, &item.summary_html}) {
        if (html->empty()) {
            continue;
        }
        std::string text = plain(html::to_text(text::cut(*html, 4 * most_text)), most_text);
        if (text.size() > best.size()) {
            best = std::move(text);
        }
    }
    for (const std::string* given : {&item.content_text, &item.summary}) {
        std::string text = plain(*given, most_text);
        if (text.size() > best.size()) {
            best = std::move(text);
        }
    }
    return best;
}

/// Alerts carry links that people follow: a page's address and nothing else, above all no javascript:.
bool leads_to_a_page(const std::string& url) {
    const std::optional<Url> parts = parse_url(url);
    return parts && (parts->scheme == "http" || parts->scheme == "https");
}

/// A proxy's address (FeedBurner) gives way to the one it hides, which the feed calls canonical.
std::string url_of(const RawItem& item) {
    for (const Link& link : item.links) {
        if (link.rel == "canonical" && leads_to_a_page(link.href)) {
            return link.href;
        }
    }
    if (leads_to_a_page(item.url)) {
        return item.url;
    }
    for (const Link& link : item.links) {
        if (leads_to_a_page(link.href) && (link.rel.empty() || link.rel == "alternate")) {
            return link.href;
        }
    }
    return leads_to_a_page(item.id) ? item.id : "";
}

std::string outlet_of(const RawItem& item, const FeedInfo& feed, const Source& source) {
    if (item.source && !item.source->title.empty()) {
        return text::collapse_spaces(item.source->title);
    }
    if (!source.name.empty()) {
        return source.name;
    }
    const std::string title = text::collapse_spaces(feed.title);
    return title.empty() ? host_of(source.url) : title;
}

std::string claimed_language(const RawItem& item, const FeedInfo& feed, const Source& source) {
    for (const std::string* claim : {&source.language, &item.language, &feed.language}) {
        if (std::string language = text::base_language(*claim); !language.empty()) {
            return language;
        }
    }
    return "";
}

/// A date that cannot be meant is no date; one a little ahead is now.
void set_date(const RawItem& item, Time arrived, Article& article) {
    const std::optional<Time> given = item.published ? item.published : item.updated;
    article.arrived = arrived;
    article.dated = given && is_believable(*given, arrived);
    article.date_doubtful = given && !article.dated;
    article.published = article.dated ? std::min(*given, arrived) : arrived;
}

}  // namespace

bool is_believable(Time given, Time arrived) { return given >= oldest && given <= arrived + most_ahead; }

Cleaner::Cleaner(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

Result<Cleaner> Cleaner::load(const std::string& folder) {
    Result<Boilerplate> boilerplate = Boilerplate::load(folder + "/boilerplate.tsv");
    if (!boilerplate) {
        return fail(boilerplate.error());
    }
    Result<Canonical> canonical = Canonical::load(folder + "/url_parameters.tsv");
    if (!canonical) {
        return fail(canonical.error());
    }
    return Cleaner(
        std::make_shared<const Knowledge>(Knowledge{std::move(*boilerplate), std::move(*canonical)}));
}

Article Cleaner::clean(const RawItem& item, const FeedInfo& feed, const Source& source, Time arrived) const {
    Article article;
    article.feed_id = source.id;
    article.guid = item.id;
    article.url = canonical_url(url_of(item));
    article.outlet = outlet_of(item, feed, source);
    article.trust = source.trust;
    article.tags = source.tags;
    set_date(item, arrived, article);

    const std::string title = text::collapse_spaces(plain(item.title, most_title));
    const std::string& key = !item.id.empty() ? item.id : !article.url.empty() ? article.url : title;
    article.id = hex_id(source.id + '\n' + key);
    const std::vector<std::string> names = {article.outlet, source.name, feed.title, host_of(article.url)};
    article.title = said_once(without_outlet(said_once(title), names));

    const std::string text = fullest_text(item);
    article.language = text::language_of(article.title + '\n' + text, claimed_language(item, feed, source));
    article.text = strip_boilerplate(article.title, text, article.language);
    return article;
}

const Boilerplate& Cleaner::boilerplate() const { return knowledge_->boilerplate; }

std::string Cleaner::canonical_url(const std::string& url) const { return knowledge_->canonical(url); }

std::string Cleaner::strip_boilerplate(const std::string& title,
                                       const std::string& text,
                                       const std::string& /*language*/) const {
    std::vector<std::string> lines = lines_of(text);
    drop_headline(title, lines);
    return join(knowledge_->boilerplate.strip(std::move(lines)));
}

}  // namespace tocsin::clean
