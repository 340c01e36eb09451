#include "parse/xml_check.h"

#include "parse/xml_lexis.h"
#include "parse/xml_references.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace tocsin::parse {
namespace {

constexpr std::size_t end_of_text = std::string_view::npos;
constexpr std::size_t most_remembered = 256;

class Checker {
public:
    explicit Checker(std::string_view text) : text_(text) {}

    XmlCheck run();

private:
    struct Binding {
        std::string_view prefix;
        std::size_t depth;
    };

    void breaks() { result_.broken = true; }
    void flaw() { result_.well_formed = false; }
    bool markup();
    bool declaration();
    bool instruction();
    bool end_tag();
    bool start_tag();
    bool attribute(std::size_t& at);
    void resolve_prefixes(std::string_view element);
    void require_prefix(std::string_view name);
    void references(std::string_view run);
    void reference(std::string_view run, std::size_t at);
    bool skip_to(std::string_view end);

    std::string_view text_;
    std::size_t at_ = 0;
    bool rooted_ = false;
    std::vector<std::string_view> open_;
    std::vector<std::string_view> attributes_;
    std::vector<Binding> bound_;
    std::vector<std::string_view> entities_;
    bool lenient_entities_ = false;
    XmlCheck result_;
};

XmlCheck Checker::run() {
    if (has_controls(text_)) {
        result_.controls = true;
        flaw();
    }
    while (!result_.broken) {
        const std::size_t open = text_.find('<', at_);
        const std::string_view run = text_.substr(at_, open == end_of_text ? open : open - at_);
        if (!run.empty()) {
            references(run);
            const bool inside = !open_.empty();
            if (!inside && !std::all_of(run.begin(), run.end(), is_xml_space)) {
                breaks();
            }
        }
        if (open == end_of_text) {
            break;
        }
        at_ = open;
        if (!markup()) {
            breaks();
        }
    }
    if (result_.broken || !open_.empty() || !rooted_) {
        result_.broken = true;
        result_.well_formed = false;
    }
    return result_;
}

bool Checker::skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == end_of_text ? text_.size() : found + end.size();
    return found != end_of_text;
}

bool Checker::markup() {
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    switch (kind) {
        case '?':
            return instruction();
        case '!':
            return declaration();
        case '/':
            return end_tag();
        default:
            return starts_name(kind) && start_tag();
    }
}

bool Checker::instruction() {
    const bool xml =
        text_.substr(at_ + 2, 3) == "xml" && at_ + 5 < text_.size() && is_xml_space(text_[at_ + 5]);
    if (xml && at_ != 0) {
        return false;
    }
    return skip_to("?>");
}

bool Checker::declaration() {
    const std::string_view rest = text_.substr(at_);
    if (rest.substr(0, 4) == "<!--") {
        at_ += 4;
        const std::size_t dashes = text_.find("--", at_);
        if (dashes != end_of_text && text_.substr(dashes, 3) != "-->") {
            flaw();
        }
        return skip_to("-->");
    }
    if (rest.substr(0, 9) == "<![CDATA[") {
        return !open_.empty() && skip_to("]]>");
    }
    if (rest.substr(0, 9) != "<!DOCTYPE" || rooted_) {
        return false;
    }
    const std::size_t end = doctype_end(text_, at_);
    if (end == end_of_text) {
        return false;
    }
    const std::string_view type = text_.substr(at_, end - at_);
    for (std::size_t found = type.find("<!ENTITY"); found != end_of_text;
         found = type.find("<!ENTITY", found + 8)) {
        const std::size_t name = after_spaces(type, found + 8);
        if (entities_.size() < most_remembered) {
            entities_.push_back(type.substr(name, name_end(type, name) - name));
        }
    }
    lenient_entities_ = type.find("PUBLIC") != end_of_text || type.find("SYSTEM") != end_of_text;
    at_ = end;
    return true;
}

bool Checker::end_tag() {
    const std::size_t end = name_end(text_, at_ + 2);
    const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
    const std::size_t close = after_spaces(text_, end);
    if (close >= text_.size() || text_[close] != '>' || open_.empty() || open_.back() != name) {
        return false;
    }
    open_.pop_back();
    while (!bound_.empty() && bound_.back().depth > open_.size()) {
        bound_.pop_back();
    }
    at_ = close + 1;
    return true;
}

bool Checker::start_tag() {
    if (open_.empty() && rooted_) {
        return false;
    }
    const std::size_t end = name_end(text_, at_ + 1);
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    rooted_ = true;
    open_.push_back(name);
    attributes_.clear();
    std::size_t at = end;
    while (true) {
        const std::size_t next = after_spaces(text_, at);
        if (next >= text_.size()) {
            return false;
        }
        if (text_[next] == '>') {
            at_ = next + 1;
            resolve_prefixes(name);
            return true;
        }
        if (text_[next] == '/') {
            at_ = next + 2;
            resolve_prefixes(name);
            open_.pop_back();
            while (!bound_.empty() && bound_.back().depth > open_.size()) {
                bound_.pop_back();
            }
            return next + 1 < text_.size() && text_[next + 1] == '>';
        }
        if (next == at) {
            return false;
        }
        at = next;
        if (!attribute(at)) {
            return false;
        }
    }
}

bool Checker::attribute(std::size_t& at) {
    const std::size_t end = name_end(text_, at);
    const std::string_view name = text_.substr(at, end - at);
    std::size_t value = after_spaces(text_, end);
    if (name.empty() || value >= text_.size() || text_[value] != '=') {
        return false;
    }
    value = after_spaces(text_, value + 1);
    if (value >= text_.size() || (text_[value] != '"' && text_[value] != '\'')) {
        return false;
    }
    const std::size_t close = text_.find(text_[value], value + 1);
    if (close == end_of_text) {
        return false;
    }
    const std::string_view content = text_.substr(value + 1, close - value - 1);
    if (content.find('<') != end_of_text) {
        return false;
    }
    references(content);
    if (attributes_.size() < 64) {
        if (std::find(attributes_.begin(), attributes_.end(), name) != attributes_.end()) {
            flaw();
        }
        attributes_.push_back(name);
    }
    const bool binds = name.substr(0, 5) == "xmlns" && (name.size() == 5 || name[5] == ':');
    if (binds && bound_.size() < most_remembered) {
        bound_.push_back({name.size() == 5 ? std::string_view() : name.substr(6), open_.size()});
    }
    at = close + 1;
    return true;
}

void Checker::resolve_prefixes(std::string_view element) {
    require_prefix(element);
    for (const std::string_view name : attributes_) {
        require_prefix(name);
    }
}

void Checker::require_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == end_of_text) {
        return;
    }
    const std::string_view prefix = name.substr(0, colon);
    if (prefix == "xml" || prefix == "xmlns") {
        return;
    }
    const bool bound = std::any_of(
        bound_.rbegin(), bound_.rend(), [&](const Binding& binding) { return binding.prefix == prefix; });
    if (!bound) {
        flaw();
    }
}

void Checker::references(std::string_view run) {
    for (std::size_t at = run.find('&'); at != end_of_text; at = run.find('&', at + 1)) {
        reference(run, at);
    }
}

void Checker::reference(std::string_view run, std::size_t at) {
    run = run.substr(at + 1, 40);
    const std::size_t end = run.find(';');
    const std::string_view name = run.substr(0, end);
    static constexpr std::array<std::string_view, 5> own{"amp", "lt", "gt", "quot", "apos"};
    if (std::find(own.begin(), own.end(), name) != own.end() && end != end_of_text) {
        return;
    }
    const bool numeric = name.size() > 1 && name[0] == '#';
    if (numeric && end != end_of_text) {
        const bool hex = name[1] == 'x';
        const std::string_view digits = name.substr(hex ? 2 : 1);
        const bool good =
            !digits.empty() && digits.size() < 7 &&
            digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") == end_of_text;
        // Two and three digits may name controls or windows-1252 letters, four of "D8xx" half a character.
        const bool half = hex && digits.size() == 4 && (digits[0] | 0x20) == 'd' && digits[1] >= '8';
        result_.references = result_.references || digits.size() != 4 || half;
        if (!good || half) {
            flaw();
        }
        return;
    }
    result_.references = true;
    const bool declared = std::find(entities_.begin(), entities_.end(), name) != entities_.end();
    if (!declared && !(lenient_entities_ && end != end_of_text && name_end(name, 0) == name.size())) {
        flaw();
    }
}

}  // namespace

XmlCheck check_xml(std::string_view utf8) { return Checker(utf8).run(); }

}  // namespace tocsin::parse
