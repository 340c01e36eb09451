// Subscription lists: `tocsin feeds import` and `tocsin feeds export`.
#pragma once

#include <string>

namespace tocsin::cli {

enum class Existing { keep, replace };

/// Writes what the list says into feeds.d beside the configuration. Another list of that name is kept unless
/// told otherwise; then nothing is written. Gives an exit code.
int import_feeds(const std::string& list, const std::string& config, Existing existing);

/// The configured sources as OPML on standard output. Gives an exit code.
int export_feeds(const std::string& config, const std::string& data);

}  // namespace tocsin::cli
