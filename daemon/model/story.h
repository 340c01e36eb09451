// One event of the world, whoever reports it, and the ledger of its facts.
#pragma once

#include "base/time.h"
#include "model/facts.h"

#include <string>
#include <vector>

namespace tocsin {

struct Report {
    std::string item_id, outlet, url, title, language;
    Time published{};
    bool copy = false;  ///< a copy of an earlier report
};

/// One fact of a story. The same (kind, subject, value) from another outlet adds a source.
struct LedgerEntry {
    std::string kind;     ///< "amount", "actor", "place", "stage", "capacity", "horizon"
    std::string subject;  ///< of an amount its role, of an actor its role; "" otherwise
    std::string value;    ///< canonical: "USD 5e11", "Oracle", "Texas, US", "announced"
    double usd = 0;       ///< of an amount
    std::string quote;    ///< as first said
    std::vector<std::string> outlets;
    double trust = 0;  ///< the highest of its sources
    Time first_seen{};
};

/// What is new to the ledger through one item.
struct Change {
    std::string kind;    ///< as LedgerEntry::kind, or "retraction"
    std::string before;  ///< "" = nothing of the kind was known
    std::string after;
    std::string quote;
    bool material = false;    ///< worth ringing again
    bool correction = false;  ///< what was said before was wrong, the world has not changed
};

struct Story {
    std::string id;  ///< stable: derived from its first item
    int revision = 0;
    Time first_seen{}, last_seen{};
    std::string headline, language;
    std::vector<Report> reports;  ///< in order of arrival, the first 200
    int report_count = 0;
    std::vector<LedgerEntry> ledger;
    Deal deal;                 ///< the best deal sheet so far
    std::vector<Deal> others;  ///< commitments mentioned beside it
    std::string merged_into;   ///< id of the older story it turned out to be; "" = itself
};

/// Where an item was put.
struct Placement {
    std::string story_id;
    bool opened = false;      ///< the item opened the story
    bool stale = false;       ///< it is an exact copy of one whose story is forgotten
    bool takes_back = false;  ///< it says that a report was wrong altogether
    double score = 0;         ///< 0 .. 1
    std::vector<Change> changes;
    std::vector<std::string> touched;  ///< other stories that changed: those merged into this one
    std::vector<std::string> why;      ///< one line per kind of evidence, for `tocsin explain`
};

}  // namespace tocsin
