#include "html/select_parser.h"

#include <cctype>
#include <cstdlib>

namespace tocsin::html {
namespace {

constexpr std::size_t most_length = 4096;
constexpr std::size_t most_parts = 32;

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Result<std::vector<Selector>> read() {
        std::vector<Selector> alternatives;
        do {
            Selector& selector = alternatives.emplace_back();
            if (!read_selector(selector) || alternatives.size() > most_parts) {
                return complain();
            }
        } while (take(','));
        skip();
        if (at_ < text_.size()) {
            return complain();
        }
        return alternatives;
    }

private:
    tl::unexpected<Error> complain() const {
        return fail(ErrorKind::malformed,
                    "selector \"" + std::string(text_.substr(0, 200)) +
                        "\": " + (wrong_.empty() ? "not understood" : wrong_) + " at character " +
                        std::to_string(at_ + 1));
    }

    bool refuse(std::string why) {
        if (wrong_.empty()) {
            wrong_ = std::move(why);
        }
        return false;
    }

    bool more() const { return at_ < text_.size(); }
    char peek() const { return more() ? text_[at_] : '\0'; }
    bool skip() {
        const std::size_t from = at_;
        while (more() && std::isspace(static_cast<unsigned char>(peek())) != 0) {
            ++at_;
        }
        return at_ > from;
    }
    bool take(char letter) {
        if (peek() != letter || !more()) {
            return false;
        }
        ++at_;
        return true;
    }

    bool read_selector(Selector& into) {
        skip();
        char relation = ' ';
        while (true) {
            Compound& compound = into.compounds.emplace_back();
            compound.relation = relation;
            if (into.compounds.size() > most_parts) {
                return refuse("too many parts");
            }
            if (!read_compound(compound)) {
                return false;
            }
            const bool space = skip();
            if (!more() || peek() == ',') {
                return true;
            }
            relation = peek();
            if (relation == '>' || relation == '+' || relation == '~') {
                ++at_;
                skip();
            } else if (space) {
                relation = ' ';
            } else {
                return refuse("unexpected character");
            }
        }
    }

    bool read_compound(Compound& into) {
        const std::size_t from = at_;
        if (!take('*')) {
            into.tag = lower(name());
        }
        while (read_condition(into.conditions)) {
        }
        if (!wrong_.empty()) {
            return false;
        }
        return at_ > from || refuse(more() ? "unexpected character" : "an element is missing");
    }

    /// False when there is none, or it is wrong (then wrong_ says so).
    bool read_condition(std::vector<Condition>& into) {
        if (take('#')) {
            return read_named(into, "id", Test::equals);
        }
        if (take('.')) {
            return read_named(into, "class", Test::word);
        }
        if (take('[')) {
            return read_attribute(into);
        }
        if (take(':')) {
            return read_pseudo(into);
        }
        return false;
    }

    bool read_named(std::vector<Condition>& into, const char* attribute, Test test) {
        Condition condition;
        condition.test = test;
        condition.name = attribute;
        condition.value = name();
        if (condition.value.empty()) {
            return refuse("a name is missing");
        }
        into.push_back(std::move(condition));
        return true;
    }

    bool read_attribute(std::vector<Condition>& into) {
        Condition condition;
        skip();
        condition.name = lower(name());
        if (condition.name.empty()) {
            return refuse("an attribute name is missing");
        }
        skip();
        if (!take(']')) {
            const char sign = peek();
            condition.test = Test::equals;
            if (sign != '=') {
                const std::string_view signs = "^$*~";
                const std::size_t which = signs.find(sign);
                if (!more() || which == std::string_view::npos) {
                    return refuse("expected = or ]");
                }
                const Test tests[] = {Test::begins, Test::ends, Test::contains, Test::word};
                condition.test = tests[which];
                ++at_;
            }
            if (!take('=')) {
                return refuse("expected =");
            }
            skip();
            if (!read_value(condition.value)) {
                return false;
            }
            skip();
            if (!take(']')) {
                return refuse("expected ]");
            }
        }
        into.push_back(std::move(condition));
        return true;
    }

    bool read_value(std::string& into) {
        const char quote = peek();
        if (quote != '"' && quote != '\'') {
            into = name();
            return !into.empty() || refuse("a value is missing");
        }
        ++at_;
        while (more() && peek() != quote) {
            if (peek() == '\\' && at_ + 1 < text_.size()) {
                ++at_;
            }
            into += text_[at_++];
        }
        return take(quote) || refuse("the quote is not closed");
    }

    bool read_pseudo(std::vector<Condition>& into) {
        Condition condition;
        const std::string kind = lower(name());
        if (kind == "first-child" || kind == "last-child") {
            condition.test = kind == "first-child" ? Test::nth_child : Test::last_child;
            condition.offset = 1;
        } else if (kind == "nth-child" && take('(')) {
            condition.test = Test::nth_child;
            if (!read_formula(condition)) {
                return refuse("expected an+b");
            }
        } else if (kind == "not" && take('(')) {
            condition.test = Test::none_of;
            if (nested_) {
                return refuse(":not() inside :not()");
            }
            nested_ = true;
            const bool good = read_refused(condition.refused);
            nested_ = false;
            if (!good) {
                return false;
            }
        } else {
            return refuse("unknown pseudo-class \":" + kind + "\"");
        }
        into.push_back(std::move(condition));
        return true;
    }

    bool read_refused(std::vector<std::vector<Condition>>& into) {
        do {
            skip();
            Compound compound;
            if (!read_compound(compound)) {
                return false;
            }
            if (!compound.tag.empty()) {
                Condition tag;
                tag.value = compound.tag;
                compound.conditions.push_back(std::move(tag));
            }
            into.push_back(std::move(compound.conditions));
            skip();
        } while (take(',') && into.size() < most_parts);
        return take(')') || refuse("expected )");
    }

    bool read_formula(Condition& into) {
        std::string formula;
        while (more() && peek() != ')') {
            if (std::isspace(static_cast<unsigned char>(peek())) == 0) {
                formula += peek();
            }
            ++at_;
        }
        if (!take(')')) {
            return false;
        }
        formula = lower(formula);
        if (formula == "odd") {
            formula = "2n+1";
        }
        if (formula == "even") {
            formula = "2n";
        }
        const std::size_t n = formula.find('n');
        if (n == std::string::npos) {
            return read_number(formula, into.offset);
        }
        const std::string step = formula.substr(0, n);
        const std::string offset = formula.substr(n + 1);
        if (step.empty() || step == "+" || step == "-") {
            into.step = step == "-" ? -1 : 1;
        } else if (!read_number(step, into.step)) {
            return false;
        }
        return offset.empty() || read_number(offset, into.offset);
    }

    static bool read_number(const std::string& digits, int& into) {
        const std::size_t from = !digits.empty() && (digits[0] == '+' || digits[0] == '-') ? 1 : 0;
        if (digits.size() == from || digits.size() > 7) {
            return false;
        }
        if (digits.find_first_not_of("0123456789", from) != std::string::npos) {
            return false;
        }
        into = std::atoi(digits.c_str());
        return true;
    }

    std::string name() {
        std::string word;
        while (more()) {
            const char letter = peek();
            const bool part = std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' ||
                              letter == '_' || static_cast<unsigned char>(letter) >= 0x80;
            if (letter == '\\' && at_ + 1 < text_.size()) {
                ++at_;
            } else if (!part) {
                break;
            }
            word += text_[at_++];
        }
        return word;
    }

    static std::string lower(std::string word) {
        for (char& letter : word) {
            letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        }
        return word;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string wrong_;
    bool nested_ = false;
};

}  // namespace

Result<std::vector<Selector>> parse_selectors(std::string_view text) {
    if (text.size() > most_length) {
        return fail(ErrorKind::malformed, "selector longer than 4096 characters");
    }
    return Parser(text).read();
}

}  // namespace tocsin::html
