// Paragraphs that the pages of one host share: its template, learned from the pages themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tocsin::clean {

class TemplateMemory {
public:
    /// Remembers the paragraphs of one page. The same address again teaches nothing.
    void learn(const std::string& url, std::string_view text);

    /// The text without paragraphs seen on two other pages of the host; on one, for short ones at head or
    /// tail. A page that is mostly the same as others is a copy, not a template: it stays whole.
    std::string strip(const std::string& url, std::string_view text) const;

private:
    struct Host {
        std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> pages;  ///< by paragraph, the first few
    };

    std::size_t others(const Host& host, std::uint64_t page, std::string_view paragraph) const;

    std::unordered_map<std::string, Host> hosts_;
};

}  // namespace tocsin::clean
