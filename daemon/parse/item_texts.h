// The texts of an item: which of its elements is the summary, which the content.
#pragma once

#include "model/feed.h"
#include "parse/construct.h"
#include "parse/field_map.h"

#include <optional>
#include <string_view>

namespace pugi {
class xml_node;
struct xml_node_struct;
}  // namespace pugi

namespace tocsin::parse {

class ItemTexts {
public:
    /// A summary, description or content. Nothing is read before write().
    void offer(pugi::xml_node element, const Scope& scope, FieldRule rule);
    /// Reads the best ones into the item. Once.
    void write(RawItem& item, Reading reading);
    /// What the texts say of their own language, "" included; null when they say nothing.
    std::optional<std::string_view> language() const;

private:
    struct Candidate {
        pugi::xml_node_struct* element = nullptr;
        Scope scope;
        int rank = 1000;

        void offer(pugi::xml_node other, const Scope& around, int other_rank);
    };

    Candidate summary_, description_, content_;
    bool described_first_ = false;
};

}  // namespace tocsin::parse
