#include "match/reading.h"

#include "base/hash.h"

#include <algorithm>

namespace tocsin::match {
namespace {

constexpr std::size_t first_slots = 1U << 12U;
constexpr std::size_t most_slots = 1U << 19U;

/// Marks, among remembered numbers, the patterns that want their letters exactly.
constexpr std::uint32_t held_to_capitals = 1U << 31U;

bool is_ideograph(const text::Token& token) {
    return token.script == text::Script::han || token.script == text::Script::kana;
}

}  // namespace

Reading::Reading(const Machine& machine)
    : machine_(machine),
      table_(first_slots),
      present_(machine.dictionary.size() / 64 + 1),
      heads_(machine.dictionary.size(), nowhere),
      visible_(machine.languages.size(), 1) {}

const Reading::Entry& Reading::remembered(std::string_view folded) {
    const std::uint64_t key = hash64(folded) | 1U;
    std::size_t slot = key >> 20U;
    for (;; ++slot) {
        Entry& entry = table_[slot & (table_.size() - 1)];
        if (entry.key == key)
            return entry;
        if (entry.key == 0)
            break;
    }
    if (remembered_ * 2 >= table_.size()) {
        table_.size() >= most_slots ? forget() : grow();
        slot = key >> 20U;
        while (table_[slot & (table_.size() - 1)].key != 0)
            ++slot;
    }
    scratch_.clear();
    machine_.dictionary.look_up(folded, scratch_);
    for (std::uint32_t& word : scratch_) {
        if (!machine_.dictionary.exact(word).empty())
            word |= held_to_capitals;
    }
    Entry& entry = table_[slot & (table_.size() - 1)];
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
        if (entry.key == 0)
            continue;
        std::size_t slot = entry.key >> 20U;
        while (table_[slot & (table_.size() - 1)].key != 0)
            ++slot;
        table_[slot & (table_.size() - 1)] = entry;
    }
}

void Reading::put(std::uint32_t word, std::uint32_t position) {
    if (heads_[word] == nowhere) {
        touched_.push_back(word);
        present_[word / 64] |= std::uint64_t{1} << (word % 64);
    }
    occurrences_.push_back({position, heads_[word]});
    heads_[word] = static_cast<std::uint32_t>(occurrences_.size() - 1);
}

void Reading::put_all(std::string_view folded, std::string_view original, std::uint32_t position) {
    const Entry& entry = remembered(folded);
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

/// Back to front, so that every chain of occurrences runs forwards.
void Reading::take(const text::Tokens& tokens, std::string_view original, std::uint32_t offset) {
    for (std::size_t at = tokens.list.size(); at-- > 0;) {
        const text::Token& token = tokens.list[at];
        const auto position = offset + static_cast<std::uint32_t>(at);
        const std::string_view spelled = original.substr(token.start, token.end - token.start);
        put_all(tokens.word(token), spelled, position);
        if (!is_ideograph(token) || at + 1 == tokens.list.size() || !is_ideograph(tokens.list[at + 1]))
            continue;
        const text::Token& next = tokens.list[at + 1];
        put_all(std::string_view(tokens.folded).substr(token.from, token.length + next.length),
                spelled,
                position);
    }
}

void Reading::read(const ItemText& text, const std::string& language) {
    ++round_;
    for (const std::uint32_t word : touched_) {
        heads_[word] = nowhere;
        present_[word / 64] = 0;
    }
    touched_.clear();
    occurrences_.clear();
    text_ = &text;
    lead_ends_ = body_starts + text.lead_words;
    choose_languages(language);
    take(text.body, text.body_bytes, body_starts);
    take(text.title, text.title_bytes, 0);
}

void Reading::choose_languages(const std::string& language) {
    if (language == language_)
        return;
    language_ = language;
    const std::string_view base = std::string_view(language).substr(0, language.find('-'));
    for (std::size_t at = 0; at < visible_.size(); ++at) {
        const std::string& own = machine_.languages[at];
        visible_[at] = own.empty() || language.empty() || own == language || own == base ? 1 : 0;
    }
}

bool Reading::stands_at(std::uint32_t word, std::uint32_t position) const {
    for (std::uint32_t at = heads_[word]; at != nowhere; at = occurrences_[at].next) {
        if (occurrences_[at].position >= position)
            return occurrences_[at].position == position;
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
