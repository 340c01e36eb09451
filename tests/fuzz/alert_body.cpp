// NEEDS alert store model text base
// A story as the state file may hold it becomes an alert that is small and well formed.
#include "alert/body.h"
#include "store/record_json.h"
#include "text/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tocsin;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Result<Story> story = store::story_from_json(bytes);
    if (!story) {
        return 0;
    }
    Alert alert;
    alert.story_id = story->id;
    Match match;
    match.evidence.resize(30);
    for (Evidence& evidence : match.evidence) {
        evidence.quote = story->headline;
    }
    Change change;
    change.quote = story->language;
    const std::vector<Change> changes(30, change);
    const std::string body = alert::body_of(alert, Article(), match, *story, changes);
    if (body.size() > alert::most_body_bytes || !text::is_utf8(body)) {
        std::abort();
    }
    return 0;
}
