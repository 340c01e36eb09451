// The entries of a story's ledger: made, found, given another source.
#pragma once

#include "model/article.h"
#include "model/story.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin::story {

LedgerEntry make_entry(const char* kind, std::string subject, std::string value, std::string quote);

/// Of kind, subject and value.
std::uint64_t hash_of(const LedgerEntry& entry);

/// The entry of these, or null.
LedgerEntry* find_entry(Story& story,
                        std::string_view kind,
                        std::string_view subject,
                        std::string_view value);

/// Whether there is an entry of this kind and value, under any subject.
bool knows(const Story& story, std::string_view kind, std::string_view value);

/// The value of the last entry of the kind, or "".
std::string latest(const Story& story, std::string_view kind);

/// Adds the article as a source of the entry if it is known, else the entry; true when it is new.
bool enter_one(Story& story, const Article& article, LedgerEntry entry);

/// Adds the entries and sources of a story that turned out to be `into`.
void merge_entries(Story& into, const Story& from);

}  // namespace tocsin::story
