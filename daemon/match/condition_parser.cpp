#include "base/diagnostic.h"
#include "match/expression.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tocsin::match {
namespace {

struct Sign {
    std::string_view spelled;
    Compare compare;
};

/// Longer ones first.
constexpr std::array<Sign, 6> signs = {{
    {">=", Compare::at_least},
    {"<=", Compare::at_most},
    {"!=", Compare::differs},
    {">", Compare::more},
    {"<", Compare::less},
    {"=", Compare::equal},
}};

bool is_space(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

bool is_quantity(Subject subject) { return subject == Subject::amount || subject == Subject::capacity; }

class ConditionReader {
public:
    ConditionReader(std::string_view source, std::size_t at, Condition& into, const Objection& object)
        : source_(source), at_(at), into_(into), object_(object) {}

    std::size_t read() {
        const std::string_view name = bare();
        const auto& known = fact_names();
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const FactName& fact) { return fact.word == name; });
        if (found == known.end()) {
            object_(at_, "no fact \"" + std::string(name) + "\"", "");
            return at_;
        }
        name_ = name;
        into_.subject = found->subject;
        into_.of_deal = found->of_deal;
        if (read_compare())
            is_quantity(into_.subject) ? read_number() : read_names();
        return at_;
    }

private:
    void skip() {
        while (at_ < source_.size() && is_space(source_[at_]))
            ++at_;
    }

    std::string_view bare() {
        skip();
        const std::size_t from = at_;
        while (at_ < source_.size() && !is_space(source_[at_]) &&
               std::string_view("(),\"=<>!").find(source_[at_]) == std::string_view::npos)
            ++at_;
        return source_.substr(from, at_ - from);
    }

    bool read_compare() {
        skip();
        const std::string_view rest = source_.substr(at_);
        if (rest.rfind("in", 0) == 0 && (rest.size() == 2 || is_space(rest[2]) || rest[2] == '(')) {
            if (is_quantity(into_.subject))
                return wants_sign();
            at_ += 2;
            into_.compare = Compare::one_of;
            return true;
        }
        for (const Sign& sign : signs) {
            if (rest.rfind(sign.spelled, 0) != 0)
                continue;
            const bool ordered = sign.compare != Compare::equal && sign.compare != Compare::differs;
            if (ordered && !is_quantity(into_.subject))
                return wants_sign();
            at_ += sign.spelled.size();
            into_.compare = sign.compare;
            return true;
        }
        return wants_sign();
    }

    bool wants_sign() {
        object_(at_,
                "\"" + std::string(name_) + "\" is followed by " +
                    (is_quantity(into_.subject) ? ">=, <=, >, <, = or !=" : "=, != or in (...)"),
                is_quantity(into_.subject) ? "amount >= 1bn USD" : "stage in (cancelled, delayed)");
        return false;
    }

    /// Number, scale and unit: words up to the next operator.
    void read_number() {
        skip();
        const std::size_t from = at_;
        std::size_t end = at_;
        for (int words = 0; words < 3; ++words) {
            const std::string_view word = bare();
            if (word.empty() || word == "and" || word == "or" || word == "not")
                break;
            end = at_;
        }
        at_ = end;
        if (!read_quantity(source_.substr(from, end - from), into_))
            object_(from,
                    "cannot read \"" + std::string(source_.substr(from, end - from)) + "\"",
                    into_.subject == Subject::amount ? "write 1bn USD, 500m EUR, 2_000_000 GBP"
                                                     : "write 1 GW, 300 MW, 100_000 GPU");
    }

    void read_names() {
        if (into_.compare != Compare::one_of)
            return read_value();
        skip();
        if (at_ >= source_.size() || source_[at_] != '(')
            return object_(at_, "\"in\" is followed by a list", "stage in (cancelled, delayed)");
        do {
            ++at_;
            const std::size_t before = into_.names.size();
            read_value();
            if (into_.names.size() == before)
                return;
            skip();
        } while (at_ < source_.size() && source_[at_] == ',');
        if (at_ >= source_.size() || source_[at_] != ')')
            return object_(at_, "the list is never closed", "separate names by commas, close with \")\"");
        ++at_;
    }

    void read_value() {
        skip();
        const std::size_t from = at_;
        std::string_view value;
        if (at_ < source_.size() && source_[at_] == '"') {
            const std::size_t close = source_.find('"', at_ + 1);
            if (close == std::string_view::npos)
                return object_(at_, "the quote is never closed", "");
            value = source_.substr(at_ + 1, close - at_ - 1);
            at_ = close + 1;
        } else {
            value = bare();
        }
        if (value.empty())
            return object_(from, "a name is expected", std::string(name_) + " = \"name\"");
        if (into_.subject == Subject::stage &&
            std::find(stages().begin(), stages().end(), value) == stages().end()) {
            const std::string meant = nearest(std::string(value), stages());
            return object_(from,
                           "no stage \"" + std::string(value) + "\"",
                           meant.empty()
                               ? "rumoured, announced, agreed, begun, completed, delayed, cancelled, denied"
                               : "did you mean \"" + meant + "\"?");
        }
        into_.names.push_back(text::fold(value));
    }

    std::string_view source_;
    std::size_t at_;
    Condition& into_;
    const Objection& object_;
    std::string_view name_;
};

}  // namespace

std::size_t read_condition(std::string_view source,
                           std::size_t begin,
                           Condition& into,
                           const Objection& object) {
    return ConditionReader(source, begin, into, object).read();
}

}  // namespace tocsin::match
