#include "pipeline/report.h"

#include "model/commitments.h"
#include "story/deal_sheet.h"
#include "story/hearsay.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace tocsin::pipeline {
namespace {

/// "USD 5e11": what scripts compare. The exponent has neither plus sign nor leading zeros.
std::string brief(const std::string& currency, double value) {
    std::array<char, 32> text{};
    std::string figures(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
    if (const std::size_t plus = figures.find("e+"); plus != std::string::npos) {
        figures.erase(plus + 1, figures.find_first_not_of("+0", plus + 1) - plus - 1);
    }
    return currency + " " + figures;
}

/// To the three figures an exchange rate is good for.
double roughly(double value) {
    std::array<char, 32> text{};
    const char* end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 2).ptr;
    std::from_chars(text.data(), end, value);
    return value;
}

/// Whether the report opens with saying that the sum is a new one: "from 2.9 to 4 billion".
bool says_changed(const Facts& facts, const std::string& amount) {
    return std::any_of(facts.money.begin(), facts.money.end(), [&](const Money& money) {
        return money.revised && money.span.start < opening_size && story::canonical_amount(money) == amount;
    });
}

/// Whether headline or lead say that the stage is reached.
bool opens_with(const Statement& stage, const Change& change) {
    return stage.value == change.after && stage.text == change.quote && stage.span.start < opening_size;
}

}  // namespace

std::vector<std::string> amounts_of(const Deal& deal, const Facts& facts) {
    std::vector<std::string> amounts;
    const auto add_one = [&](const std::string& amount) {
        if (std::find(amounts.begin(), amounts.end(), amount) == amounts.end()) {
            amounts.push_back(amount);
        }
    };
    const auto add = [&](const Boxed<Money>& money) {
        if (money) {
            add_one(brief(money->currency, money->value));
        }
        if (money && money->currency != "USD" && money->usd > 0 && std::isfinite(money->usd)) {
            add_one(brief("USD", roughly(money->usd)));
        }
    };
    for (const Deal& each : facts.deals) {
        add(each.amount);
        add(each.ceiling);
    }
    for (const Money& money : opening_sums(facts)) {
        add(money);
    }
    add(deal.amount);
    add(deal.ceiling);
    return amounts;
}

Facts with_story(Facts facts, const Story& story) {
    if (facts.deals.empty() && story.reports.size() > 1) {
        facts.deals.push_back(story.deal);
        for (const Boxed<Money>& money : {story.deal.amount, story.deal.ceiling}) {
            if (money) {
                facts.money.push_back(*money);
            }
        }
    }
    return facts;
}

bool tells_news(const Article& article, const Facts& facts, const Placement& placement) {
    // Who and where may have another name here than where it was first said.
    const auto is_told = [&](const Change& change) {
        if (change.kind == "actor") {
            return story::is_in_headline(article, facts, change.after);
        }
        if (change.kind == "place") {
            return story::is_in_headline(article, facts, change.after.substr(0, change.after.rfind(", ")));
        }
        if (change.kind == "amount") {
            return story::headline_says_sum(article, change.quote) || says_changed(facts, change.after);
        }
        return (!change.quote.empty() && article.title.find(change.quote) != std::string::npos) ||
               (change.kind == "stage" && opens_with(facts.stage, change));
    };
    return std::any_of(placement.changes.begin(), placement.changes.end(), [&](const Change& change) {
        return change.material && is_told(change);
    });
}

}  // namespace tocsin::pipeline
