// Feed documents to measure with: those of a folder, or made-up ones of the usual formats.
#pragma once

#include "newsprint.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::bench {

/// Every file of the folder, in the order of their names, so that two runs see the same.
inline std::vector<std::string> read_folder(const std::string& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> documents;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return documents;
}

/// Paragraphs with links and a picture, as weblogs write them.
inline std::string story_html(const Article& article) {
    std::string html =
        "<p><img src=\"/media/" + article.id + ".jpg\" alt=\"\" width=\"640\" onload=\"x()\"/></p>";
    for (std::size_t at = 0; at < article.text.size(); at += 400) {
        const std::string part = article.text.substr(at, 400);
        html += "<p class=\"body\">" + part.substr(0, 200) + " <a href=\"/tag/" + article.id +
                "?a=1&amp;b=2\">caf&eacute; &#8212; more</a> &amp; <em>" +
                (part.size() > 200 ? part.substr(200) : std::string()) + "</em></p>\n";
    }
    return html + "<script>track(1 < 2)</script>";
}

inline std::string escaped(std::string_view html) {
    std::string out;
    for (const char c : html) {
        out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    return out;
}

inline std::string rss_document(const std::vector<Article>& articles, bool sections) {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\">\n"
        "<channel>\n<title>Wire</title>\n<link>https://wire.example/</link>\n<language>en-GB</language>\n";
    for (const Article& article : articles) {
        const std::string html = story_html(article);
        xml += "  <item>\n    <title>" + article.title + " &#8217;s</title>\n    <link>" + article.url +
               "</link>\n    <guid isPermaLink=\"false\">" + article.guid +
               "</guid>\n    <pubDate>Tue, 21 Jan 2025 19:04:05 +0000</pubDate>\n"
               "    <dc:creator><![CDATA[A. Writer]]></dc:creator>\n    <category>Energy</category>\n"
               "    <category><![CDATA[Data centres]]></category>\n    <description>" +
               (sections ? "<![CDATA[" + html.substr(0, 300) + "]]>" : escaped(html.substr(0, 300))) +
               "</description>\n    <content:encoded>" +
               (sections ? "<![CDATA[" + html + "]]>" : escaped(html)) +
               "</content:encoded>\n    <media:thumbnail url=\"https://wire.example/t.jpg\" width=\"72\"/>\n"
               "  </item>\n";
    }
    return xml + "</channel>\n</rss>\n";
}

inline std::string atom_document(const std::vector<Article>& articles) {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xml:lang=\"en\" xml:base=\"https://wire.example/\">\n<title>Wire</title>\n"
        "<updated>2025-01-21T19:04:05Z</updated>\n<link rel=\"self\" href=\"/feed.atom\"/>\n";
    for (const Article& article : articles) {
        xml += "<entry>\n<id>tag:wire.example," + article.id + "</id>\n<title type=\"html\">" +
               article.title + "</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"" + article.url +
               "\"/>\n<published>2025-01-21T19:04:05.123-05:00</published>\n"
               "<updated>2025-01-22T08:00:00Z</updated>\n<author><name>A. Writer</name></author>\n"
               "<category term=\"energy\" label=\"Energy\"/>\n<content type=\"html\">" +
               escaped(story_html(article)) + "</content>\n</entry>\n";
    }
    return xml + "</feed>\n";
}

inline std::vector<std::string> made_up_documents() {
    const std::vector<Article> all = Newsprint(3).items(1200, 250);
    std::vector<std::string> documents;
    constexpr std::size_t items = 20;
    for (std::size_t at = 0; at + items <= all.size(); at += items) {
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(at);
        const std::vector<Article> part(first, first + items);
        const std::size_t kind = at / items % 3;
        documents.push_back(kind == 2 ? atom_document(part) : rss_document(part, kind == 0));
    }
    return documents;
}

}  // namespace tocsin::bench
