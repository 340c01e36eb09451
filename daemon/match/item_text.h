// One item cut into folded words: what every matcher reads of it. Nothing is looked up yet.
#pragma once

#include "model/article.h"
#include "text/tokens.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tocsin::match {

/// Bytes of the text that are read; the rest of a longer one is not looked at.
constexpr std::size_t most_body_bytes = 256U << 10U;
constexpr std::uint32_t most_lead_words = 60;

struct ItemText {
    std::string_view title_bytes, body_bytes;  ///< of the article, which must outlive this
    text::Tokens title, body;
    std::vector<std::uint64_t> title_keys, body_keys;  ///< key_of() each word
    std::uint32_t lead_words = 0;  ///< of the body: its first paragraph, or the beginning of that
};

/// The memory of `reused` is used again, its content is not.
ItemText read_text(const Article& article, ItemText reused = {});

/// By which a word is remembered: never 0, different in every process, so that nobody can write a word that
/// is taken for another.
std::uint64_t key_of(std::string_view folded);

}  // namespace tocsin::match
