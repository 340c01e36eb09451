// The phrases that frame articles, and the knife that uses them: boilerplate.tsv, compiled.
#pragma once

#include "base/result.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tocsin::clean {

class Boilerplate {
public:
    [[nodiscard]] static Result<Boilerplate> load(const std::string& path);

    enum class Kind { none, whole, line, tail, cut, prefix, credit };

    /// What a paragraph is by its beginning; long ones are always `none`.
    Kind kind_of(std::string_view paragraph) const;

    /// Where a paragraph's own ending begins to be boilerplate, or npos.
    std::size_t cut_of(std::string_view paragraph) const;

    /// Bytes of the label in front of a paragraph; 0 = none.
    std::size_t prefix_of(std::string_view paragraph) const;

    /// Whether a class or id names a box beside the article ("share-bar"), or the article's own
    /// ("entry-content").
    bool is_box(std::string_view class_names) const { return has_name(boxes_, class_names); }
    bool is_body(std::string_view class_names) const { return has_name(bodies_, class_names); }

    /// Drops lines, cuts tails. Paragraphs stay in order.
    std::vector<std::string> strip(std::vector<std::string> paragraphs) const;

private:
    struct Phrase {
        Kind kind = Kind::none;
        std::vector<std::string> parts;  ///< folded, around every '*'
        std::string capitals;            ///< as it must be written, or ""
    };

    using Names = std::unordered_set<std::string>;

    Result<> add(const std::vector<std::string>& fields);
    static bool has_name(const Names& names, std::string_view class_names);

    std::unordered_map<std::string, std::vector<Phrase>> by_start_;  ///< by the first four folded bytes
    std::array<std::vector<Phrase>, 256> cuts_;                      ///< by the first folded byte
    std::vector<std::string> credits_;
    Names boxes_, bodies_;
};

}  // namespace tocsin::clean
