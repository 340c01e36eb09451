// Whether a document is well-formed XML, in one pass that builds nothing.
#pragma once

#include <string_view>

namespace tocsin::parse {

struct XmlCheck {
    bool well_formed = true;
    bool broken = false;      ///< tags do not nest or lex: needs repair before it is parsed
    bool controls = false;    ///< has characters XML forbids
    bool references = false;  ///< has references that must be rewritten before it is parsed
};

/// `utf8` is well-formed UTF-8. Stops at the first broken tag.
XmlCheck check_xml(std::string_view utf8);

}  // namespace tocsin::parse
