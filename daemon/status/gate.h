// Who may ask the status port: nobody through a web page of another site, whatever name it gave our address.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::status {

/// Whether a Host header names this machine: "localhost", its own host name, or a numeric address, each with
/// or without a port. A name rebound to 127.0.0.1 does not pass.
bool is_own_host(std::string_view host);

/// Whether the browser says that the request comes from elsewhere. `site` is Sec-Fetch-Site, `origin` Origin,
/// `host` Host; each may be empty.
bool is_cross_site(std::string_view site, std::string_view origin, std::string_view host);

}  // namespace tocsin::status
