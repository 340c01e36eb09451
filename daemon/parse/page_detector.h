// Finds the list of news on a page nobody gave selectors for: the repeated block with links, titles and
// dates. Pure.
//
//   Takes   a page as read by parse/page_document.h
//   Gives   selectors for parse/page_reader.h, ranked, each with its reason
//   Runs    on any thread; work and memory are bounded for any page
#pragma once

#include "model/source.h"
#include "parse/page_document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin::parse {

/// A repeated block of the page, and how to read it.
struct Proposal {
    Selectors selectors;
    double score = 0;         ///< comparable within one page only
    std::size_t items = 0;    ///< with a title and a URL of their own
    std::size_t dated = 0;    ///< of these, with a date that was understood
    std::string first_title;  ///< of the first item, as a sample
    std::string reason;       ///< one line: what speaks for it, or why it was refused
};

struct Detection {
    std::vector<Proposal> proposals;  ///< believed to be news, best first; at most 5
    std::vector<Proposal> refused;    ///< repeated blocks that are none, best first; at most 5
    std::string refusal;              ///< why there is no proposal; "" when there is one
};

Detection detect_items(const PageDocument& page);

/// The best proposal's selectors, those in `given` in their places. There is a proposal.
Selectors complete(const Detection& detection, const Selectors& given);

}  // namespace tocsin::parse
