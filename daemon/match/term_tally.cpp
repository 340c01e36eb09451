#include "match/term_tally.h"

#include "match/program.h"

#include <memory>

namespace tocsin::match {
namespace {

/// A watchlist that matches what holds the term.
Watchlist asking_for(const TermList& list, const Term& term) {
    Program program;
    program.concepts.push_back({"term", "", 0, 0, {{list.language, {term}}}});
    Node named;
    named.op = Op::named;
    program.require.nodes.push_back(named);
    Watchlist made;
    made.program = std::make_shared<const Program>(std::move(program));
    return made;
}

template <class Visit>
void each_term(const Watchlist& watchlist, Visit visit) {
    for (const Concept& one : watchlist.program->concepts) {
        for (const TermList& list : one.lists) {
            for (const Term& term : list.terms)
                visit(one, list, term);
        }
    }
}

std::vector<Watchlist> questions(const Watchlist& watchlist) {
    std::vector<Watchlist> made;
    each_term(watchlist, [&](const Concept&, const TermList& list, const Term& term) {
        made.push_back(asking_for(list, term));
    });
    return made;
}

}  // namespace

TermTally::TermTally(const Watchlist& watchlist) : matcher_(questions(watchlist)) {
    each_term(watchlist, [&](const Concept& one, const TermList& list, const Term& term) {
        const std::string language = list.language.empty() ? "any" : list.language;
        uses_.push_back(
            {one.file, term.line, term.column, "concept." + one.name + "." + language, term.source, 0, 0});
        languages_.push_back(list.language);
    });
}

void TermTally::note(const Article& article) {
    for (std::size_t at = 0; at < uses_.size(); ++at)
        uses_[at].items += sees(article.language, languages_[at]) ? 1 : 0;
    for (const std::uint32_t at : matcher_.matching(article, {}))
        ++uses_[at].hits;
}

}  // namespace tocsin::match
