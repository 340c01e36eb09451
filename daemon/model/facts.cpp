#include "model/facts.h"

namespace tocsin {

const char* name_of(Bound bound) {
    switch (bound) {
        case Bound::min:
            return "min";
        case Bound::max:
            return "max";
        case Bound::range:
            return "range";
        case Bound::exact:
            break;
    }
    return "exact";
}

}  // namespace tocsin
