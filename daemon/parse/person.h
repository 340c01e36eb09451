// People: Atom's person constructs and the many ways RSS writes a name and an address in one line.
#pragma once

#include "model/feed.h"
#include "parse/scope.h"

#include <string_view>
#include <vector>

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

/// "Name (mail@host)", "mail@host (Name)", "Name <mail@host>", "mailto:mail@host", "Name".
Person person_from(std::string_view text);

/// <name>, <email>, <uri> inside the element, or its text.
Person read_person(pugi::xml_node element, const Scope& scope, Scopes& scopes);

/// Leaves out nobody and those already there.
void add_person(std::vector<Person>& people, Person person);

}  // namespace tocsin::parse
