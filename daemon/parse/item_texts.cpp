#include "parse/item_texts.h"

#include <pugixml.hpp>

#include <utility>

namespace tocsin::parse {

void ItemTexts::Candidate::offer(pugi::xml_node other, const Scope& around, int other_rank) {
    if (other_rank < rank) {
        *this = {other.internal_object(), around, other_rank};
    }
}

void ItemTexts::offer(pugi::xml_node element, const Scope& scope, FieldRule rule) {
    if (rule.field == Field::content) {
        content_.offer(element, scope, rule.rank);
    } else if (rule.field == Field::summary) {
        summary_.offer(element, scope, rule.rank);
    } else {
        described_first_ = described_first_ || (rule.rank == 0 && summary_.element == nullptr);
        description_.offer(element, scope, rule.rank);
    }
}

void ItemTexts::write(RawItem& item, Reading reading) {
    // A description is the summary; of a description and a summary the first is the summary, the other the
    // content.
    if (summary_.element != nullptr && description_.element != nullptr && description_.rank == 0) {
        if (described_first_) {
            std::swap(summary_, description_);
        }
        content_.offer(pugi::xml_node(description_.element), description_.scope, 3);
    } else {
        summary_.offer(pugi::xml_node(description_.element), description_.scope, description_.rank);
    }
    const Reading unsaid = reading == Reading::atom ? Reading::atom : Reading::html;
    if (summary_.element != nullptr) {
        item.summary_html =
            safe_html(read_construct(pugi::xml_node(summary_.element), unsaid), summary_.scope);
    }
    if (content_.element != nullptr) {
        item.content_html =
            safe_html(read_construct(pugi::xml_node(content_.element), unsaid), content_.scope);
    }
}

std::optional<std::string_view> ItemTexts::language() const {
    for (const Candidate* candidate : {&content_, &summary_}) {
        const bool own = pugi::xml_node(candidate->element).attribute("xml:lang");
        // A content that inherits its language has one: its summary's does not count.
        if (own || (candidate->element != nullptr && candidate->scope.speaks)) {
            return candidate->scope.language;
        }
    }
    return std::nullopt;
}

}  // namespace tocsin::parse
