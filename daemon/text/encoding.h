// Bytes of unknown encoding to UTF-8: BOM, transport, declaration, shape, detector, in this order.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::text {

struct Decoded {
    std::string utf8;
    std::string charset;    ///< the name actually used, lower-case: "utf-8", "windows-1252", "gb18030"
    bool conflict = false;  ///< what was claimed was wrong or unknown
};

/// `transport` is HTTP's charset, `declared` the document's own; either may be empty.
Decoded to_utf8(std::string_view bytes, std::string_view transport, std::string_view declared);

/// The encoding a document's first bytes declare: `<?xml encoding=...?>`, `<meta charset>`, in any of the
/// UTF-16, UTF-32 and EBCDIC shapes. "" = none.
std::string declared_charset(std::string_view bytes);

/// The charset parameter of a Content-Type, or "".
std::string charset_parameter(std::string_view content_type);

}  // namespace tocsin::text
