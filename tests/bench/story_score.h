// How well stories were told: B-cubed, first reports that got a story of their own, pairs across languages.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::bench {

struct Answer {
    std::string id, language;
    std::string right;  ///< "" = nobody knows, and it does not count
    std::string given;
};

struct Rates {
    double precision = 0, recall = 0;
    double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

struct Score {
    Rates bcubed;
    Rates across;           ///< pairs of items in different languages
    double first_kept = 0;  ///< share of stories whose first item was not put into another one
    double repeats = 0;     ///< stories too many, for each right one
};

inline double pairs_across(const std::map<std::string, double>& by_language) {
    double all = 0;
    double within = 0;
    for (const auto& [language, count] : by_language) {
        all += count;
        within += count * count;
    }
    return (all * all - within) / 2;
}

inline Score score_of(const std::vector<Answer>& answers) {
    using Key = std::pair<std::string, std::string>;
    std::map<std::string, double> right, given;
    std::map<Key, double> both;
    std::map<std::string, std::map<std::string, double>> right_in, given_in;
    std::map<Key, std::map<std::string, double>> both_in;
    std::map<std::string, std::string> owner;
    std::set<std::string> begun;
    double documents = 0, missed = 0;
    for (const Answer& answer : answers) {
        if (answer.right.empty()) {
            continue;
        }
        ++documents;
        const Key key(answer.right, answer.given);
        ++right[answer.right];
        ++given[answer.given];
        ++both[key];
        ++right_in[answer.right][answer.language];
        ++given_in[answer.given][answer.language];
        ++both_in[key][answer.language];
        const bool opened = owner.emplace(answer.given, answer.right).second;
        missed += !opened && !begun.contains(answer.right) ? 1 : 0;
        begun.insert(answer.right);
    }
    Score score;
    if (documents == 0) {
        return score;
    }
    for (const auto& [key, count] : both) {
        score.bcubed.recall += count * count / right[key.first] / documents;
        score.bcubed.precision += count * count / given[key.second] / documents;
    }
    double agreed = 0, should = 0, said = 0;
    for (const auto& [key, languages] : both_in) {
        agreed += pairs_across(languages);
    }
    for (const auto& [story, languages] : right_in) {
        should += pairs_across(languages);
    }
    for (const auto& [story, languages] : given_in) {
        said += pairs_across(languages);
    }
    score.across = {said > 0 ? agreed / said : 0, should > 0 ? agreed / should : 0};
    std::map<std::string, double> opened;
    for (const auto& [story, first] : owner) {
        ++opened[first];
    }
    for (const auto& [story, count] : opened) {
        score.repeats += count > 1 ? count - 1 : 0;
    }
    const auto stories = static_cast<double>(right.size());
    score.repeats /= stories;
    score.first_kept = 1 - missed / stories;
    return score;
}

}  // namespace tocsin::bench
