// A condition on facts: amount >= 1bn USD, stage in (cancelled, delayed), deal.object = "data-centre".
#pragma once

#include "model/article.h"
#include "model/facts.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::match {

enum class Subject : std::uint8_t {
    amount,
    capacity,
    stage,
    object,
    country,
    organization,
    organization_kind,
    language,
    source,
};

enum class Compare : std::uint8_t { at_least, at_most, more, less, equal, differs, one_of };

struct Condition {
    Subject subject = Subject::amount;
    bool of_deal = false;  ///< deal.amount: of one deal; else of the whole item
    Compare compare = Compare::at_least;
    double number = 0;
    std::string unit;                ///< currency, or "W", or a counted thing: "GPU"
    std::vector<std::string> names;  ///< folded
};

/// What made a condition hold.
struct Reason {
    std::string quote;
};

/// A stretch of the text the facts were read from, in code points: where a fact must begin to count.
struct Stretch {
    std::size_t begin = 0, end = std::numeric_limits<std::size_t>::max();
};

/// Whether it holds of the item. `why`, when given, gets the words it holds by. Facts that stand somewhere
/// count only within the stretch.
bool holds(const Condition& condition,
           const Article& article,
           const Facts& facts,
           const Stretch& stretch,
           Reason* why);

/// Whether what it asks for stands at a place in the text.
bool has_place(const Condition& condition);

/// Whether it holds of this one deal.
bool holds(const Condition& condition, const Deal& deal, Reason* why);

/// What there is instead, for a condition that does not hold: "the largest is $300m".
std::string nearest_miss(const Condition& condition, const Article& article, const Facts& facts);

/// "*.example.com", "reuters.com" (and what lies under it), or an outlet's name, whatever its case.
bool is_from(const Article& article, std::string_view source);

struct FactName {
    std::string_view word;
    Subject subject;
    bool of_deal;
};

/// Every name a condition may begin with.
const std::vector<FactName>& fact_names();

/// The stages a deal can be in.
const std::vector<std::string>& stages();

/// Reads "1bn USD", "1.5 GW", "100000 GPU" into number and unit; false when it is not one for the subject.
bool read_quantity(std::string_view text, Condition& into);

}  // namespace tocsin::match
