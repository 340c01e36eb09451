#include "parse/time_zones.h"

#include "html/word_table.h"

#include <array>

namespace tocsin::parse {
namespace {

struct Zone {
    std::string_view name;
    int minutes;
    bool seasonal = false;
};

/// RFC 822's zones in their American sense, then those of tzdata that mean one offset in practice.
constexpr std::array zones{
    Zone{"z", 0},           Zone{"gmt", 0},         Zone{"ut", 0},          Zone{"utc", 0},
    Zone{"uct", 0},         Zone{"est", -300},      Zone{"edt", -240},      Zone{"et", -300, true},
    Zone{"cst", -360},      Zone{"cdt", -300},      Zone{"ct", -360, true}, Zone{"mst", -420},
    Zone{"mdt", -360},      Zone{"mt", -420, true}, Zone{"pst", -480},      Zone{"pdt", -420},
    Zone{"pt", -480, true}, Zone{"ast", -240},      Zone{"adt", -180},      Zone{"at", -240, true},
    Zone{"nst", -210},      Zone{"ndt", -150},      Zone{"akst", -540},     Zone{"akdt", -480},
    Zone{"hst", -600},      Zone{"hdt", -540},      Zone{"brt", -180},      Zone{"brst", -120},
    Zone{"art", -180},      Zone{"clt", -240},      Zone{"clst", -180},     Zone{"wet", 0},
    Zone{"west", 60},       Zone{"bst", 60},        Zone{"cet", 60},        Zone{"cest", 120},
    Zone{"met", 60},        Zone{"mest", 120},      Zone{"mez", 60},        Zone{"mesz", 120},
    Zone{"eet", 120},       Zone{"eest", 180},      Zone{"sast", 120},      Zone{"cat", 120},
    Zone{"eat", 180},       Zone{"wat", 60},        Zone{"msk", 180},       Zone{"msd", 240},
    Zone{"trt", 180},       Zone{"gst", 240},       Zone{"pkt", 300},       Zone{"ist", 330},
    Zone{"npt", 345},       Zone{"ict", 420},       Zone{"wib", 420},       Zone{"hkt", 480},
    Zone{"sgt", 480},       Zone{"myt", 480},       Zone{"pht", 480},       Zone{"awst", 480},
    Zone{"jst", 540},       Zone{"kst", 540},       Zone{"acst", 570},      Zone{"acdt", 630},
    Zone{"aest", 600},      Zone{"aedt", 660},      Zone{"nzst", 720},      Zone{"nzdt", 780},
};

}  // namespace

std::optional<ZoneName> zone_named(std::string_view name) {
    for (const Zone& zone : zones) {
        if (html::same_folded(name, zone.name)) {
            return ZoneName{zone.minutes, zone.seasonal};
        }
    }
    return std::nullopt;
}

}  // namespace tocsin::parse
