#include "html/safe_writer.h"

#include "base/url.h"
#include "html/entities.h"
#include "html/word_table.h"
#include "text/utf8.h"

#include <algorithm>

namespace tocsin::html {
namespace {

constexpr std::size_t deepest = 256;

std::string_view trim(std::string_view text) {
    const auto space = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!text.empty() && space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view escape_of(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        default:
            return "&quot;";
    }
}

void append_escaped_attribute(std::string& into, std::string_view plain) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const char c = plain[at];
        if (c == '&' || c == '<' || c == '>' || c == '"') {
            into.append(plain, done, at - done);
            into += escape_of(c);
            done = at + 1;
        }
    }
    into.append(plain, done, plain.size() - done);
}

bool is_absolute_http(std::string_view url) {
    return url.substr(0, 8) == "https://" || url.substr(0, 7) == "http://";
}

}  // namespace

void append_escaped(std::string& into, std::string_view plain) {
    std::size_t done = 0;
    for (std::size_t at = find_special(plain, 0); at != std::string_view::npos;
         at = find_special(plain, at + 1)) {
        into.append(plain, done, at - done);
        into += escape_of(plain[at]);
        done = at + 1;
    }
    into.append(plain, done, plain.size() - done);
}

void append_safe_text(std::string& into, std::string_view raw) {
    std::size_t done = 0;
    for (std::size_t at = find_special(raw, 0); at != std::string_view::npos; at = find_special(raw, done)) {
        const char c = raw[at];
        const Reference reference = c == '&' ? reference_at(raw, at) : Reference{};
        into.append(raw, done, at - done);
        if (reference.length == 0) {
            into += escape_of(c);
            done = at + 1;
            continue;
        }
        done = at + reference.length;
        if (!reference.utf8.empty()) {
            append_escaped(into, reference.utf8);
        } else if (reference.number == '&' || reference.number == '<' || reference.number == '>') {
            into += escape_of(static_cast<char>(reference.number));
        } else {
            text::append(into, reference.number);
        }
    }
    into.append(raw, done, raw.size() - done);
}

void SafeWriter::text(std::string_view raw) { append_safe_text(out_, raw); }

void SafeWriter::start(const Token& tag, const ElementRule& rule, const std::vector<Attribute>& attributes) {
    const bool draws = same_folded(tag.text, "svg") || same_folded(tag.text, "math");
    if (drawings_ > 0 || draws) {
        start_drawing(tag, attributes);
        return;
    }
    if (!rule.allowed || open_.size() >= deepest) {
        return;
    }
    if (rule.sibling && !open_.empty() && open_.back().number == rule.number) {
        close_top();
    }
    out_.append("<").append(rule.name);
    for (const Attribute& attribute : attributes) {
        if (is_allowed_attribute(attribute.name) || same_folded(attribute.name, "style")) {
            write_attribute(rule.name, attribute);
        }
    }
    if (rule.hollow) {
        out_ += " />";
        return;
    }
    out_ += '>';
    open(rule.name, rule.number);
}

void SafeWriter::start_drawing(const Token& tag, const std::vector<Attribute>& attributes) {
    if (!is_drawing_element(tag.text) || open_.size() >= deepest) {
        return;
    }
    out_.append("<").append(tag.text);
    bool links = false;
    bool declares = false;
    for (const Attribute& attribute : attributes) {
        if (is_drawing_attribute(attribute.name)) {
            links = links || attribute.name.substr(0, 6) == "xlink:";
            declares = declares || attribute.name == "xmlns:xlink";
            write_attribute(tag.text, attribute);
        }
    }
    if (links && !declares) {
        out_ += R"( xmlns:xlink="http://www.w3.org/1999/xlink")";  // a fragment must stand on its own
    }
    out_ += '>';
    if (tag.closed) {
        out_.append("</").append(tag.text).append(">");
        return;
    }
    open(tag.text, -1);
}

void SafeWriter::write_attribute(std::string_view element, const Attribute& attribute) {
    const bool style = same_folded(attribute.name, "style");
    std::string_view value = attribute.value;
    std::string& decoded = scratch_;
    decoded.clear();
    append_decoded(decoded, value);
    value = decoded;
    std::string made;
    if (style) {
        made = safe_style(value);
        if (made.empty()) {
            return;
        }
        value = made;
    } else if (is_url_attribute(element, attribute.name)) {
        value = trim(value);
        if (!is_safe_url(value)) {
            return;
        }
        if (!is_absolute_http(value) && !base_.empty()) {
            made = resolve_url(base_, value);
            value = made;
        }
    }
    out_ += ' ';
    if (is_allowed_attribute(attribute.name)) {
        std::transform(attribute.name.begin(), attribute.name.end(), std::back_inserter(out_), fold_ascii);
    } else {
        out_ += style ? "style" : attribute.name;
    }
    out_ += "=\"";
    append_escaped_attribute(out_, value);
    out_ += '"';
}

void SafeWriter::open(std::string_view name, int number) {
    open_.push_back({name, number});
    if (number >= 0) {
        ++counts_[static_cast<std::size_t>(number)];
    } else {
        ++drawings_;
    }
}

void SafeWriter::close_top() {
    const Open top = open_.back();
    open_.pop_back();
    out_.append("</").append(top.name).append(">");
    if (top.number >= 0) {
        --counts_[static_cast<std::size_t>(top.number)];
    } else {
        --drawings_;
    }
}

void SafeWriter::end(const Token& tag, const ElementRule& rule) {
    if (rule.allowed && !rule.hollow) {
        if (counts_[static_cast<std::size_t>(rule.number)] == 0) {
            return;
        }
        while (open_.back().number != rule.number) {
            close_top();
        }
        close_top();
        return;
    }
    if (drawings_ == 0) {
        return;
    }
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) {
        return open.number < 0 && open.name == tag.text;
    });
    if (found == open_.rend()) {
        return;
    }
    for (auto left = std::distance(open_.rbegin(), found) + 1; left > 0; --left) {
        close_top();
    }
}

std::string SafeWriter::finish() {
    while (!open_.empty()) {
        close_top();
    }
    return std::move(out_);
}

}  // namespace tocsin::html
