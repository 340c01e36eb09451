#include "facts/superseded.h"

#include <algorithm>
#include <span>
#include <utility>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t reach = 16;  ///< "instead of the planned $1bn"
constexpr std::uint32_t beside = 2;  ///< a blank or a bracket
constexpr std::uint32_t to_next = 30;
constexpr std::uint32_t verb_behind = 12;

/// One sentence with its amounts.
class SentenceChanges {
public:
    SentenceChanges(const Page& page, Stretch sentence, std::vector<FoundMoney*> money)
        : page_(page), hits_(page.hits->between(sentence.start, sentence.end)), money_(std::move(money)) {}

    void mark() {
        const bool changes = has(Kind::change, {0, static_cast<std::uint32_t>(page_.reading->text.size())});
        for (std::size_t index = 0; index < money_.size(); ++index) {
            if (changes && (is_step(index) || is_reached(index))) {
                settle(money_[index]->money);
            } else if (is_replaced(index) || (changes && is_left(index))) {
                money_[index]->money.role = "background";
            }
        }
    }

private:
    /// Whether a word of the kind lies in the stretch.
    bool has(Kind kind, Stretch stretch) const {
        return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
            return hit.kind == kind && hit.start >= stretch.start && hit.end <= stretch.end;
        });
    }

    /// Whether a word of the kind begins right behind `place`.
    bool begins(Kind kind, std::uint32_t place) const {
        return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
            return hit.kind == kind && hit.start >= place && hit.start <= place + beside;
        });
    }

    const FoundMoney* next_of(std::size_t index) const {
        const bool follows = index + 1 < money_.size() &&
                             money_[index + 1]->money.currency == money_[index]->money.currency &&
                             money_[index + 1]->where.start - money_[index]->where.end < to_next;
        return follows ? money_[index + 1] : nullptr;
    }

    /// Whether another sum of the sentence takes its place.
    bool has_successor(std::size_t index) const {
        return std::any_of(money_.begin(), money_.end(), [&](const FoundMoney* other) {
            return other != money_[index] && other->money.currency == money_[index]->money.currency &&
                   other->money.value != money_[index]->money.value;
        });
    }

    bool is_replaced(std::size_t index) const {
        const Stretch where = money_[index]->where;
        const std::uint32_t floor = index == 0 ? 0 : money_[index - 1]->where.end;
        const bool behind = std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
            return hit.kind == Kind::instead && hit.start >= floor && hit.end <= where.start &&
                   hit.end + reach >= where.start;
        });
        return (behind && has_successor(index)) ||
               (next_of(index) != nullptr && begins(Kind::instead_after, where.end));
    }

    /// "from $1bn to $2bn", or, where the verb comes last, "$1bn to $2bn raised": no range.
    bool is_step(std::size_t index) const {
        const Stretch where = money_[index]->where;
        const bool from = std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
            return hit.kind == Kind::change_from && hit.end <= where.start && hit.end + beside >= where.start;
        });
        const bool verb_last = page_.reading->class_at(where.end) == CharClass::block &&
                               has(Kind::change, {where.end, where.end + verb_behind});
        return money_[index]->money.bound == Bound::range && (from || verb_last);
    }

    /// "cut to $1bn", where "to" is also "up to".
    bool is_reached(std::size_t index) const {
        const std::uint32_t start = money_[index]->where.start;
        return money_[index]->money.bound == Bound::max &&
               std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
                   return hit.kind == Kind::change_to && hit.end <= start && hit.end + beside >= start;
               });
    }

    /// "from $2bn to $1bn": what reads as a range downwards.
    bool is_left(std::size_t index) const {
        const FoundMoney* next = next_of(index);
        return next != nullptr && next->money.value < money_[index]->money.value &&
               std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
                   return hit.kind == Kind::range && hit.start >= money_[index]->where.end &&
                          hit.start <= money_[index]->where.end + beside &&
                          page_.reading->skip_space(hit.end) == next->where.start;
               });
    }

    static void settle(Money& money) {
        money.low = money.value;
        money.role = money.bound == Bound::max && money.role == "ceiling" ? "commitment" : money.role;
        money.bound = Bound::exact;
    }

    const Page& page_;
    std::span<const Hit> hits_;
    std::vector<FoundMoney*> money_;
};

}  // namespace

void mark_superseded(const Page& page, std::vector<FoundMoney>& money) {
    for (std::size_t first = 0; first < money.size();) {
        const std::size_t sentence = page.reading->sentence_of(money[first].where.start);
        std::vector<FoundMoney*> together;
        std::size_t next = first;
        for (; next < money.size() && page.reading->sentence_of(money[next].where.start) == sentence;
             ++next) {
            together.push_back(&money[next]);
        }
        SentenceChanges(page, page.reading->sentences[sentence], std::move(together)).mark();
        first = next;
    }
}

}  // namespace tocsin::facts
