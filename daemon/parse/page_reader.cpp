#include "parse/page_reader.h"

#include "base/url.h"
#include "parse/page_detector.h"
#include "parse/page_items.h"
#include "parse/page_wall.h"

#include <set>
#include <utility>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_items = 1000;
/// Nodes below items, an item inside an item counted twice: bounds the work on pages that nest them.
constexpr std::size_t most_nodes = 4'000'000;

tl::unexpected<Error> complain(const PageDocument& page, const std::string& what) {
    const std::string wall = wall_of(page);
    return fail(ErrorKind::malformed,
                "page " + page.url + ": " + (wall.empty() ? what : "a bot wall (" + wall + "), " + what));
}

void describe(const PageDocument& page, Feed& feed) {
    feed.format = "page";
    feed.charset = page.charset;
    feed.well_formed = !page.tree.damaged;
    if (page.tree.damaged) {
        feed.warnings.emplace_back("the page was cut short: too costly to read");
    }
    feed.info.title = page.title;
    feed.info.language = page.language;
    feed.info.url = page.url;
}

/// Those given, else the detector's.
Result<Selectors> selectors_for(const PageDocument& page, const Selectors& given) {
    if (!given.item.empty()) {
        return given;
    }
    const Detection detection = detect_items(page);
    if (detection.proposals.empty()) {
        return complain(page, detection.refusal);
    }
    return complete(detection, given);
}

/// Items that are places of one page differ by their fragments only: then these are what identifies them.
void set_id(RawItem& item, const std::string& page_url) {
    const std::size_t hash = item.url.find('#');
    if (hash != std::string::npos && item.url.substr(0, hash) == page_url.substr(0, page_url.find('#'))) {
        item.id = item.url;
    }
}

struct Counts {
    std::size_t empty = 0, walked = 0;
};

void read_items(const ItemReader& reader, const PageDocument& page, Feed& feed, Counts& counts) {
    std::set<std::string> known;
    for (const ItemExtent& extent : reader.items()) {
        counts.walked += extent.behind - extent.node;
        if (feed.items.size() >= most_items || counts.walked > most_nodes) {
            const std::size_t read = feed.items.size();
            feed.warnings.push_back(read == 1
                                        ? "only the first item was read"
                                        : "only the first " + std::to_string(read) + " items were read");
            return;
        }
        RawItem item = reader.read(extent);
        set_id(item, page.url);
        if (item.title.empty() && item.url.empty()) {
            ++counts.empty;
        } else if (item.url.empty() || known.insert(item.url).second) {
            feed.items.push_back(std::move(item));
        }
    }
}

}  // namespace

Result<Feed> read_page_feed(const PageDocument& page, const Selectors& given) {
    const Result<Selectors> selectors = selectors_for(page, given);
    if (!selectors) {
        return fail(selectors.error());
    }
    const Result<ItemSelectors> compiled = compile(*selectors);
    if (!compiled) {
        return fail(compiled.error());
    }
    const ItemReader reader(page, *compiled);
    if (reader.items().empty()) {
        return complain(page, "nothing matches \"" + selectors->item + "\"");
    }
    Feed feed;
    describe(page, feed);
    Counts counts;
    read_items(reader, page, feed, counts);
    if (counts.empty > 0) {
        feed.warnings.push_back(std::to_string(counts.empty) + " items without title and link left out");
    }
    if (feed.items.empty()) {
        return complain(page, "no item has a title or a link");
    }
    return feed;
}

Result<Feed> read_page_feed(std::string_view bytes,
                            const Transport& transport,
                            const Selectors& selectors,
                            std::optional<Time> arrived) {
    return read_page_feed(read_page_document(bytes, transport, arrived), selectors);
}

}  // namespace tocsin::parse
