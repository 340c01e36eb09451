#include "html/whitelist.h"

#include "html/word_table.h"

#include <algorithm>
#include <array>

namespace tocsin::html {
namespace {

using namespace std::string_view_literals;

constexpr std::array hollow_words{
    "area"sv, "br"sv, "col"sv, "command"sv, "hr"sv, "img"sv, "input"sv, "source"sv, "track"sv, "wbr"sv};
constexpr std::array block_words{
    "address"sv,    "article"sv, "aside"sv,  "blockquote"sv, "caption"sv, "center"sv, "dd"sv,
    "details"sv,    "dialog"sv,  "dir"sv,    "div"sv,        "dl"sv,      "dt"sv,     "fieldset"sv,
    "figcaption"sv, "figure"sv,  "footer"sv, "form"sv,       "h1"sv,      "h2"sv,     "h3"sv,
    "h4"sv,         "h5"sv,      "h6"sv,     "header"sv,     "legend"sv,  "li"sv,     "main"sv,
    "menu"sv,       "nav"sv,     "ol"sv,     "optgroup"sv,   "option"sv,  "p"sv,      "pre"sv,
    "section"sv,    "summary"sv, "table"sv,  "tbody"sv,      "td"sv,      "tfoot"sv,  "th"sv,
    "thead"sv,      "tr"sv,      "ul"sv,     "video"sv,      "audio"sv,   "map"sv,    "multicol"sv};
constexpr std::array inline_words{"a"sv,        "abbr"sv,     "acronym"sv,      "b"sv,
                                  "bdi"sv,      "bdo"sv,      "big"sv,          "button"sv,
                                  "canvas"sv,   "cite"sv,     "code"sv,         "colgroup"sv,
                                  "data"sv,     "datagrid"sv, "datalist"sv,     "del"sv,
                                  "dfn"sv,      "em"sv,       "event-source"sv, "font"sv,
                                  "i"sv,        "ins"sv,      "kbd"sv,          "keygen"sv,
                                  "label"sv,    "m"sv,        "mark"sv,         "meter"sv,
                                  "nextid"sv,   "noscript"sv, "output"sv,       "picture"sv,
                                  "progress"sv, "q"sv,        "rp"sv,           "rt"sv,
                                  "ruby"sv,     "s"sv,        "samp"sv,         "select"sv,
                                  "small"sv,    "sound"sv,    "spacer"sv,       "span"sv,
                                  "strike"sv,   "strong"sv,   "sub"sv,          "sup"sv,
                                  "textarea"sv, "time"sv,     "tt"sv,           "u"sv,
                                  "var"sv};
constexpr std::array silent_words{"applet"sv, "script"sv, "style"sv, "template"sv};
constexpr std::array sibling_words{"dd"sv, "dt"sv, "li"sv, "option"sv, "p"sv, "td"sv, "th"sv, "tr"sv};

constexpr WordTable hollow(hollow_words);
constexpr WordTable blocks(block_words);
constexpr WordTable inlines(inline_words);
constexpr WordTable silents(silent_words);
constexpr WordTable siblings(sibling_words);

constexpr std::array attribute_words{
    "abbr"sv,        "align"sv,       "alt"sv,         "axis"sv,    "background"sv, "bgcolor"sv,  "border"sv,
    "bordercolor"sv, "cellpadding"sv, "cellspacing"sv, "char"sv,    "charoff"sv,    "charset"sv,  "checked"sv,
    "cite"sv,        "class"sv,       "clear"sv,       "color"sv,   "cols"sv,       "colspan"sv,  "compact"sv,
    "controls"sv,    "coords"sv,      "datetime"sv,    "default"sv, "dir"sv,        "disabled"sv, "face"sv,
    "for"sv,         "frame"sv,       "headers"sv,     "height"sv,  "hidden"sv,     "high"sv,     "href"sv,
    "hreflang"sv,    "hspace"sv,      "id"sv,          "ismap"sv,   "kind"sv,       "label"sv,    "lang"sv,
    "longdesc"sv,    "loop"sv,        "low"sv,         "max"sv,     "maxlength"sv,  "media"sv,    "min"sv,
    "multiple"sv,    "name"sv,        "nohref"sv,      "noshade"sv, "nowrap"sv,     "open"sv,     "optimum"sv,
    "poster"sv,      "preload"sv,     "readonly"sv,    "rel"sv,     "rev"sv,        "rows"sv,     "rowspan"sv,
    "rules"sv,       "scope"sv,       "selected"sv,    "shape"sv,   "size"sv,       "span"sv,     "src"sv,
    "start"sv,       "summary"sv,     "tabindex"sv,    "target"sv,  "title"sv,      "type"sv,     "usemap"sv,
    "valign"sv,      "value"sv,       "vspace"sv,      "width"sv,   "wrap"sv,       "xml:lang"sv};
constexpr WordTable attributes(attribute_words);

constexpr std::array url_attribute_words{
    "background"sv, "cite"sv, "href"sv, "longdesc"sv, "poster"sv, "src"sv, "usemap"sv, "xlink:href"sv};
constexpr WordTable url_attributes(url_attribute_words);

/// <https://www.iana.org/assignments/uri-schemes>: those a reader may meet in news, none that runs or reads
/// anything on the reader's own machine.
constexpr std::array scheme_words{
    "aim"sv,    "callto"sv, "facetime"sv, "feed"sv,   "ftp"sv,  "geo"sv,     "git"sv,    "gopher"sv,
    "http"sv,   "https"sv,  "imap"sv,     "irc"sv,    "ircs"sv, "magnet"sv,  "mailto"sv, "matrix"sv,
    "mms"sv,    "news"sv,   "nntp"sv,     "rsync"sv,  "rtsp"sv, "sftp"sv,    "sip"sv,    "sips"sv,
    "skype"sv,  "sms"sv,    "snews"sv,    "ssh"sv,    "svn"sv,  "svn+ssh"sv, "tag"sv,    "tel"sv,
    "telnet"sv, "urn"sv,    "wais"sv,     "webcal"sv, "xmpp"sv};
constexpr WordTable schemes(scheme_words);

bool is_scheme_byte(char c) {
    const char folded = fold_ascii(c);
    return (folded >= 'a' && folded <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

}  // namespace

ElementRule rule_of(std::string_view element) {
    constexpr int first_inline = static_cast<int>(block_words.size());
    constexpr int first_hollow = first_inline + static_cast<int>(inline_words.size());
    static_assert(first_hollow + hollow_words.size() <= element_numbers);
    ElementRule rule;
    if (const int block = blocks.index_of(element); block >= 0) {
        rule = {true, false, false, true, false, block, block_words[static_cast<std::size_t>(block)]};
        rule.sibling = siblings.contains(element);
    } else if (const int within = inlines.index_of(element); within >= 0) {
        rule = {true,
                false,
                false,
                false,
                false,
                first_inline + within,
                inline_words[static_cast<std::size_t>(within)]};
    } else if (const int empty = hollow.index_of(element); empty >= 0) {
        rule = {true,
                false,
                true,
                false,
                false,
                first_hollow + empty,
                hollow_words[static_cast<std::size_t>(empty)]};
        rule.block = rule.name == "br" || rule.name == "hr";
    } else if (const int silent = silents.index_of(element); silent >= 0) {
        rule.silent = true;
        rule.name = silent_words[static_cast<std::size_t>(silent)];
    }
    return rule;
}

bool is_allowed_attribute(std::string_view attribute) { return attributes.contains(attribute); }

bool is_url_attribute(std::string_view element, std::string_view attribute) {
    if (!url_attributes.contains(attribute)) {
        return false;
    }
    return fold_ascii(attribute[0]) != 'h' || (element != "span" && element != "div" && element != "p");
}

bool is_safe_url(std::string_view url) {
    std::string scheme;
    for (const char c : url) {
        if (c == ':') {
            return scheme.empty() || schemes.contains(scheme);
        }
        // Browsers look through white space and controls inside a scheme.
        if (static_cast<unsigned char>(c) <= ' ') {
            continue;
        }
        if (!is_scheme_byte(c)) {
            return true;
        }
        scheme += c;
        if (scheme.size() > 32) {
            return true;
        }
    }
    return true;
}

}  // namespace tocsin::html
