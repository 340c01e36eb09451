#include "match/dictionary.h"

#include "match/clitics.h"
#include "text/utf8.h"

#include <algorithm>

namespace tocsin::match {
namespace {

/// Short words are common words, in every language with words.
double guess(const WordPattern& pattern) {
    const std::size_t letters = text::count_points(pattern.folded);
    const bool ideographs = static_cast<unsigned char>(pattern.folded[0]) >= 0xE3;
    double share = 0;
    if (ideographs)
        share = letters >= 2 ? 0.03 : 0.5;
    else
        share = letters <= 3 ? 0.5 : letters <= 4 ? 0.25 : letters <= 6 ? 0.12 : 0.06;
    if (pattern.open_front || pattern.open_back)
        share *= 2;
    return pattern.exact.empty() ? share : share / 2;
}

}  // namespace

void Dictionary::put(Shelf& shelf, const std::string& key, std::uint32_t number) {
    std::vector<std::uint32_t>& numbers = shelf.numbers[key];
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
        numbers.push_back(number);
    const auto place = std::lower_bound(shelf.lengths.begin(), shelf.lengths.end(), key.size());
    if (place == shelf.lengths.end() || *place != key.size())
        shelf.lengths.insert(place, key.size());
}

std::uint32_t Dictionary::add(const WordPattern& pattern) {
    const std::string name = std::string(pattern.open_front ? "*" : "") + pattern.folded +
                             (pattern.open_back ? "*" : "") + "=" + pattern.exact;
    const auto [place, fresh] = known_.emplace(name, static_cast<std::uint32_t>(exact_.size()));
    if (!fresh)
        return place->second;
    const std::uint32_t number = place->second;
    exact_.push_back(pattern.exact);
    commonness_.push_back(guess(pattern));
    if (pattern.open_front)
        put(pattern.open_back ? insides_ : ends_, pattern.folded, number);
    else if (pattern.open_back)
        put(beginnings_, pattern.folded, number);
    else
        for (const std::string& form : without_clitics(pattern.folded))
            put(whole_, form, number);
    return number;
}

void Dictionary::take(const Shelf& shelf, std::string_view key, std::vector<std::uint32_t>& into) {
    const auto found = shelf.numbers.find(key);
    if (found == shelf.numbers.end())
        return;
    for (const std::uint32_t number : found->second) {
        if (std::find(into.begin(), into.end(), number) == into.end())
            into.push_back(number);
    }
}

void Dictionary::look_up_whole(std::string_view folded, std::vector<std::uint32_t>& into) const {
    if (!may_have_clitics(folded)) {
        take(whole_, folded, into);
        for (const std::size_t length : beginnings_.lengths) {
            if (length <= folded.size())
                take(beginnings_, folded.substr(0, length), into);
        }
        return;
    }
    for (const std::string& form : without_clitics(folded)) {
        take(whole_, form, into);
        for (const std::size_t length : beginnings_.lengths) {
            if (length <= form.size())
                take(beginnings_, std::string_view(form).substr(0, length), into);
        }
    }
}

void Dictionary::look_up(std::string_view folded, std::vector<std::uint32_t>& into) const {
    constexpr std::size_t longest_searched = 128;
    look_up_whole(folded, into);
    for (const std::size_t length : ends_.lengths) {
        if (length <= folded.size())
            take(ends_, folded.substr(folded.size() - length), into);
    }
    if (folded.size() > longest_searched)
        return;
    for (const std::size_t length : insides_.lengths) {
        for (std::size_t from = 0; from + length <= folded.size(); ++from)
            take(insides_, folded.substr(from, length), into);
    }
}

}  // namespace tocsin::match
