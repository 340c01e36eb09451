#include "match/reading.h"

#include <algorithm>

namespace tocsin::match {
namespace {

constexpr std::size_t first_slots = 1U << 12U;
constexpr std::size_t most_slots = 1U << 19U;

/// Marks, among remembered numbers, the patterns that want their letters exactly.
constexpr std::uint32_t held_to_capitals = 1U << 31U;

}  // namespace

Reading::Reading(const Machine& machine)
    : machine_(machine),
      title_shift_(machine.title_shift()),
      table_(first_slots),
      present_(title_shift_ / 64 * 2),
      chains_(machine.dictionary.size()),
      visible_(machine.languages.size(), 1) {}

/// Where the key is, or where it would go.
Reading::Entry& Reading::slot_of(std::uint64_t key) {
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = key >> 20U & mask;
    while (table_[slot].key != key && table_[slot].key != 0)
        slot = (slot + 1) & mask;
    return table_[slot];
}

const Reading::Entry& Reading::remembered(std::uint64_t key, std::string_view folded) {
    if (const Entry& known = slot_of(key); known.key == key)
        return known;
    if (remembered_ * 2 >= table_.size())
        table_.size() >= most_slots ? forget() : grow();
    scratch_.clear();
    machine_.dictionary.look_up(folded, scratch_);
    for (std::uint32_t& word : scratch_) {
        if (!machine_.dictionary.exact(word).empty())
            word |= held_to_capitals;
    }
    Entry& entry = slot_of(key);
    entry.key = key;
    entry.count = static_cast<std::uint32_t>(scratch_.size());
    entry.first = static_cast<std::uint32_t>(numbers_.size());
    if (scratch_.size() == 1)
        entry.first = scratch_.front();
    else
        numbers_.insert(numbers_.end(), scratch_.begin(), scratch_.end());
    ++remembered_;
    return entry;
}

void Reading::forget() {
    std::fill(table_.begin(), table_.end(), Entry{});
    numbers_.clear();
    remembered_ = 0;
}

void Reading::grow() {
    std::vector<Entry> old(table_.size() * 2);
    old.swap(table_);
    for (const Entry& entry : old) {
        if (entry.key != 0)
            slot_of(entry.key) = entry;
    }
}

void Reading::put(std::uint32_t word, std::uint32_t position) {
    Chain& chain = chains_[word];
    const auto own = static_cast<std::uint32_t>(occurrences_.size());
    if (chain.head == nowhere) {
        touched_.push_back(word);
        present_[word / 64] |= std::uint64_t{1} << (word % 64);
        if (position < body_starts)
            present_[(title_shift_ + word) / 64] |= std::uint64_t{1} << (word % 64);
        chain.head = own;
    } else {
        occurrences_[chain.tail].next = own;
    }
    chain.tail = own;
    occurrences_.push_back({position, word, nowhere});
}

void Reading::put_all(const Entry& entry, std::string_view original, std::uint32_t position) {
    if (entry.count == 1)
        return put_spelled(entry.first, original, position);
    for (std::uint32_t at = entry.first; at < entry.first + entry.count; ++at)
        put_spelled(numbers_[at], original, position);
}

void Reading::put_spelled(std::uint32_t marked, std::string_view original, std::uint32_t position) {
    const std::uint32_t word = marked & ~held_to_capitals;
    if (word != marked && machine_.dictionary.exact(word) != exact_letters(original))
        return;
    put(word, position);
}

/// Two neighbouring Han or kana characters as one.
void Reading::take_pair(const Side& side, std::size_t at) {
    const text::Token& first = side.tokens.list[at];
    if (at + 1 == side.tokens.list.size() || !text::is_character(side.tokens.list[at + 1].script))
        return;
    const std::size_t length = first.length + side.tokens.list[at + 1].length;
    const std::string_view pair = std::string_view(side.tokens.folded).substr(first.from, length);
    put_all(remembered(key_of(pair), pair),
            side.original.substr(first.start, first.end - first.start),
            side.offset + static_cast<std::uint32_t>(at));
}

void Reading::take(const Side& side) {
    constexpr std::size_t ahead = 12;
    std::vector<std::uint32_t>& answers = side.offset == 0 ? title_answers_ : body_answers_;
    const std::size_t count = side.tokens.list.size();
    for (std::size_t at = 0; at < count; ++at) {
        if (at + ahead < count)
            __builtin_prefetch(&table_[side.keys[at + ahead] >> 20U & (table_.size() - 1)]);
        const text::Token& token = side.tokens.list[at];
        answers.push_back(static_cast<std::uint32_t>(occurrences_.size()));
        put_all(remembered(side.keys[at], side.tokens.word(token)),
                side.original.substr(token.start, token.end - token.start),
                side.offset + static_cast<std::uint32_t>(at));
        if (text::is_character(token.script))
            take_pair(side, at);
    }
    answers.push_back(static_cast<std::uint32_t>(occurrences_.size()));
}

void Reading::clear() {
    for (const std::uint32_t word : touched_) {
        chains_[word] = {};
        present_[word / 64] = 0;
        present_[(title_shift_ + word) / 64] = 0;
    }
    touched_.clear();
    occurrences_.clear();
    title_answers_.clear();
    body_answers_.clear();
}

void Reading::read(const ItemText& text, const std::string& language) {
    ++round_;
    clear();
    text_ = &text;
    lead_ends_ = body_starts + text.lead_words;
    choose_languages(language);
    take({text.title, text.title_keys, text.title_bytes, 0});
    take({text.body, text.body_keys, text.body_bytes, body_starts});
}

void Reading::choose_languages(const std::string& language) {
    if (language == language_)
        return;
    language_ = language;
    for (std::size_t at = 0; at < visible_.size(); ++at)
        visible_[at] = sees(language, machine_.languages[at]) ? 1 : 0;
}

bool Reading::stands_at(std::uint32_t word, std::uint32_t position) const {
    const bool in_title = position < body_starts;
    const std::vector<std::uint32_t>& answers = in_title ? title_answers_ : body_answers_;
    const std::uint32_t at = in_title ? position : position - body_starts;
    if (at + 1 >= answers.size())
        return false;
    for (std::uint32_t own = answers[at]; own < answers[at + 1]; ++own) {
        if (occurrences_[own].word == word)
            return true;
    }
    return false;
}

Zone Reading::zone_at(std::uint32_t position) const {
    return position < body_starts ? Zone::title : position < lead_ends_ ? Zone::lead : Zone::body;
}

std::string_view Reading::lead() const {
    if (lead_ends_ == body_starts)
        return {};
    return text_->body_bytes.substr(0, text_->body.list[text_->lead_words - 1].end);
}

std::string_view Reading::quote(std::uint32_t begin, std::uint32_t end) const {
    const bool in_title = begin < body_starts;
    const text::Tokens& tokens = in_title ? text_->title : text_->body;
    const std::uint32_t offset = in_title ? 0 : body_starts;
    if (begin >= end || end - offset > tokens.list.size())
        return {};
    const std::uint32_t from = tokens.list[begin - offset].start;
    const std::uint32_t to = tokens.list[end - offset - 1].end;
    return (in_title ? text_->title_bytes : text_->body_bytes).substr(from, to - from);
}

}  // namespace tocsin::match
