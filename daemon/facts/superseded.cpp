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

    /// Of a report that corrects another: "an earlier version said $3bn instead of $2bn". Whether it says
    /// which sum is right.
    bool mark_wrong() {
        const Hit* said = nullptr;
        bool told = false;
        for (const Hit& hit : hits_) {
            const std::string_view how = hit.kind == Kind::revision ? hit.word->text : std::string_view();
            said = how == "earlier" || how == "said" ? &hit : said;
        }
        for (std::size_t index = 0; index < money_.size(); ++index) {
            const std::uint32_t start = money_[index]->where.start;
            const bool behind = said != nullptr && start >= said->end;
            const bool earlier = said != nullptr && (said->word->text == "earlier") == behind;
            const bool right = is_right(index) || (earlier && is_replaced(index)) || (behind && !earlier);
            if (right) {
                told = told || is_right(index);
                hold(money_[index]->money);
            } else if (earlier || (said == nullptr && has(Kind::right, {start, whole()}))) {
                money_[index]->money.role = "background";
            }
        }
        return told;
    }

    void mark() {
        const bool changes = has(Kind::change, {0, whole()});
        const Money* replaced = nullptr;
        for (std::size_t index = 0; index < money_.size(); ++index) {
            Money& money = money_[index]->money;
            money.revised = changes;
            if (changes && (is_step(index) || is_reached(index))) {
                settle(money);
            } else if (is_replaced(index) || (changes && is_left(index))) {
                money.role = "background";
                replaced = &money;
            }
        }
        for (FoundMoney* found : money_) {  // what stands in the place of another has changed
            Money& money = found->money;
            if (replaced != nullptr && money.role != "background") {
                money.revised = true;
                money.former = money.currency == replaced->currency ? replaced->value : money.former;
            }
        }
    }

private:
    std::uint32_t whole() const { return static_cast<std::uint32_t>(page_.reading->text.size()); }

    /// "The correct figure is $2bn": no other amount is between.
    bool is_right(std::size_t index) const {
        const std::uint32_t floor = index == 0 ? 0 : money_[index - 1]->where.end;
        return has(Kind::right, {floor, money_[index]->where.start});
    }

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
        const bool denied = std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
            return hit.kind == Kind::not_sum && hit.end <= where.start && hit.end + beside >= where.start;
        });
        return ((behind || denied) && has_successor(index)) ||
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

    static void hold(Money& money) {
        money.role = money.role.empty() || money.role == "background" ? "commitment" : money.role;
        money.revised = true;
    }

    static void settle(Money& money) {
        money.former = money.low < money.value ? money.low : 0;
        money.low = money.value;
        money.role = money.bound == Bound::max && money.role == "ceiling" ? "commitment" : money.role;
        money.bound = Bound::exact;
    }

    const Page& page_;
    std::span<const Hit> hits_;
    std::vector<FoundMoney*> money_;
};

}  // namespace

void mark_superseded(const Page& page, bool corrects, std::vector<FoundMoney>& money) {
    bool told = false;
    for (std::size_t first = 0; first < money.size();) {
        const std::size_t sentence = page.reading->sentence_of(money[first].where.start);
        std::vector<FoundMoney*> together;
        std::size_t next = first;
        for (; next < money.size() && page.reading->sentence_of(money[next].where.start) == sentence;
             ++next) {
            together.push_back(&money[next]);
        }
        SentenceChanges changes(page, page.reading->sentences[sentence], std::move(together));
        changes.mark();
        told = (corrects && changes.mark_wrong()) || told;
        first = next;
    }
    for (FoundMoney& found : money) {  // where the right one is said all others are not
        const bool wrong = told && !found.money.revised && found.money.role != "ceiling";
        found.money.role = wrong ? "background" : found.money.role;
    }
}

}  // namespace tocsin::facts
