#include "dedup/index.h"

#include "dedup/examine.h"
#include "dedup/likeness.h"
#include "dedup/shelf.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tocsin::dedup {
namespace {

constexpr std::size_t most_versions = 8;   // of an edited item, whose return is no news
constexpr std::size_t most_same_key = 64;  // looked at, newest first
constexpr std::size_t least_words = 5;     // of a text or title that can be known by its words alone
constexpr double clearly_different = 0.2;

Limits within_reason(Limits limits) {
    limits.most_items = std::clamp<std::size_t>(limits.most_items, 1, Postings::most_counted);
    return limits;
}

/// Where a new item's like was found, and what that makes it.
struct Finding {
    CopyKind kind = CopyKind::fresh;
    std::uint32_t slot = Shelf::nowhere;
    double containment = 0;
};

}  // namespace

struct Index::State {
    explicit State(Limits wanted) : limits(within_reason(wanted)), comparison(shelf) {}

    Finding judge(const Document& document);
    Finding judge_same_item(const Document& document, std::uint32_t slot) const;
    std::optional<Finding> by_url(const Document& document) const;
    std::optional<Finding> by_text(const Document& document) const;
    std::optional<Finding> by_title(const Document& document) const;
    std::uint32_t same_item(const Document& document) const;
    bool same_words(const Document& document, std::uint32_t slot) const;
    void remember(Document document);

    Limits limits;
    Shelf shelf;
    Comparison comparison;
    Time now{};
    std::uint64_t last_sequence = 0;
    Fingerprint last;
};

bool Index::State::same_words(const Document& document, std::uint32_t slot) const {
    const Kept& known = shelf.at(slot);
    const std::uint64_t key = document.keys[Key::text];
    return key == known.keys[Key::text] ||
           (known.versions &&
            std::find(known.versions->begin(), known.versions->end(), key) != known.versions->end());
}

std::uint32_t Index::State::same_item(const Document& document) const {
    std::uint32_t found = Shelf::nowhere;
    const auto take = [&](std::uint32_t slot) {
        found = slot;
        return false;
    };
    shelf.with_key(Key::item, document.keys[Key::item], take);
    if (found == Shelf::nowhere) {
        shelf.with_key(Key::guid, document.keys[Key::guid], take);
    }
    return found;
}

Finding Index::State::judge_same_item(const Document& document, std::uint32_t slot) const {
    if (same_words(document, slot)) {
        return {CopyKind::seen, slot, 1};
    }
    return {CopyKind::near_copy, slot, comparison.containment(document, slot)};
}

std::optional<Finding> Index::State::by_url(const Document& document) const {
    std::optional<Finding> found;
    std::size_t looked_at = 0;
    shelf.with_key(Key::url, document.keys[Key::url], [&](std::uint32_t slot) {
        const Kept& known = shelf.at(slot);
        const bool same_feed = known.feed_key == document.saved.feed_key;
        const bool two_guids = known.keys[Key::guid] != 0 && document.keys[Key::guid] != 0;
        if (same_words(document, slot)) {
            found = Finding{same_feed ? CopyKind::seen : CopyKind::exact_copy, slot, 1};
        } else {
            const double share = comparison.containment(document, slot);
            const bool short_text = std::min(known.words, document.saved.words) < 12;
            if (share >= clearly_different || (short_text && !(same_feed && two_guids))) {
                found = Finding{same_feed ? CopyKind::near_copy : CopyKind::exact_copy, slot, share};
            }
        }
        return ++looked_at < most_same_key && !(found && found->kind == CopyKind::seen);
    });
    return found;
}

std::optional<Finding> Index::State::by_text(const Document& document) const {
    if (document.saved.title_only || document.saved.words < least_words) {
        return std::nullopt;
    }
    std::optional<Finding> found;
    std::size_t looked_at = 0;
    shelf.with_key(Key::text, document.keys[Key::text], [&](std::uint32_t slot) {
        found = Finding{CopyKind::exact_copy, slot, 1};
        return ++looked_at < most_same_key;
    });
    return found;
}

// The same headline elsewhere within two days. With two texts to compare, the texts decide.
std::optional<Finding> Index::State::by_title(const Document& document) const {
    std::optional<Finding> found;
    std::size_t looked_at = 0;
    shelf.with_key(Key::title, document.keys[Key::title], [&](std::uint32_t slot) {
        const Kept& known = shelf.at(slot);
        const bool bare = known.title_only && document.saved.title_only;
        const std::size_t title_words =
            document.saved.title_only ? document.saved.words : std::size_t{known.words};
        const bool one_bare = known.title_only || document.saved.title_only;
        const auto apart = std::chrono::abs(document.published - known.published);
        if (one_bare && title_words >= least_words && apart <= headline_life &&
            known.outlet_key != document.saved.outlet_key) {
            found = Finding{bare ? CopyKind::exact_copy : CopyKind::near_copy, slot, 1};
        }
        return ++looked_at < most_same_key;
    });
    return found;
}

Finding Index::State::judge(const Document& document) {
    if (const std::uint32_t slot = same_item(document); slot != Shelf::nowhere) {
        return judge_same_item(document, slot);
    }
    for (const auto layer : {&State::by_url, &State::by_text, &State::by_title}) {
        if (const std::optional<Finding> found = (this->*layer)(document)) {
            return *found;
        }
    }
    if (const std::optional<Likeness> alike = comparison.find(document)) {
        return {CopyKind::near_copy, alike->slot, alike->containment};
    }
    return {};
}

void Index::State::remember(Document document) {
    now = std::max(now, document.saved.arrived);
    shelf.add(std::move(document));
    shelf.tidy(limits.most_items, now - limits.window);
}

Index::Index(Limits limits) : state_(std::make_unique<State>(limits)) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

CopyVerdict Index::judge(const Article& article) {
    State& state = *state_;
    Document document = examine(article);
    const Finding finding = state.judge(document);

    CopyVerdict verdict;
    verdict.kind = finding.kind;
    verdict.containment = finding.containment;
    if (finding.slot != Shelf::nowhere) {
        verdict.copy_of = state.shelf.at(finding.slot).item_id;
    }
    if (finding.kind == CopyKind::seen) {
        state.last = print_of(document);
        return verdict;
    }
    document.saved.sequence = ++state.last_sequence;
    const std::uint32_t earlier = state.same_item(document);
    if (earlier != Shelf::nowhere) {
        const Kept& known = state.shelf.at(earlier);
        Versions& versions = document.saved.versions;
        versions = known.versions ? *known.versions : Versions{};
        versions.push_back(known.keys[Key::text]);
        versions.erase(
            versions.begin(),
            versions.end() - static_cast<std::ptrdiff_t>(std::min(versions.size(), most_versions)));
        state.shelf.remove(earlier);
    }
    state.last = print_of(document);
    state.remember(std::move(document));
    return verdict;
}

const Fingerprint& Index::last_print() const { return state_->last; }

void Index::restore(const std::vector<Fingerprint>& prints) {
    std::vector<Document> documents;
    documents.reserve(prints.size());
    for (const Fingerprint& print : prints) {
        documents.push_back(document_from(print));
    }
    std::stable_sort(documents.begin(), documents.end(), [](const Document& one, const Document& other) {
        return one.saved.sequence < other.saved.sequence;
    });
    const std::size_t most = state_->limits.most_items;
    const std::size_t count = std::min(documents.size(), most);
    std::size_t pairs = 0;
    for (std::size_t i = documents.size() - count; i < documents.size(); ++i) {
        pairs += documents[i].saved.sketch.hashes.size();
    }
    state_->shelf.expect(count, pairs);
    for (Document& document : documents) {
        state_->last_sequence = std::max(state_->last_sequence, document.saved.sequence);
        state_->remember(std::move(document));
    }
}

std::size_t Index::size() const { return state_->shelf.size(); }

}  // namespace tocsin::dedup
