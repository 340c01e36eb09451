#include "cli/story_trace.h"

#include "base/time.h"
#include "dedup/index.h"
#include "story/book.h"

#include <algorithm>
#include <iomanip>
#include <map>
#include <set>
#include <string>

namespace tocsin::cli {
namespace {

std::string name_of(CopyKind kind) {
    switch (kind) {
        case CopyKind::seen:
            return "seen before, as";
        case CopyKind::exact_copy:
            return "a copy of";
        case CopyKind::near_copy:
            return "nearly a copy of";
        default:
            return "";
    }
}

class Trace {
public:
    Trace(const pipeline::Knowledge& knowledge, std::ostream& out) : knowledge_(knowledge), out_(out) {
        book_.know(knowledge.common_words);
    }

    void tell(const ItemLine& item) {
        now_ = std::max(now_ + Seconds(1), item.item.published.value_or(now_ + Seconds(1)));
        const Article article = article_of(item, knowledge_.cleaner, now_);
        titles_.emplace(article.id, article.title);
        out_ << article.title << "\n";
        const CopyVerdict verdict = index_.judge(article);
        if (verdict.kind != CopyKind::fresh) {
            out_ << "  " << name_of(verdict.kind) << " \"" << titles_[verdict.copy_of] << "\" ("
                 << std::setprecision(2) << verdict.containment << ")\n";
        }
        if (verdict.kind != CopyKind::seen) {
            place(article, verdict);
        }
    }

    bool together() const { return stories_.size() <= 1; }

private:
    void place(const Article& article, const CopyVerdict& verdict) {
        const Facts facts = knowledge_.extractor.read(article);
        const Placement placement = book_.place(article, facts, verdict);
        out_ << "  " << (placement.opened ? "opens story " : "joins story ") << placement.story_id
             << ", likely by " << std::setprecision(2) << placement.score << "\n";
        for (const std::string& why : placement.why) {
            out_ << "    " << why << "\n";
        }
        for (const Change& change : placement.changes) {
            tell(change);
        }
        for (const std::string& merged : placement.touched) {
            stories_.erase(merged);
        }
        stories_.insert(placement.story_id);
    }

    void tell(const Change& change) {
        out_ << "    " << (change.material ? "news, " : "entered, ")
             << (change.correction ? "corrected " : "") << change.kind << ": ";
        if (!change.before.empty()) {
            out_ << change.before << " -> ";
        }
        out_ << change.after << "\n";
    }

    const pipeline::Knowledge& knowledge_;
    std::ostream& out_;
    dedup::Index index_;
    story::Book book_;
    std::map<std::string, std::string> titles_;  // by item
    std::set<std::string> stories_;
    Time now_{};
};

}  // namespace

bool trace_stories(const std::vector<ItemLine>& items,
                   const pipeline::Knowledge& knowledge,
                   std::ostream& out) {
    Trace trace(knowledge, out);
    for (const ItemLine& item : items) {
        trace.tell(item);
    }
    out << (trace.together() ? "one story\n" : "not one story\n");
    return trace.together();
}

bool compare_items(const ItemRecord& one,
                   const ItemRecord& other,
                   const std::vector<StoryRecord>& stories,
                   const pipeline::Knowledge& knowledge,
                   std::ostream& out) {
    for (const ItemRecord* each : {&one, &other}) {
        out << each->article.title << "\n  item " << each->article.id << ", story " << each->story_id << "\n";
        if (!each->verdict.copy_of.empty()) {
            out << "  a copy of " << each->verdict.copy_of << " (" << std::setprecision(2)
                << each->verdict.containment << ")\n";
        }
    }
    story::Book book;
    book.know(knowledge.common_words);
    book.restore(stories);
    const auto facts_of = [&](const Article& article) { return knowledge.extractor.read(article); };
    const bool first_is_older = one.article.published <= other.article.published;
    const Article& older = first_is_older ? one.article : other.article;
    const Article& newer = first_is_older ? other.article : one.article;
    const Placement placement = book.compare(newer, facts_of(newer), older, facts_of(older));
    out << "side by side, among " << book.size() << " stories: likely one story by " << std::setprecision(2)
        << placement.score << "\n";
    for (const std::string& why : placement.why) {
        out << "    " << why << "\n";
    }
    const bool together = one.story_id == other.story_id;
    if (together && placement.opened) {
        out << "  brought together by other reports of the story\n";
    }
    out << (together ? "one story\n" : "not one story\n");
    return together;
}

}  // namespace tocsin::cli
