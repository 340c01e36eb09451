// CSS selectors over a Tree: what users write to turn a page into a feed.
#pragma once

#include "base/result.h"
#include "html/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::html {

/// tag, #id, .class, [a], [a=v], [a^=v], [a$=v], [a*=v], [a~=v], :first-child, :last-child, :nth-child(an+b),
/// :not(), descendant, '>', '+', '~' and lists with ','. Fails with `malformed`, naming the place.
struct Selector;

class Selection {
public:
    /// Compiles `selector`; see Selector.
    [[nodiscard]] static Result<Selection> compile(std::string_view selector);

    Selection();
    Selection(Selection&&) noexcept;
    Selection& operator=(Selection&&) noexcept;
    Selection(const Selection&);
    Selection& operator=(const Selection&);
    ~Selection();

    /// All matches below `root`, in document order.
    std::vector<NodeId> all(const Tree& tree, NodeId root = 0) const;

private:
    std::vector<Selector> alternatives_;
};

}  // namespace tocsin::html
