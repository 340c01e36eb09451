#include "facts/statements.h"

#include <array>
#include <string_view>

namespace tocsin::facts {
namespace {

struct Weighted {
    std::string_view stage;
    double weight;
};

/// A stage later in a deal's life outweighs an earlier one; talks outweigh the announcement they speak of.
constexpr std::array weights{Weighted{"denied", 4},
                             Weighted{"cancelled", 4},
                             Weighted{"delayed", 3.6},
                             Weighted{"completed", 3},
                             Weighted{"begun", 3},
                             Weighted{"agreed", 2.8},
                             Weighted{"rumoured", 2.6},
                             Weighted{"announced", 2}};

double weight_of(std::string_view stage) {
    for (const Weighted& weighted : weights) {
        if (weighted.stage == stage) {
            return weighted.weight;
        }
    }
    return 0;
}

/// Headlines and first sentences say what happened, the rest what happened before.
double place_weight(std::size_t index) {
    constexpr std::array<double, 5> first{3, 2, 1.2, 1, .8};
    return index < first.size() ? first[index] : .4;
}

}  // namespace

FoundStatement read_stage(const Page& page, const std::vector<Stretch>& stretches) {
    FoundStatement best;
    double most = 0;
    for (std::size_t index = 0; index < stretches.size(); ++index) {
        for (const Hit& hit : page.hits->between(stretches[index].start, stretches[index].end)) {
            if (hit.word->kind != Kind::stage) {
                continue;
            }
            const double weight = weight_of(hit.word->text) * place_weight(index);
            if (weight > most) {
                most = weight;
                best = {{hit.start, hit.end}, hit.word->text};
            }
        }
    }
    return best;
}

}  // namespace tocsin::facts
