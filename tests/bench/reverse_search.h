// The queries and items of a reverse-search benchmark: JSON lines, read and put into the watchlist language.
//
//   queries.jsonl   {"id": .., "q": AST}   ["t",w] word | ["w",p] beginning | ["p",w1,w2,..] phrase |
//                   ["n",k,X,Y] at most k words between | ["title",X] | ["and",..] | ["or",..] | ["not",X]
//   items.jsonl     {"id": .., "title": .., "body": ..}, ASCII
//
// Its words are runs of ASCII letters and digits: "U.S." is two, "Son's" is two. spaced() gives an item those
// very words, so that an answer can be compared pair by pair.
#pragma once

#include "match/expression.h"
#include "match/program.h"
#include "match/watchlist.h"
#include "model/article.h"
#include "query_maker.h"

#include <nlohmann/json.hpp>

#include <cctype>
#include <cstddef>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::bench {

/// Calls `take(json)` for every line of the file, until it gives false.
template <class Take>
void each_line(const std::string& path, const Take& take) {
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    std::string line;
    while (std::getline(file, line) && take(nlohmann::json::parse(line))) {
    }
}

inline std::string words_in_quotes(const nlohmann::json& query) {
    std::string text = "\"";
    for (std::size_t at = 1; at < query.size(); ++at)
        text += (at == 1 ? "" : " ") + query[at].get<std::string>();
    return text + (query[0] == "w" ? "*\"" : "\"");
}

/// The query as somebody would write it in a watchlist.
inline std::string expression_of(const nlohmann::json& query) {
    const auto sign = query[0].get<std::string>();
    if (sign == "t" || sign == "w" || sign == "p")
        return words_in_quotes(query);
    if (sign == "n")
        return "(" + expression_of(query[2]) + " near/" + std::to_string(query[1].get<int>()) + " " +
               expression_of(query[3]) + ")";
    if (sign == "title")
        return "title:" + expression_of(query[1]);
    if (sign == "not")
        return "not " + expression_of(query[1]);
    std::string text;
    for (std::size_t at = 1; at < query.size(); ++at)
        text += (at == 1 ? "(" : " " + sign + " ") + expression_of(query[at]);
    return text + ")";
}

inline match::Watchlist watchlist_of(const std::string& id, const std::string& expression) {
    match::Program program;
    const auto refuse = [&](std::size_t, const std::string& message, const std::string&) {
        throw std::runtime_error(id + ": " + message + ": " + expression);
    };
    program.require = match::parse_expression(expression, {}, refuse);
    match::Watchlist list;
    list.id = id;
    list.program = std::make_shared<const match::Program>(std::move(program));
    return list;
}

/// The first `count` of the file; more than it holds are made from them.
inline std::vector<match::Watchlist> read_queries(const std::string& path, std::size_t count) {
    std::vector<match::Watchlist> lists;
    std::vector<nlohmann::json> read;
    each_line(path, [&](nlohmann::json line) {
        lists.push_back(watchlist_of(line["id"].get<std::string>(), expression_of(line["q"])));
        read.push_back(std::move(line));
        return lists.size() < count;
    });
    if (lists.size() == count)
        return lists;
    QueryMaker maker(std::move(read));
    while (lists.size() < count)
        lists.push_back(watchlist_of("made" + std::to_string(lists.size()), expression_of(maker.make())));
    return lists;
}

inline std::vector<Article> read_items(const std::string& path) {
    std::vector<Article> items;
    each_line(path, [&](const nlohmann::json& line) {
        Article article;
        article.id = line["id"].get<std::string>();
        article.title = line["title"].get<std::string>();
        article.text = line["body"].get<std::string>();
        article.language = "en";
        items.push_back(std::move(article));
        return true;
    });
    return items;
}

/// The runs of ASCII letters and digits, a blank between them.
inline std::string words_only(const std::string& text) {
    std::string words;
    for (const char letter : text) {
        const bool wordy = std::isalnum(static_cast<unsigned char>(letter)) != 0;
        if (wordy || (!words.empty() && words.back() != ' '))
            words += wordy ? letter : ' ';
    }
    return words;
}

inline Article spaced(Article article) {
    article.title = words_only(article.title);
    article.text = words_only(article.text);
    return article;
}

}  // namespace tocsin::bench
