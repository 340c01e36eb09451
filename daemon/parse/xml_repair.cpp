#include "parse/xml_repair.h"

#include "html/word_table.h"
#include "parse/xml_lexis.h"
#include "parse/xml_references.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;
constexpr std::size_t none = std::string_view::npos;

/// Elements that hold text alone: the next field or item ends them when their own end is missing.
constexpr std::array leaf_words{"guid"sv,
                                "id"sv,
                                "link"sv,
                                "pubdate"sv,
                                "title"sv,
                                "updated"sv,
                                "published"sv,
                                "dc:date"sv,
                                "dc:creator"sv,
                                "comments"sv,
                                "category"sv};
constexpr html::WordTable leaves(leaf_words);
constexpr std::array field_words{"guid"sv,
                                 "link"sv,
                                 "pubdate"sv,
                                 "description"sv,
                                 "content:encoded"sv,
                                 "dc:date"sv,
                                 "dc:creator"sv,
                                 "comments"sv,
                                 "enclosure"sv,
                                 "updated"sv,
                                 "published"sv,
                                 "summary"sv,
                                 "content"sv,
                                 "item"sv,
                                 "entry"sv,
                                 "author"sv};
constexpr html::WordTable fields(field_words);

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
    bool read_attributes(std::size_t& at, bool& closed);
    bool read_attribute(std::size_t& at);
    void make_room(std::string_view name);
    void close_top();
    void stray();
    void skip_past(std::size_t end);

    struct Attribute {
        std::string_view name, value;
    };

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::vector<std::string_view> open_;
    std::unordered_map<std::string_view, std::size_t> counts_;
    std::vector<Attribute> attributes_;
    bool ended_ = false;  ///< the root was closed
    bool typed_ = false;  ///< a document type was seen
    Finder instruction_ends_, comment_ends_, section_ends_, tag_ends_;
};

std::string Repairer::run() {
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
        skip_past(comment_ends_.from(at_ + 4));
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
    while (open_.back() != name) {
        close_top();
    }
    close_top();
}

/// Ends what the start of `name` shows to be over.
void Repairer::make_room(std::string_view name) {
    if (!open_.empty() && open_.back() != name && leaves.contains(open_.back()) && fields.contains(name)) {
        close_top();
    }
    const bool item = html::same_folded(name, "item") || html::same_folded(name, "entry");
    const auto count = item ? counts_.find(name) : counts_.end();
    if (count != counts_.end() && count->second > 0) {
        while (open_.back() != name) {
            close_top();
        }
        close_top();
    }
}

void Repairer::start_tag() {
    const std::size_t end = name_end(text_, at_ + 1);
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    std::size_t at = end;
    bool closed = false;
    if (ended_ || !read_attributes(at, closed)) {
        stray();
        return;
    }
    at_ = at;
    make_room(name);
    out_.append("<").append(name);
    for (const Attribute& attribute : attributes_) {
        out_.append(" ").append(attribute.name).append("=\"");
        append_rewritten_attribute(out_, attribute.value);
        out_ += '"';
    }
    out_ += closed ? "/>" : ">";
    if (closed) {
        ended_ = open_.empty();
        return;
    }
    open_.push_back(name);
    ++counts_[name];
}

/// False when this is no tag after all: another one begins, or the text ends, before it is closed.
bool Repairer::read_attributes(std::size_t& at, bool& closed) {
    attributes_.clear();
    while (true) {
        at = after_spaces(text_, at);
        if (at >= text_.size() || text_[at] == '<') {
            return false;
        }
        if (text_[at] == '>') {
            ++at;
            return true;
        }
        if (text_[at] == '/') {
            ++at;
            closed = at < text_.size() && text_[at] == '>';
            continue;
        }
        if (!read_attribute(at)) {
            return false;
        }
    }
}

bool Repairer::read_attribute(std::size_t& at) {
    if (!starts_name(text_[at])) {
        ++at;  // what cannot begin a name between attributes is dropped
        return true;
    }
    const std::size_t end = name_end(text_, at);
    Attribute attribute{text_.substr(at, end - at), {}};
    at = after_spaces(text_, end);
    if (at < text_.size() && text_[at] == '=') {
        at = after_spaces(text_, at + 1);
        const char quote = at < text_.size() ? text_[at] : ' ';
        if (quote == '"' || quote == '\'') {
            const std::size_t close = text_.find(quote, at + 1);
            if (close == none) {
                return false;
            }
            attribute.value = text_.substr(at + 1, close - at - 1);
            at = close + 1;
        } else {
            const std::size_t stop = std::min(text_.find_first_of(" \t\r\n>", at), text_.size());
            attribute.value = text_.substr(at, stop - at);
            at = stop;
        }
    }
    const bool known = std::any_of(attributes_.begin(), attributes_.end(), [&](const Attribute& other) {
        return other.name == attribute.name;
    });
    if (!known && attributes_.size() < 64) {
        attributes_.push_back(attribute);
    }
    return true;
}

}  // namespace

std::string repair_xml(std::string_view utf8) { return Repairer(utf8).run(); }

}  // namespace tocsin::parse
