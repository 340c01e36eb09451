// Reads the items of a page by selectors: compiled once, then bound to a page.
#pragma once

#include "base/result.h"
#include "html/field_selector.h"
#include "model/feed.h"
#include "model/source.h"
#include "parse/page_document.h"

#include <optional>
#include <string>
#include <vector>

namespace tocsin::parse {

using html::FieldChoice;

/// The ways in their order; the first that gives something wins.
using Field = std::vector<FieldChoice>;

struct ItemSelectors {
    html::Selection item;
    Field title, link, date, summary;
};

/// Fails with `malformed`, naming the field.
[[nodiscard]] Result<ItemSelectors> compile(const Selectors& selectors);

/// An item's element, and where the siblings that go with it end.
struct ItemExtent {
    html::NodeId node = html::no_node, behind = 0, end = 0;  ///< [node, behind) inside, [behind, end) beside
};

class ItemReader {
public:
    /// Keeps references: `page` and `selectors` outlive it.
    ItemReader(const PageDocument& page, const ItemSelectors& selectors);

    const std::vector<ItemExtent>& items() const { return items_; }

    RawItem read(const ItemExtent& item) const;

private:
    /// What one way finds on the whole page, for those that look beside the item.
    struct Bound {
        const FieldChoice* choice = nullptr;
        std::vector<html::NodeId> beside;
    };
    using Ways = std::vector<Bound>;

    Ways bind(const Field& field) const;
    std::vector<html::NodeId> find(const ItemExtent& item, const Bound& way) const;
    html::NodeId title_node(const ItemExtent& item) const;
    std::string text_by(const ItemExtent& item, const Ways& ways) const;
    std::string title_of(const ItemExtent& item) const;
    std::string link_of(const ItemExtent& item) const;
    std::optional<Time> date_of(const ItemExtent& item) const;

    const PageDocument& page_;
    std::vector<html::NodeId> ends_;
    std::vector<ItemExtent> items_;
    Ways title_, link_, date_, summary_;
};

/// A row for the eye only, such as a line between two items: few elements, no text.
bool is_blank(const html::Tree& tree, const ItemExtent& item);

/// What an element says of a moment: its attributes, its whole text, or one run of its own text between
/// separators; each wholly understood or not at all.
std::optional<Time> date_in(const html::Tree& tree, html::NodeId node, std::optional<Time> now);

/// Without its whole text: cheap for large elements.
std::optional<Time> own_date_in(const html::Tree& tree, html::NodeId node, std::optional<Time> now);

/// The extents of `nodes`, in document order.
std::vector<ItemExtent> extents_of(const html::Tree& tree,
                                   const std::vector<html::NodeId>& ends,
                                   const std::vector<html::NodeId>& nodes);

}  // namespace tocsin::parse
