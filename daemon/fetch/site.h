// Where one owner's domain ends: whether two addresses belong together, by the public suffix list. Pure.
#pragma once

#include <string_view>

namespace tocsin::fetch {

/// Whether both URLs have the same host, or hosts under one registrable domain: news.example.co.uk and
/// www.example.co.uk, but not two customers of one hoster.
bool same_site(std::string_view url, std::string_view other);

}  // namespace tocsin::fetch
