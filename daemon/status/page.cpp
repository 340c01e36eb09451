#include "status/page.h"

namespace tocsin::status {

Page readiness_page(const Condition& condition, bool verbose) {
    Page page;
    page.status = condition.ready ? 200 : 503;
    if (verbose) {
        for (const auto& [name, value] : condition.details)
            page.body += name + ": " + value + "\n";
    }
    page.body += condition.ready ? "ready\n" : "not ready\n";
    return page;
}

Page text_page(unsigned status, std::string_view line) {
    Page page;
    page.status = status;
    page.body.append(line).append("\n");
    return page;
}

const std::vector<std::pair<std::string, std::string>>& security_headers() {
    static const std::vector<std::pair<std::string, std::string>> headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
         "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
    };
    return headers;
}

}  // namespace tocsin::status
