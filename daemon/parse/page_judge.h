// Whether what selectors read is news: by titles, dates, URLs and the place on the page. Pure.
#pragma once

#include "parse/page_detector.h"
#include "parse/page_map.h"

#include <set>
#include <string>
#include <vector>

namespace tocsin::parse {

/// What speaks against every list on a page.
struct PageTraits {
    std::size_t prose = 0;                    ///< words of the longest run of paragraphs in one element
    html::NodeId prose_node = html::no_node;  ///< that element
    bool lost = false;                        ///< it says 404 of itself
};

PageTraits traits_of(const PageDocument& page, const PageMap& map);

/// A proposal with what it was judged by.
struct Candidate {
    Proposal proposal;
    std::set<std::string> urls;
    std::vector<html::NodeId> nodes;  ///< of the items
    bool headed = false, summarised = false;
    bool believed = false;
};

/// Reads the page by `candidate.proposal.selectors` and fills in everything else.
void judge(const PageDocument& page, const PageMap& map, const PageTraits& traits, Candidate& candidate);

}  // namespace tocsin::parse
