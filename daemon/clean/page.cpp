#include "clean/page.h"

#include "base/url.h"
#include "clean/boilerplate.h"
#include "clean/headline.h"
#include "clean/page_body.h"
#include "clean/page_metadata.h"
#include "html/tree.h"
#include "text/encoding.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tocsin::clean {
namespace {

constexpr std::size_t short_body = 250;  ///< bytes: the page's own words did not show
constexpr std::size_t scrap_size = 60;
constexpr std::size_t prose_size = 80;
constexpr std::size_t most_scraps = 8;
constexpr std::size_t teaser_body = 1500;  ///< bytes: all that a paywall lets through

/// The candidate most of the others agree with; headings of the page before what it tells other sites.
std::string choose_title(const Metadata& metadata, const std::vector<std::string>& names) {
    std::vector<std::string> candidates;
    const auto offer = [&](const std::string& text) {
        const std::string title = said_once(without_outlet(text::collapse_spaces(text), names));
        if (!title.empty()) {
            candidates.push_back(title);
        }
    };
    for (const std::string& heading : metadata.headings) {
        offer(heading);
    }
    offer(metadata.headline);
    offer(metadata.social_title);
    offer(metadata.document_title);
    std::string best;
    double most = -1;
    for (std::size_t one = 0; one < candidates.size(); ++one) {
        double agreement = 0;
        for (std::size_t other = 0; other < candidates.size(); ++other) {
            agreement += one == other ? 0 : word_overlap(candidates[one], candidates[other]);
        }
        if (agreement > most + 0.01) {
            most = agreement;
            best = candidates[one];
        }
    }
    return best;
}

std::string join(const std::vector<std::string>& paragraphs) {
    std::string text;
    for (const std::string& paragraph : paragraphs) {
        if (!text.empty()) {
            text += '\n';
        }
        text += paragraph;
    }
    return text;
}

std::string absolute(const std::string& url, const std::string& reference) {
    return reference.empty() ? "" : resolve_url(url, reference);
}

bool ends_sentence(std::string_view paragraph) {
    static constexpr std::string_view ends[] = {
        ".", "!", "?", ":", "\"", "”", "»", "’", "。", "！", "？", "」", "؟", "…", ")", "।"};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
        return paragraph.size() >= end.size() && paragraph.substr(paragraph.size() - end.size()) == end;
    });
}

/// Bylines, dates, places, tags: what stands around an article in short lines that are no sentences.
void trim_edges(std::vector<std::string>& paragraphs) {
    const auto is_scrap = [](const std::string& paragraph) {
        return paragraph.size() < scrap_size && !ends_sentence(paragraph);
    };
    const auto is_prose = [](const std::string& paragraph) {
        return paragraph.size() >= prose_size && ends_sentence(paragraph);
    };
    const std::size_t reach = std::min(most_scraps, paragraphs.size());
    const auto first =
        std::find_if(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(reach), is_prose);
    if (first != paragraphs.begin() + static_cast<std::ptrdiff_t>(reach)) {
        paragraphs.erase(std::remove_if(paragraphs.begin(), first, is_scrap), first);
    }
    const auto last = std::find_if(paragraphs.rbegin(), paragraphs.rend(), is_prose);
    const auto behind = static_cast<std::size_t>(last - paragraphs.rbegin());
    if (last == paragraphs.rend() || behind > most_scraps) {
        return;
    }
    while (!paragraphs.empty() && is_scrap(paragraphs.back())) {
        paragraphs.pop_back();
    }
}

}  // namespace

Page extract_page(std::string_view bytes,
                  const std::string& url,
                  const std::string& content_type,
                  const Cleaner& cleaner) {
    const text::Decoded decoded =
        text::to_utf8(bytes, text::charset_parameter(content_type), text::declared_charset(bytes));
    const html::Tree tree = html::read_page(decoded.utf8);
    const Metadata metadata = read_metadata(tree, url);

    Page page;
    page.site = metadata.site;
    page.author = metadata.author;
    page.published = metadata.published;
    page.image = absolute(url, metadata.image);
    page.canonical =
        cleaner.canonical_url(metadata.canonical.empty() ? url : absolute(url, metadata.canonical));
    page.title = choose_title(metadata, {metadata.site, host_of(url)});

    std::vector<std::string> paragraphs = main_paragraphs(tree, cleaner.boilerplate());
    drop_headline(page.title, paragraphs);
    paragraphs = cleaner.boilerplate().strip(std::move(paragraphs));
    trim_edges(paragraphs);
    std::string text = text::normalise(join(paragraphs));
    const std::string claimed = text::base_language(metadata.language);
    if (metadata.body.size() > 2 * text.size() + short_body) {
        text = metadata.body;
    }
    page.text = cleaner.strip_boilerplate(page.title, text, claimed);
    page.language = text::language_of(page.text.empty() ? page.title : page.text, claimed);
    page.truncated = metadata.for_subscribers && page.text.size() < teaser_body;
    return page;
}

}  // namespace tocsin::clean
