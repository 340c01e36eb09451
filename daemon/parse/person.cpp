#include "parse/person.h"

#include "html/fragment.h"
#include "html/word_table.h"
#include "parse/construct.h"
#include "parse/xml_document.h"

#include <pugixml.hpp>

#include <algorithm>

namespace tocsin::parse {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_mail_byte(char c) {
    const char folded = html::fold_ascii(c);
    return (folded >= 'a' && folded <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
           c == '+' || c == '%' || c == '\'' || static_cast<signed char>(c) < 0;
}

struct Span {
    std::size_t begin = 0, end = 0;
};

/// The first thing that looks like an address.
Span find_mail(std::string_view text) {
    for (std::size_t at = text.find('@'); at != none; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && is_mail_byte(text[begin - 1])) {
            --begin;
        }
        std::size_t end = at + 1;
        while (end < text.size() && is_mail_byte(text[end])) {
            ++end;
        }
        while (end > at + 1 && text[end - 1] == '.') {
            --end;
        }
        if (begin < at && text.substr(at, end - at).find('.') != none) {
            return {begin, end};
        }
    }
    return {};
}

std::string_view strip_brackets(std::string_view text) {
    while (true) {
        text = trim(text);
        const bool pair = text.size() >= 2 && ((text.front() == '(' && text.back() == ')') ||
                                               (text.front() == '<' && text.back() == '>') ||
                                               (text.front() == '"' && text.back() == '"'));
        if (!pair) {
            return text;
        }
        text = text.substr(1, text.size() - 2);
    }
}

}  // namespace

Person person_from(std::string_view text) {
    text = trim(text);
    Person person;
    const Span mail = find_mail(text);
    if (mail.end == 0) {
        person.name = one_line(text);
        return person;
    }
    person.email = std::string(text.substr(mail.begin, mail.end - mail.begin));
    std::string rest(text.substr(0, mail.begin));
    if (rest.size() >= 7 && html::same_folded(std::string_view(rest).substr(rest.size() - 7), "mailto:")) {
        rest.resize(rest.size() - 7);
    }
    rest += text.substr(mail.end);
    for (const std::string_view empty : {"()", "<>", "&lt;&gt;", "[]"}) {
        if (const std::size_t at = rest.find(empty); at != std::string::npos) {
            rest.erase(at, empty.size());
        }
    }
    person.name = one_line(strip_brackets(rest));
    return person;
}

Person read_person(pugi::xml_node element, const Scope& scope, Scopes& scopes) {
    Person person;
    bool structured = false;
    std::string scratch;
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const Scope inner = scopes.enter(scope, child);
        const std::string_view local = scopes.name(child).local;
        const std::string_view value = trim(own_text(child, scratch));
        if (html::same_folded(local, "name") || html::same_folded(local, "title")) {
            person.name = one_line(has_elements(child) ? std::string_view(deep_text(child)) : value);
        } else if (html::same_folded(local, "email") || html::same_folded(local, "mbox")) {
            person.email = std::string(value);
        } else if (html::same_folded(local, "uri") || html::same_folded(local, "url") ||
                   html::same_folded(local, "homepage")) {
            person.url = resolve(inner, value);
        } else {
            continue;
        }
        structured = true;
    }
    if (structured) {
        return person;
    }
    const std::string_view text = own_text(element, scratch);
    return html::looks_like_html(text) ? person_from(html::to_text(text)) : person_from(text);
}

void add_person(std::vector<Person>& people, Person person) {
    if (person.name.empty() && person.email.empty() && person.url.empty()) {
        return;
    }
    const bool known = std::any_of(people.begin(), people.end(), [&](const Person& other) {
        return other.name == person.name && (other.email == person.email || person.email.empty()) &&
               (other.url == person.url || person.url.empty());
    });
    if (!known && people.size() < 256) {
        people.push_back(std::move(person));
    }
}

}  // namespace tocsin::parse
