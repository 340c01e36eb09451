#include "facts/statements.h"

#include <algorithm>
#include <map>

namespace tocsin::facts {

std::string read_object(const Page& page, const std::vector<Stretch>& sentences) {
    std::map<std::string, int> counts;
    bool intelligent = false;
    for (const Stretch sentence : sentences) {
        for (const Hit& hit : page.hits->between(sentence.start, sentence.end)) {
            intelligent = intelligent || hit.kind == Kind::artificial_intelligence;
            if (hit.kind == Kind::object) {
                ++counts[hit.word->text];
            }
        }
    }
    if (!intelligent) {
        counts.erase("ai-infrastructure");
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
        return left.second < right.second;
    });
    return most == counts.end() ? "" : most->first;
}

}  // namespace tocsin::facts
