#include "facts/lexicon.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace tocsin::facts {
namespace {

constexpr std::size_t root_count = 0x10000;
constexpr std::uint32_t longest_ending = 5;
constexpr std::size_t most_open_steps = 8;
constexpr std::uint32_t most_letter = 0x1FFFFF;

/// A hyphen in a term matches a blank in a text and the other way round.
char32_t same_gap(char32_t point) { return point == U'-' ? U' ' : point; }

/// Apart for the small letters, digits and blank of ASCII, and for the letters of one alphabet.
std::uint32_t bit_of(char32_t letter) { return (letter + (letter >> 6U) * 25) & 63U; }

/// std::popcount is a call where the processor is not known to count by itself; counts bits in place
/// (H. Warren, Hacker's Delight, section 5-1).
std::uint32_t count_bits(std::uint64_t bits) {
    bits -= (bits >> 1U) & 0x5555555555555555U;
    bits = (bits & 0x3333333333333333U) + ((bits >> 2U) & 0x3333333333333333U);
    bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
    return static_cast<std::uint32_t>((bits * 0x0101010101010101U) >> 56U);
}

/// The order of children: of their bits.
bool comes_before(char32_t one, char32_t other) {
    return std::pair(bit_of(one), one) < std::pair(bit_of(other), other);
}

/// Sorts the hits from `before` on; a walk finds a few, and nearly always the shortest first.
void put_longest_first(std::vector<Hit>& hits, std::size_t before) {
    const auto is_longer = [](const Hit& left, const Hit& right) { return left.end > right.end; };
    if (hits.size() - before > 16) {
        std::stable_sort(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end(), is_longer);
        return;
    }
    for (std::size_t at = before + 1; at < hits.size(); ++at) {
        const Hit hit = hits[at];
        std::size_t to = at;
        for (; to > before && is_longer(hit, hits[to - 1]); --to) {
            hits[to] = hits[to - 1];
        }
        hits[to] = hit;
    }
}

std::u32string as_written(std::string_view utf8) {
    std::u32string points;
    for (std::size_t at = 0; at < utf8.size();) {
        points += text::next(utf8, at);
    }
    return points;
}

}  // namespace

void Lexicon::add(std::string_view term, Word word) {
    if (term.size() > 1 && term.back() == '*') {
        word.open = true;
        term.remove_suffix(1);
    }
    Term entry;
    entry.spelling = alphabet_->fold(term);
    std::transform(entry.spelling.begin(), entry.spelling.end(), entry.spelling.begin(), same_gap);
    if (entry.spelling.empty()) {
        return;
    }
    if (word.exact_case) {
        word.spelling = as_written(term);
    }
    entry.order = static_cast<std::uint32_t>(terms_.size());
    entry.word = std::make_unique<Word>(std::move(word));
    terms_.push_back(std::move(entry));
}

void Lexicon::freeze() {
    std::sort(terms_.begin(), terms_.end(), [](const Term& left, const Term& right) {
        return std::tie(left.spelling, left.order) < std::tie(right.spelling, right.order);
    });
    entries_.clear();
    for (const Term& term : terms_) {
        const Word& word = *term.word;
        entries_.push_back({&word, word.kind, word.open, word.inflects, word.exact_case});
    }
    nodes_.assign(1, Node{});
    stops_.assign(1, Stop{});
    std::vector<Group> groups{{0, terms_.size(), 0, 0}};
    while (!groups.empty()) {  // in depth: a walk's next node is mostly the next in memory
        const Group group = groups.back();
        groups.pop_back();
        expand(group, groups);
    }
    roots_.assign(root_count, 0);
    for (std::uint32_t child = nodes_[0].first_child; child < nodes_.size(); ++child) {
        if (nodes_[child].letter < root_count) {
            roots_[nodes_[child].letter] = child;
        }
        if (nodes_[child].last != 0) {
            break;
        }
    }
}

void Lexicon::expand(const Group& group, std::vector<Group>& later) {
    std::size_t from = group.from;
    Stop stop;
    stop.first_word = static_cast<std::uint32_t>(from);
    while (from < group.to && terms_[from].spelling.size() == group.depth) {
        ++from;
    }
    stop.word_count = static_cast<std::uint32_t>(from - group.from);
    Node& node = nodes_[group.node];  // until there are children
    node.first_child = static_cast<std::uint32_t>(nodes_.size());
    std::vector<Group> children;
    while (from < group.to) {
        const char32_t letter = terms_[from].spelling[group.depth];
        std::size_t to = from;
        while (to < group.to && terms_[to].spelling[group.depth] == letter) {
            ++to;
        }
        const std::uint64_t bit = std::uint64_t{1} << bit_of(letter);
        node.direct = node.direct != 0 && (node.letters & bit) == 0 ? 1 : 0;
        node.letters |= bit;
        children.push_back({from, to, group.depth + 1, 0});
        from = to;
    }
    const auto letter_of = [&](const Group& child) { return terms_[child.from].spelling[group.depth]; };
    std::sort(children.begin(), children.end(), [&](const Group& left, const Group& right) {
        return comes_before(letter_of(left), letter_of(right));
    });
    for (Group& child : children) {
        child.node = static_cast<std::uint32_t>(nodes_.size());
        nodes_.emplace_back().letter = letter_of(child) & most_letter;
        later.push_back(child);
    }
    if (!children.empty()) {
        nodes_.back().last = 1;
    }
    stop.open_child = child_of(nodes_[group.node], U'*');
    nodes_[group.node].has_stop = stop.word_count > 0 || stop.open_child != 0 ? 1 : 0;
    stops_[group.node] = stop;
    stops_.resize(nodes_.size());
}

std::uint32_t Lexicon::root_child(char32_t letter) const {
    return letter < roots_.size() ? roots_[letter] : 0;
}

std::uint32_t Lexicon::child_of(const Node& parent, char32_t letter) const {
    const std::uint64_t bit = std::uint64_t{1} << bit_of(letter);
    if ((parent.letters & bit) == 0) {
        return 0;  // so most walks end
    }
    if (parent.direct == 0) {
        return child_among(parent, letter);
    }
    const std::uint32_t child = parent.first_child + count_bits(parent.letters & (bit - 1));
    return nodes_[child].letter == letter ? child : 0;
}

/// Where two children share a bit.
std::uint32_t Lexicon::child_among(const Node& parent, char32_t letter) const {
    for (std::uint32_t child = parent.first_child;; ++child) {
        if (nodes_[child].letter == letter) {
            return child;
        }
        if (nodes_[child].last != 0) {
            return 0;
        }
    }
}

void Lexicon::accept(const Reading& reading,
                     const Entry& entry,
                     Stretch found,
                     std::vector<Hit>& hits) const {
    std::uint32_t end = found.end;
    if (entry.kind == Kind::clitic) {
        if (reading.is_boundary(end)) {
            return;
        }
    } else if (!reading.is_boundary(end)) {
        const bool may_end = entry.open || (entry.inflects && found.end - found.start >= 4);
        while (may_end && reading.is_letter(end) && (entry.open || end - found.end < longest_ending)) {
            ++end;
        }
        if (!reading.is_boundary(end) || !may_end) {
            return;
        }
    }
    if (entry.exact_case) {
        const std::uint32_t from = reading.origin[found.start];
        const std::u32string& spelling = entry.word->spelling;
        if (reading.raw.compare(from, spelling.size(), spelling) != 0) {
            return;
        }
    }
    hits.push_back({found.start, end, entry.word, entry.kind});
}

void Lexicon::walk(const Reading& reading, std::uint32_t start, std::vector<Hit>& hits) const {
    struct Step {
        std::uint32_t node, at;
    };
    const std::uint32_t root = root_child(same_gap(reading.text[start]));
    if (root == 0) {
        return;
    }
    const std::size_t before = hits.size();
    const auto size = static_cast<std::uint32_t>(reading.text.size());
    std::array<Step, most_open_steps> open;  // nothing in it is read before it is written
    std::size_t waiting = 0;
    open[waiting++] = {root, start + 1};
    while (waiting > 0) {
        Step step = open[--waiting];
        while (step.node != 0) {
            const Node& here = nodes_[step.node];
            if (here.has_stop != 0) {
                const Stop& stop = stops_[step.node];
                for (std::uint32_t index = 0; index < stop.word_count; ++index) {
                    accept(reading, entries_[stop.first_word + index], {start, step.at}, hits);
                }
                if (stop.open_child != 0 && waiting < open.size()) {
                    std::uint32_t end = step.at;
                    while (reading.is_letter(end)) {
                        ++end;
                    }
                    open[waiting++] = {stop.open_child, end};
                }
            }
            step.node = step.at < size ? child_of(here, same_gap(reading.text[step.at])) : 0;
            ++step.at;
        }
    }
    put_longest_first(hits, before);
}

void Lexicon::walk_behind_clitics(const Reading& reading, std::size_t before, std::vector<Hit>& hits) const {
    std::vector<std::uint32_t> places;
    for (std::size_t index = before; index < hits.size(); ++index) {
        if (hits[index].kind == Kind::clitic) {
            places.push_back(hits[index].end);
        }
    }
    if (places.empty()) {
        return;
    }
    std::sort(places.begin(), places.end());
    for (const std::uint32_t place : places) {
        walk(reading, place, hits);
    }
}

Hits Lexicon::find(const Reading& reading) const {
    std::vector<Hit> hits;
    const auto size = static_cast<std::uint32_t>(reading.text.size());
    CharClass last = CharClass::line;
    for (std::uint32_t at = 0; at < size; ++at) {
        const CharClass here = reading.class_at(at);
        const bool begins = here == CharClass::letter ? last != CharClass::letter
                                                      : here != CharClass::space && here != CharClass::line;
        last = here;
        if (!begins) {
            continue;
        }
        const std::size_t before = hits.size();
        walk(reading, at, hits);
        if (hits.size() > before) {
            walk_behind_clitics(reading, before, hits);
        }
    }
    return Hits(std::move(hits), reading.text.size());
}

}  // namespace tocsin::facts
