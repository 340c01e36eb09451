// More queries out of given ones: the same shapes, every word, phrase and distance drawn anew from those that
// stand in the same place of queries of the same kind. Same seed, same queries.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::bench {

class QueryMaker {
public:
    /// Each with "kind" and "q", as in reverse_search.h.
    explicit QueryMaker(std::vector<nlohmann::json> given) : given_(std::move(given)) {
        for (const nlohmann::json& query : given_)
            gather(query["q"], query["kind"].get<std::string>());
    }

    nlohmann::json make() {
        const nlohmann::json& model = one_of(given_);
        return remade(model["q"], model["kind"].get<std::string>());
    }

private:
    template <class List>
    const typename List::value_type& one_of(const List& list) {
        return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random_)];
    }

    /// Words, beginnings, phrases and distances are drawn whole.
    static bool is_part(const nlohmann::json& query) {
        const auto sign = query[0].get<std::string>();
        return sign == "t" || sign == "w" || sign == "p" || sign == "n";
    }

    /// The members of an `or` share one place, those of an `and` have one each.
    static std::string place_of(const nlohmann::json& query, std::size_t child, const std::string& place) {
        const auto sign = query[0].get<std::string>();
        return place + ' ' + sign + (sign == "or" ? "" : std::to_string(child));
    }

    void gather(const nlohmann::json& query, const std::string& place) {
        if (is_part(query)) {
            parts_[place + ' ' + query[0].get<std::string>()].push_back(query);
            return;
        }
        for (std::size_t at = 1; at < query.size(); ++at)
            gather(query[at], place_of(query, at, place));
    }

    nlohmann::json remade(const nlohmann::json& query, const std::string& place) {
        if (is_part(query))
            return one_of(parts_[place + ' ' + query[0].get<std::string>()]);
        nlohmann::json made = nlohmann::json::array({query[0]});
        for (std::size_t at = 1; at < query.size(); ++at)
            made.push_back(remade(query[at], place_of(query, at, place)));
        return made;
    }

    std::vector<nlohmann::json> given_;
    std::map<std::string, std::vector<nlohmann::json>> parts_;
    std::mt19937 random_{7};
};

}  // namespace tocsin::bench
