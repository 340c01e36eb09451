// While it lives, host names mean UTF-8 to libcurl, whatever the locale of the process says.
#pragma once

#include <locale.h>

namespace tocsin::fetch {

/// libcurl reads them in the encoding of the calling thread.
class Utf8Names {
public:
    Utf8Names() : before_(uselocale(utf8())) {}
    ~Utf8Names() { uselocale(before_); }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    /// Null where there is none: uselocale() then changes nothing.
    static locale_t utf8() {
        static const locale_t encoding = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return encoding;
    }

    locale_t before_;
};

}  // namespace tocsin::fetch
