#include "story/entries.h"

#include "base/hash.h"

#include <algorithm>
#include <utility>

namespace tocsin::story {
namespace {

constexpr std::size_t most_entries = 200;
constexpr std::size_t most_outlets = 50;  // of one entry

std::string outlet_of(const Article& article) {
    return article.outlet.empty() ? article.feed_id : article.outlet;
}

void add_source(LedgerEntry& entry, const Article& article) {
    const std::string outlet = outlet_of(article);
    if (entry.outlets.size() < most_outlets &&
        std::find(entry.outlets.begin(), entry.outlets.end(), outlet) == entry.outlets.end()) {
        entry.outlets.push_back(outlet);
    }
    entry.trust = std::max(entry.trust, article.trust);
}

}  // namespace

LedgerEntry make_entry(const char* kind, std::string subject, std::string value, std::string quote) {
    LedgerEntry entry;
    entry.kind = kind;
    entry.subject = std::move(subject);
    entry.value = std::move(value);
    entry.quote = std::move(quote);
    return entry;
}

std::uint64_t hash_of(const LedgerEntry& entry) {
    return hash64(entry.kind + '\n' + entry.subject + '\n' + entry.value);
}

LedgerEntry* find_entry(Story& story,
                        std::string_view kind,
                        std::string_view subject,
                        std::string_view value) {
    for (LedgerEntry& entry : story.ledger) {
        if (entry.kind == kind && entry.subject == subject && entry.value == value) {
            return &entry;
        }
    }
    return nullptr;
}

bool knows(const Story& story, std::string_view kind, std::string_view value) {
    return std::any_of(story.ledger.begin(), story.ledger.end(), [&](const LedgerEntry& entry) {
        return entry.kind == kind && (value.empty() || entry.value == value);
    });
}

std::string latest(const Story& story, std::string_view kind) {
    const auto found = std::find_if(story.ledger.rbegin(),
                                    story.ledger.rend(),
                                    [&](const LedgerEntry& entry) { return entry.kind == kind; });
    return found == story.ledger.rend() ? std::string() : found->value;
}

bool enter_one(Story& story, const Article& article, LedgerEntry entry) {
    if (LedgerEntry* known = find_entry(story, entry.kind, entry.subject, entry.value)) {
        add_source(*known, article);
        return false;
    }
    if (story.ledger.size() >= most_entries) {
        return false;
    }
    add_source(entry, article);
    entry.first_seen = article.published;
    story.ledger.push_back(std::move(entry));
    return true;
}

void merge_entries(Story& into, const Story& from) {
    for (const LedgerEntry& entry : from.ledger) {
        LedgerEntry* known = find_entry(into, entry.kind, entry.subject, entry.value);
        if (known == nullptr) {
            if (into.ledger.size() < most_entries) {
                into.ledger.push_back(entry);
            }
            continue;
        }
        for (const std::string& outlet : entry.outlets) {
            if (known->outlets.size() < most_outlets &&
                std::find(known->outlets.begin(), known->outlets.end(), outlet) == known->outlets.end()) {
                known->outlets.push_back(outlet);
            }
        }
        known->trust = std::max(known->trust, entry.trust);
        known->first_seen = std::min(known->first_seen, entry.first_seen);
    }
}

}  // namespace tocsin::story
