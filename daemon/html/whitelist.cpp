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

/// All elements in one table; the place tells the kind.
constexpr std::size_t first_inline = block_words.size();
constexpr std::size_t first_hollow = first_inline + inline_words.size();
constexpr std::size_t first_silent = first_hollow + hollow_words.size();
static_assert(first_silent <= element_numbers);

constexpr auto all_elements() {
    std::array<std::string_view, first_silent + silent_words.size()> all{};
    std::copy(block_words.begin(), block_words.end(), all.begin());
    std::copy(inline_words.begin(), inline_words.end(), all.begin() + first_inline);
    std::copy(hollow_words.begin(), hollow_words.end(), all.begin() + first_hollow);
    std::copy(silent_words.begin(), silent_words.end(), all.begin() + first_silent);
    return all;
}
constexpr WordTable elements(all_elements());
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
    ElementRule rule;
    const int found = elements.index_of(element);
    if (found < 0) {
        return rule;
    }
    const auto place = static_cast<std::size_t>(found);
    rule.name = elements.word(place);
    rule.silent = place >= first_silent;
    rule.allowed = !rule.silent;
    if (rule.silent) {
        return rule;
    }
    rule.number = found;
    rule.hollow = place >= first_hollow;
    rule.block = place < first_inline || (rule.hollow && (rule.name == "br" || rule.name == "hr"));
    rule.sibling = place < first_inline && siblings.contains(rule.name);
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
