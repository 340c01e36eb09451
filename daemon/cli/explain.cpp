// `tocsin explain`: why something rang, or why not, with the words that decided.
#include "base/file.h"
#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/item_json.h"
#include "cli/options.h"
#include "cli/reload.h"
#include "cli/state_file.h"
#include "cli/story_trace.h"
#include "config/settings.h"
#include "store/inspection.h"
#include "story/book.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <sstream>

namespace tocsin::cli {
namespace {

struct Options {
    StateFile where;
    std::string what, other;
    std::string data = config::shipped_data_folder();
    std::vector<std::string> watchlists;
    bool stories = false;
};

void print(const Match& match) {
    std::cout << match.watchlist << ": " << (match.matched ? "rings" : "stays quiet") << ", score "
              << match.score;
    if (!match.severity.empty()) {
        std::cout << " (" << match.severity << ")";
    }
    std::cout << "\n";
    for (const Evidence& evidence : match.evidence) {
        std::cout << "  " << evidence.what << "  " << evidence.zone;
        if (!evidence.quote.empty()) {
            std::cout << ":" << evidence.word << " \"" << evidence.quote << "\"";
        }
        if (evidence.points != 0) {
            std::cout << "  " << (evidence.points > 0 ? "+" : "") << evidence.points;
        }
        std::cout << "\n";
    }
    if (!match.failed.empty()) {
        std::cout << "  because " << match.failed << "\n";
    }
}

bool explain_article(const Article& article, const pipeline::Knowledge& knowledge) {
    std::cout << article.title << "\n";
    const Facts facts = knowledge.extractor.read(article);
    bool rings = false;
    for (std::size_t i = 0; i < knowledge.matcher.watchlists().size(); ++i) {
        const Match match = knowledge.matcher.explain(article, facts, i);
        print(match);
        rings = rings || match.matched;
    }
    return rings;
}

std::shared_ptr<const pipeline::Knowledge> knowledge_for(const Options& options) {
    Diagnostics remarks;
    std::shared_ptr<const pipeline::Knowledge> knowledge;
    std::error_code none;
    if (options.watchlists.empty() && std::filesystem::exists(options.where.config, none)) {
        Reloaded loaded = load_configuration(options.where.config, options.data);
        remarks = loaded.remarks;
        knowledge = loaded.knowledge;
    } else {
        std::vector<std::string> files = options.watchlists;
        if (files.empty()) {
            files.push_back(options.data + "/watchlists/ai-infrastructure.toml");
        }
        knowledge = pipeline::load_knowledge(options.data + "/knowledge", files, std::nullopt, remarks);
    }
    if (!knowledge) {
        cli::print(remarks);
    }
    return knowledge;
}

/// JSON lines, as `tocsin match` reads them.
int explain_file(const Options& options, const pipeline::Knowledge& knowledge) {
    const Result<std::string> bytes = read_file(options.what);
    if (!bytes) {
        std::cerr << "tocsin explain: " << bytes.error().what << "\n";
        return no_input;
    }
    std::istringstream lines(*bytes);
    std::string line;
    std::vector<ItemLine> items;
    while (std::getline(lines, line)) {
        Result<ItemLine> item = read_item(line);
        if (!item) {
            std::cerr << options.what << ": " << item.error().what << "\n";
            return bad_data;
        }
        items.push_back(*std::move(item));
    }
    if (options.stories) {
        put_in_order(items);
        return trace_stories(items, knowledge, std::cout) ? ok : negative;
    }
    bool rings = false;
    for (const ItemLine& item : items) {
        const Time arrived = item.item.published.value_or(Time{});
        rings = explain_article(article_of(item, knowledge.cleaner, arrived), knowledge) || rings;
    }
    return rings ? ok : negative;
}

int explain_alert(const Alert& alert) {
    const nlohmann::ordered_json body = nlohmann::ordered_json::parse(alert.body, nullptr, false);
    std::cout << alert.id << "  " << name_of(alert.kind) << "  " << alert.watchlist << " " << alert.severity
              << "  " << to_rfc3339(alert.at) << "\n"
              << body.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
    return ok;
}

/// Null, with a word on standard error, when the store does not know it.
std::optional<ItemRecord> stored_item(store::Inspection& state, const std::string& what) {
    auto item = state.item(what);
    if (!item || !*item) {
        std::cerr << "tocsin explain: " << (item ? "nothing known of " + what : item.error().what) << "\n";
        return std::nullopt;
    }
    return *std::move(item);
}

/// Against the stories of the window before the newer of the two.
int explain_pair(const Options& options, store::Inspection& state, const ItemRecord& one) {
    const std::optional<ItemRecord> other = stored_item(state, options.other);
    if (!other) {
        return no_input;
    }
    const Time newer = std::max(one.article.published, other->article.published);
    const auto stories = state.stories(newer - story::Limits{}.window, story::Limits{}.most_stories);
    if (!stories) {
        std::cerr << "tocsin explain: " << stories.error().what << "\n";
        return no_input;
    }
    const std::shared_ptr<const pipeline::Knowledge> knowledge = knowledge_for(options);
    if (!knowledge) {
        return bad_configuration;
    }
    return compare_items(one, *other, *stories, *knowledge, std::cout) ? ok : negative;
}

int explain_stored(const Options& options) {
    const Result<std::unique_ptr<store::Inspection>> state = open_state(options.where);
    if (!state) {
        std::cerr << "tocsin explain: " << state.error().what << "\n";
        return no_input;
    }
    const auto alert = (*state)->alert(options.what);
    if (alert && *alert && options.other.empty()) {
        return explain_alert(**alert);
    }
    const std::optional<ItemRecord> record = stored_item(**state, options.what);
    if (!record) {
        return no_input;
    }
    if (!options.other.empty()) {
        return explain_pair(options, **state, *record);
    }
    const std::shared_ptr<const pipeline::Knowledge> knowledge = knowledge_for(options);
    if (!knowledge) {
        return bad_configuration;
    }
    std::cout << "item " << record->article.id << ", story " << record->story_id;
    if (!record->verdict.copy_of.empty()) {
        std::cout << ", a copy of " << record->verdict.copy_of << " (" << record->verdict.containment << ")";
    }
    std::cout << "\n";
    return explain_article(record->article, *knowledge) ? ok : negative;
}

}  // namespace

int explain_command(const Arguments& arguments) {
    Options options;
    CLI::App app("Why something rang, or why not, with the words that decided.", "tocsin explain");
    app.add_option(
           "WHAT", options.what, "an alert's id, an item's URL or id, or a file of items (JSON lines)")
        ->required();
    app.add_option("OTHER", options.other, "another item's URL or id: are the two one story, and why");
    add_state_file(app, options.where);
    app.add_option("--data", options.data, "folder of the shipped knowledge and watchlists");
    app.add_option("--watchlist", options.watchlists, "watchlist files, instead of the configured ones");
    app.add_flag("--stories",
                 options.stories,
                 "of a file's items, oldest first: which are one story, and what spoke for it or against it");
    app.footer("Example: tocsin explain https://www.example.org/story.html");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    std::error_code none;  // an address may be too long for a file's name
    if (options.what != "-" && !std::filesystem::exists(options.what, none)) {
        return explain_stored(options);
    }
    const std::shared_ptr<const pipeline::Knowledge> knowledge = knowledge_for(options);
    return knowledge ? explain_file(options, *knowledge) : bad_configuration;
}

}  // namespace tocsin::cli
