#include "model/alert.h"

namespace tocsin {

const char* name_of(AlertKind kind) {
    switch (kind) {
        case AlertKind::story_new:
            return "story.new";
        case AlertKind::story_update:
            return "story.update";
        case AlertKind::story_cancelled:
            return "story.cancelled";
    }
    return "";
}

}  // namespace tocsin
