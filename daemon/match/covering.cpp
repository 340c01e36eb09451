#include "match/covering.h"

#include "match/clitics.h"
#include "match/dictionary.h"

#include <algorithm>
#include <unordered_map>

namespace tocsin::match {
namespace {

constexpr std::size_t most_comparisons = 2'000'000;

bool begins(const std::string& word, const std::string& start) {
    return word.compare(0, start.size(), start) == 0;
}

bool ends(const std::string& word, const std::string& end) {
    return word.size() >= end.size() && word.compare(word.size() - end.size(), end.size(), end) == 0;
}

bool accepts(const WordPattern& wide, const std::string& word) {
    if (wide.open_front)
        return wide.open_back ? word.find(wide.folded) != std::string::npos : ends(word, wide.folded);
    if (wide.open_back)
        return begins(word, wide.folded);
    const std::vector<std::string> forms = without_clitics(wide.folded);
    return std::find(forms.begin(), forms.end(), word) != forms.end();
}

/// Whether every word that `narrow` takes is one that `wide` takes.
bool covers(const WordPattern& wide, const WordPattern& narrow) {
    const bool same_edges = wide.open_front == narrow.open_front && wide.open_back == narrow.open_back;
    if (!wide.exact.empty())
        return same_edges && wide.exact == narrow.exact && wide.folded == narrow.folded;
    if ((narrow.open_front && !wide.open_front) || (narrow.open_back && !wide.open_back))
        return false;
    if (narrow.open_front || narrow.open_back)
        return accepts(wide, narrow.folded);
    const std::vector<std::string> forms = without_clitics(narrow.folded);
    return std::all_of(
        forms.begin(), forms.end(), [&](const std::string& form) { return accepts(wide, form); });
}

/// Whether `wide` is there wherever `narrow` is, its first word on the word `from` of that.
bool covers(const Sequence& wide, const Sequence& narrow, std::uint32_t from) {
    return std::all_of(wide.patterns.begin(), wide.patterns.end(), [&](const WordPattern& pattern) {
        const auto facing =
            std::find_if(narrow.patterns.begin(), narrow.patterns.end(), [&](const WordPattern& other) {
                return other.offset == pattern.offset + from;
            });
        return facing != narrow.patterns.end() && covers(pattern, *facing);
    });
}

/// General lists first: any, then a language, then a language in one script.
std::size_t narrowness(const TermList& list) {
    return list.language.empty() ? 0 : list.language.find('-') == std::string::npos ? 1 : 2;
}

class Search {
public:
    Search(const Concept& of, bool longer) : longer_(longer) {
        for (const TermList& list : of.lists) {
            for (const Term& term : list.terms)
                add(list, term);
        }
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t left, std::size_t right) {
            return narrowness(*terms_[left].list) < narrowness(*terms_[right].list);
        });
    }

    /// From the last term to the first, so that of two that find the same the first one stays.
    std::vector<CoveredTerm> run() {
        for (std::size_t rank = 0; rank < order_.size();) {
            std::size_t end = rank;
            while (end < order_.size() &&
                   narrowness(*terms_[order_[end]].list) == narrowness(*terms_[order_[rank]].list))
                ++end;
            for (std::size_t at = end; at > rank; --at)
                judge(order_[at - 1]);
            rank = end;
        }
        std::vector<CoveredTerm> found;
        for (const CoveredTerm& known : terms_) {
            if (known.by != nullptr)
                found.push_back(known);
        }
        return found;
    }

private:
    struct Candidate {
        std::size_t term;
        const Sequence* sequence;
    };

    void add(const TermList& list, const Term& term) {
        order_.push_back(terms_.size());
        for (const Sequence& sequence : term.sequences)
            by_first_[dictionary_.add(sequence.patterns.front())].push_back({terms_.size(), &sequence});
        terms_.push_back({&list, &term, nullptr});
    }

    void judge(std::size_t at) {
        const Term* by = nullptr;
        for (const Sequence& sequence : terms_[at].term->sequences) {
            const Term* found = cover_of(at, sequence);
            if (found == nullptr)
                return;
            by = by == nullptr ? found : by;
        }
        terms_[at].by = by;
    }

    const Term* cover_of(std::size_t at, const Sequence& narrow) {
        for (const WordPattern& word : narrow.patterns) {
            std::vector<std::uint32_t> numbers;
            dictionary_.look_up(word.folded, numbers);
            for (const std::uint32_t number : numbers) {
                for (const Candidate& candidate : by_first_[number]) {
                    if (fits(candidate, at, narrow, word.offset))
                        return terms_[candidate.term].term;
                }
            }
            if (!longer_)
                return nullptr;
        }
        return nullptr;
    }

    bool fits(const Candidate& candidate, std::size_t at, const Sequence& narrow, std::uint32_t from) {
        const CoveredTerm& other = terms_[candidate.term];
        const std::string& own = terms_[at].list->language;
        const bool there = other.list->language.empty() || (!own.empty() && sees(own, other.list->language));
        return candidate.term != at && there && other.by == nullptr && ++compared_ < most_comparisons &&
               (longer_ || candidate.sequence->length == narrow.length) &&
               covers(*candidate.sequence, narrow, from);
    }

    bool longer_;
    std::size_t compared_ = 0;
    Dictionary dictionary_;
    std::unordered_map<std::uint32_t, std::vector<Candidate>> by_first_;
    std::vector<CoveredTerm> terms_;  ///< in the order of the file; by != null: covered
    std::vector<std::size_t> order_;
};

}  // namespace

std::vector<CoveredTerm> covered_terms(const Concept& of, bool longer) { return Search(of, longer).run(); }

}  // namespace tocsin::match
