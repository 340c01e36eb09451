#include "html/fragment.h"

#include "html/entities.h"
#include "html/safe_writer.h"
#include "html/text_writer.h"
#include "html/tokeniser.h"
#include "html/whitelist.h"

namespace tocsin::html {
namespace {

bool is_plain(std::string_view html) { return find_special(html, 0) == std::string_view::npos; }

void write_text(TextWriter& writer, std::string& scratch, std::string_view raw) {
    if (raw.find('&') == std::string_view::npos) {
        writer.add(raw);
        return;
    }
    scratch.clear();
    append_decoded(scratch, raw);
    writer.add(scratch);
}

/// One pass; either writer may be null.
void walk(std::string_view html, SafeWriter* safe, TextWriter* plain) {
    Tokeniser tokens(html);
    std::string scratch;
    for (Token token = tokens.next(); token.kind != TokenKind::finish; token = tokens.next()) {
        if (token.kind == TokenKind::text) {
            if (safe != nullptr) {
                safe->text(token.text);
            }
            if (plain != nullptr) {
                write_text(*plain, scratch, token.text);
            }
            continue;
        }
        if (token.kind == TokenKind::other) {
            continue;
        }
        const ElementRule rule = rule_of(token.text);
        if (rule.silent) {
            if (token.kind == TokenKind::start && !token.closed) {
                tokens.skip_element(rule.name);
            }
            continue;
        }
        if (plain != nullptr && rule.block) {
            plain->break_line();
        }
        if (safe != nullptr) {
            if (token.kind == TokenKind::start) {
                safe->start(token, rule, tokens.attributes());
            } else {
                safe->end(token, rule);
            }
        }
    }
}

}  // namespace

Fragment read_fragment(std::string_view html, std::string_view base_url) {
    TextWriter text;
    if (is_plain(html)) {
        text.add(html);
        return {std::string(html), text.take()};
    }
    SafeWriter safe(base_url, html.size());
    walk(html, &safe, &text);
    return {safe.finish(), text.take()};
}

std::string sanitise(std::string_view html, std::string_view base_url) {
    if (is_plain(html)) {
        return std::string(html);
    }
    SafeWriter safe(base_url, html.size());
    walk(html, &safe, nullptr);
    return safe.finish();
}

std::string to_text(std::string_view html) {
    TextWriter text;
    walk(html, nullptr, &text);
    return text.take();
}

std::string decode_entities(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    append_decoded(decoded, text);
    return decoded;
}

std::string escape(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    append_escaped(escaped, text);
    return escaped;
}

namespace {

/// Whether an attribute with a quoted value stands here: a tag even when its end was cut off.
bool is_attribute(std::string_view text) {
    const std::size_t name = text.find_first_not_of(" \t\r\n");
    if (name == 0 || name == std::string_view::npos) {
        return false;
    }
    const std::size_t equals =
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-", name);
    return equals != std::string_view::npos && equals > name && text[equals] == '=' &&
           equals + 1 < text.size() && (text[equals + 1] == '"' || text[equals + 1] == '\'');
}

}  // namespace

bool looks_like_html(std::string_view text) {
    const std::size_t last_tag_end = text.rfind('>');
    for (std::size_t at = find_special(text, 0); at != std::string_view::npos;
         at = find_special(text, at + 1)) {
        if (text[at] == '&') {
            if (reference_at(text, at).length != 0) {
                return true;
            }
            continue;
        }
        if (text[at] == '>') {
            continue;
        }
        const std::size_t begin = at + 1 < text.size() && text[at + 1] == '/' ? at + 2 : at + 1;
        const std::size_t end = text.find_first_of(" \t\r\n/>", begin);
        const bool closed = last_tag_end != std::string_view::npos && last_tag_end >= end;
        if (end == std::string_view::npos || !(closed || is_attribute(text.substr(end)))) {
            continue;
        }
        const ElementRule rule = rule_of(text.substr(begin, end - begin));
        if (rule.allowed || rule.silent || text.substr(begin, 3) == "!--") {
            return true;
        }
    }
    return false;
}

}  // namespace tocsin::html
