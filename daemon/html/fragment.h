// HTML inside feed items: tokenised once, giving safe HTML, plain text and absolute URLs.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::html {

struct Fragment {
    std::string html;  ///< only harmless elements and attributes, URLs absolute
    std::string text;  ///< blocks separated by '\n', spaces collapsed
};

Fragment read_fragment(std::string_view html, std::string_view base_url);

/// The HTML half only; cheaper.
std::string sanitise(std::string_view html, std::string_view base_url);

/// Plain text only; cheaper.
std::string to_text(std::string_view html);

/// "&eacute;", "&#233;", "&#xE9;"; windows-1252 readings of 128..159; unknown ones stay as they are.
std::string decode_entities(std::string_view text);

/// `& < >` and, in attributes, `"`.
std::string escape(std::string_view text);

/// Whether a plain-looking construct is HTML after all: has a tag, or an entity.
bool looks_like_html(std::string_view text);

}  // namespace tocsin::html
