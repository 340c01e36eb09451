#include "facts/scripts.h"

#include "text/utf8.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace tocsin::facts {

Scripts::Scripts(const std::string& language) {
    if (language == "en") {
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    std::array<UScriptCode, 8> codes{};
    const int count =
        uscript_getCode(language.c_str(), codes.data(), static_cast<int>(codes.size()), &status);
    if (U_SUCCESS(status) != 0) {
        codes_.assign(codes.begin(), codes.begin() + count);
    }
}

bool Scripts::may_show(std::string_view spelling) const {
    for (std::size_t at = 0; !codes_.empty() && at < spelling.size();) {
        UErrorCode status = U_ZERO_ERROR;
        const int code = uscript_getScript(static_cast<UChar32>(text::next(spelling, at)), &status);
        const bool common = code == USCRIPT_LATIN || code == USCRIPT_COMMON || code == USCRIPT_INHERITED;
        if (!common && std::find(codes_.begin(), codes_.end(), code) == codes_.end()) {
            return false;
        }
    }
    return true;
}

}  // namespace tocsin::facts
