#include "parse/xml_repair.h"

#include "html/word_table.h"
#include "parse/feed_outline.h"
#include "parse/xml_lexis.h"
#include "parse/xml_references.h"
#include "parse/xml_tag.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tocsin::parse {
namespace {

constexpr std::size_t none = std::string_view::npos;

/// Names in any case: who closes </item> has opened <Item>.
struct FoldedHash {
    std::size_t operator()(std::string_view name) const {
        std::uint64_t hash = 0xCBF29CE484222325U;
        for (const char letter : name) {
            hash = (hash ^ static_cast<unsigned char>(html::fold_ascii(letter))) * 0x100000001B3U;
        }
        return static_cast<std::size_t>(hash);
    }
};

struct FoldedEqual {
    bool operator()(std::string_view a, std::string_view b) const { return same_name(a, b); }
};

class Repairer {
public:
    explicit Repairer(std::string_view text)
        : text_(text),
          instruction_ends_(text, "?>"),
          comment_ends_(text, "-->"),
          section_ends_(text, "]]>"),
          tag_ends_(text, ">") {
        out_.reserve(text.size() + 256);
    }

    std::string run();

private:
    void markup();
    void declaration();
    void character_data();
    void end_tag();
    void start_tag();
    void make_room(std::string_view name);
    bool is_item_here(std::string_view name) const;
    void close_to(std::string_view name);
    void close_top();
    void stray();
    void skip_past(std::size_t end);
    void drop_to_tag(std::size_t from);

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::vector<std::string_view> open_;
    std::unordered_map<std::string_view, std::size_t, FoldedHash, FoldedEqual> counts_;
    std::size_t holders_ = 0;  ///< how many of `open_` hold items
    std::vector<TagAttribute> attributes_;
    bool ended_ = false;  ///< the root was closed
    bool typed_ = false;  ///< a document type was seen
    Finder instruction_ends_, comment_ends_, section_ends_, tag_ends_;
};

std::string Repairer::run() {
    at_ = feed_start(text_);
    while (at_ < text_.size()) {
        const std::size_t open = text_.find('<', at_);
        if (!open_.empty()) {
            append_rewritten(out_, text_.substr(at_, open == none ? none : open - at_));
        }
        if (open == none) {
            break;
        }
        at_ = open;
        markup();
    }
    while (!open_.empty()) {
        close_top();
    }
    return std::move(out_);
}

void Repairer::stray() {
    if (!open_.empty()) {
        out_ += "&lt;";
    }
    ++at_;
}

/// Past the '>' at or after `end`, or, when nothing ends there, the next '>'.
void Repairer::skip_past(std::size_t end) {
    const std::size_t close = tag_ends_.from(end == none ? at_ : end);
    at_ = close == none ? text_.size() : close + 1;
}

void Repairer::drop_to_tag(std::size_t from) { at_ = std::min(text_.find('<', from), text_.size()); }

void Repairer::markup() {
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (kind == '?') {
        skip_past(instruction_ends_.from(at_));
    } else if (kind == '!') {
        declaration();
    } else if (kind == '/') {
        end_tag();
    } else if (starts_name(kind)) {
        start_tag();
    } else {
        stray();
    }
}

void Repairer::declaration() {
    const std::string_view rest = text_.substr(at_);
    if (rest.substr(0, 4) == "<!--") {
        const std::size_t end = comment_ends_.from(at_ + 4);
        end == none ? drop_to_tag(at_ + 4) : skip_past(end);
    } else if (rest.substr(0, 9) == "<![CDATA[") {
        character_data();
    } else if (open_.empty()) {
        const std::size_t end = typed_ ? none : doctype_end(text_, at_);
        typed_ = true;
        skip_past(end == none ? none : end - 1);
    } else {
        stray();
    }
}

/// An unclosed section ends before the end tag of the element it stands in.
void Repairer::character_data() {
    const std::size_t begin = at_ + 9;
    std::size_t end = section_ends_.from(begin);
    std::size_t next = end == none ? text_.size() : end + 3;
    const std::string_view within = text_.substr(begin, end == none ? none : end - begin);
    const std::size_t again = within.find("<![CDATA[");
    if (!open_.empty() && (end == none || again != none)) {
        const std::size_t own = within.substr(0, again).find("</" + std::string(open_.back()));
        if (own != none) {
            end = begin + own;
            next = end;
        }
    }
    end = std::min(end, text_.size());
    if (!open_.empty()) {
        out_.append("<![CDATA[").append(text_, begin, end - begin).append("]]>");
    }
    at_ = next;
}

void Repairer::close_top() {
    out_.append("</").append(open_.back()).append(">");
    --counts_[open_.back()];
    holders_ -= holds_items(local_part(open_.back())) ? 1U : 0U;
    open_.pop_back();
    ended_ = open_.empty();
}

void Repairer::end_tag() {
    const std::size_t end = name_end(text_, at_ + 2);
    const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
    if (name.empty()) {
        stray();
        return;
    }
    const std::size_t close = after_spaces(text_, end);
    at_ = close < text_.size() && text_[close] == '>' ? close + 1 : end;
    const auto count = counts_.find(name);
    if (count == counts_.end() || count->second == 0) {
        return;
    }
    close_to(name);
    close_top();
}

/// Ends what is open inside the innermost `name`, which is open.
void Repairer::close_to(std::string_view name) {
    while (!same_name(open_.back(), name)) {
        close_top();
    }
}

/// Not "media:item" in a feed whose own elements have no prefix.
bool Repairer::is_item_here(std::string_view name) const {
    const std::string_view prefix = prefix_part(name);
    return is_item(local_part(name)) &&
           (prefix.empty() || (!open_.empty() && prefix == prefix_part(open_.front())));
}

/// Ends what the start of `name` shows to be over. An item stands in an item never, in the channel always.
void Repairer::make_room(std::string_view name) {
    while (!open_.empty() && is_ended_by(open_.back(), name)) {
        close_top();
    }
    if (!is_item_here(name)) {
        return;
    }
    const auto count = counts_.find(name);
    if (count != counts_.end() && count->second > 0) {
        close_to(name);
        close_top();
        return;
    }
    while (holders_ > 0 && !holds_items(local_part(open_.back()))) {
        close_top();
    }
}

void Repairer::start_tag() {
    const std::size_t end = name_end(text_, at_ + 1);
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    const std::optional<TagEnd> tag = ended_ ? std::nullopt : read_tag(text_, end, attributes_);
    if (!tag) {
        stray();
        return;
    }
    at_ = tag->at;
    make_room(name);
    out_.append("<").append(name);
    for (const TagAttribute& attribute : attributes_) {
        out_.append(" ").append(attribute.name).append("=\"");
        append_rewritten_attribute(out_, attribute.value);
        out_ += '"';
    }
    const bool closed = tag->closed || is_void(name);
    out_ += closed ? "/>" : ">";
    if (closed) {
        ended_ = open_.empty();
        return;
    }
    open_.push_back(name);
    ++counts_[name];
    holders_ += holds_items(local_part(name)) ? 1U : 0U;
}

}  // namespace

std::string repair_xml(std::string_view utf8) { return Repairer(utf8).run(); }

}  // namespace tocsin::parse
