// Says why a watchlist matched or stayed silent, in the words of the item.
#pragma once

#include "match/evaluation.h"
#include "match/program.h"
#include "model/match.h"

#include <string>
#include <vector>

namespace tocsin::match {

class Trace {
public:
    Trace(Evaluation& evaluation, const Expression& expression);

    /// One entry for each word or fact by which the step holds.
    void collect(std::uint32_t step, std::vector<Evidence>& into);

    /// The first condition, in the order of the file, that fails, and the nearest miss.
    std::string failure(std::uint32_t step);

private:
    std::string name_of_step(std::uint32_t step) const;
    std::vector<std::uint32_t> children(std::uint32_t step) const;
    std::vector<std::uint32_t> holding_children(std::uint32_t step);
    void put_in_order(std::vector<std::uint32_t>& steps) const;
    void add_hit(const std::string& what, const Hit& hit, std::vector<Evidence>& into);
    void collect_members(std::uint32_t step, std::vector<Evidence>& into);
    void collect_deal(std::uint32_t step, const Deal& deal, std::vector<Evidence>& into);
    std::string failure_of_window(std::uint32_t step);
    std::string failure_of_words(std::uint32_t step);
    std::string failure_of_choice(std::uint32_t step);
    std::string failure_of_count(std::uint32_t step);

    Evaluation& evaluation_;
    const Expression& expression_;
};

}  // namespace tocsin::match
