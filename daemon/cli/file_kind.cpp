#include "cli/file_kind.h"

#include <algorithm>

namespace tocsin::cli {
namespace {

int strangeness(const TomlNode& root, const std::vector<std::string>& known) {
    int sum = 0;
    for (const TomlMember& member : root.members) {
        if (std::find(known.begin(), known.end(), member.key) == known.end()) {
            sum += nearest(member.key, known).empty() ? 2 : 1;
        }
    }
    return sum;
}

}  // namespace

const std::vector<std::string>& watchlist_keys() {
    static const std::vector<std::string> keys{"format",
                                               "title",
                                               "description",
                                               "owner",
                                               "enabled",
                                               "extends",
                                               "concept",
                                               "match",
                                               "score",
                                               "filter",
                                               "alert",
                                               "example"};
    return keys;
}

const std::vector<std::string>& configuration_keys() {
    static const std::vector<std::string> keys{
        "watchlists", "opml", "state", "fetch", "status", "log", "pipeline", "receiver", "alert", "feed"};
    return keys;
}

bool is_watchlist(const TomlNode& root) {
    return strangeness(root, watchlist_keys()) < strangeness(root, configuration_keys());
}

}  // namespace tocsin::cli
