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
    Trace(const pipeline::Knowledge& knowledge, std::ostream& out) : knowledge_(knowledge), out_(out) {}

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
        const Facts facts = knowledge_.extractor.read(article.title, article.text, article.language);
        const Placement placement = book_.place(article, facts, verdict);
        out_ << "  " << (placement.opened ? "opens story " : "joins story ") << placement.story_id
             << ", likely by " << std::setprecision(2) << placement.score << "\n";
        for (const std::string& why : placement.why) {
            out_ << "    " << why << "\n";
        }
        for (const std::string& merged : placement.touched) {
            stories_.erase(merged);
        }
        stories_.insert(placement.story_id);
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

}  // namespace tocsin::cli
