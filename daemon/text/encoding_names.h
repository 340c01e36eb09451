// Names of encodings: what feeds call them, what ICU calls them, what we report.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::text {

struct EncodingName {
    std::string report;  ///< lower-case, "" = no encoding is known by this name
    std::string icu;     ///< the converter that reads it, usually a superset
};

/// Understands IANA names, their aliases, and the habits of old tools ("cp1252", "x-sjis", "ks_c_5601").
EncodingName encoding_named(std::string_view claimed);

}  // namespace tocsin::text
