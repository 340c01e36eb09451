// `tocsin replay`: the stages of `run` with a virtual clock, no network and nothing kept.
#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/item_json.h"
#include "cli/options.h"
#include "config/settings.h"
#include "pipeline/keeper.h"
#include "pipeline/knowledge.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <unordered_map>

namespace tocsin::cli {
namespace {

struct Options {
    std::vector<std::string> files;
    std::string watchlists;
    std::string data = config::shipped_data_folder();
    bool match = true;
};

struct Tally {
    std::size_t items = 0, seen = 0, copies = 0, stories = 0, alerts = 0, held = 0, refused = 0;
};

class Replay {
public:
    Replay(std::shared_ptr<const pipeline::Knowledge> knowledge, std::ostream& out)
        : knowledge_(std::move(knowledge)), keeper_(knowledge_, std::chrono::hours(14 * 24)), out_(out) {}

    void read(std::istream& in, const std::string& name) {
        std::string line;
        for (int number = 1; std::getline(in, line); ++number) {
            if (line.empty()) {
                continue;
            }
            Result<ItemLine> item = read_item(line);
            if (!item) {
                std::cerr << name << ":" << number << ": error: " << item.error().what << "\n";
                ++tally.refused;
                continue;
            }
            lines_.push_back(*std::move(item));
        }
    }

    void run() {
        put_in_order(lines_);
        for (const ItemLine& line : lines_) {
            keep(line);
        }
    }

    Tally tally;

private:
    void keep(const ItemLine& line) {
        now_ = std::max(now_ + Seconds(1), line.item.published.value_or(now_ + Seconds(1)));
        const Article article = article_of(line, knowledge_->cleaner, now_);
        const pipeline::Round round = keeper_.keep({{article}, false}, now_);
        const pipeline::Outcome& outcome = round.outcomes.front();
        names_.emplace(article.id, line.id_json);
        if (!outcome.story_id.empty()) {
            stories_[article.id] = outcome.story_id;
        }
        count(outcome);
        write(line.id_json, outcome);
    }

    void count(const pipeline::Outcome& outcome) {
        ++tally.items;
        tally.seen += outcome.verdict.kind == CopyKind::seen ? 1U : 0U;
        tally.copies +=
            outcome.verdict.kind == CopyKind::exact_copy || outcome.verdict.kind == CopyKind::near_copy ? 1U
                                                                                                        : 0U;
        tally.alerts += outcome.rang ? 1U : 0U;
        tally.held += outcome.suppressed_by == "held" ? 1U : 0U;
        tally.stories = keeper_.story_count();
    }

    void write(const std::string& id_json, const pipeline::Outcome& outcome) {
        nlohmann::ordered_json object;
        const auto original = names_.find(outcome.verdict.copy_of);
        const auto story = stories_.find(outcome.verdict.copy_of);
        const bool seen = outcome.verdict.kind == CopyKind::seen;
        object["id"] = nlohmann::json::parse(id_json);
        object["story"] = seen && story != stories_.end() ? story->second : outcome.story_id;
        object["copy_of"] =
            original == names_.end() ? nlohmann::json() : nlohmann::json::parse(original->second);
        object["alerted"] = outcome.rang.has_value();
        object["alert_kind"] = outcome.rang ? nlohmann::json(name_of(*outcome.rang)) : nlohmann::json();
        object["score"] = outcome.score;
        object["watchlist"] =
            outcome.watchlist.empty() ? nlohmann::json() : nlohmann::json(outcome.watchlist);
        object["amounts"] = outcome.amounts;
        object["suppressed_by"] =
            outcome.suppressed_by.empty() ? nlohmann::json() : nlohmann::json(outcome.suppressed_by);
        out_ << object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    }

    std::shared_ptr<const pipeline::Knowledge> knowledge_;  ///< owners: this and the keeper
    pipeline::Keeper keeper_;
    std::ostream& out_;
    std::vector<ItemLine> lines_;
    Time now_{};
    std::unordered_map<std::string, std::string> names_;    ///< article id -> the line's id, as JSON
    std::unordered_map<std::string, std::string> stories_;  ///< article id -> story
};

std::vector<std::string> watchlist_files(const Options& options, Diagnostics& remarks) {
    if (!options.match) {
        return {};
    }
    if (options.watchlists.empty()) {
        return {options.data + "/watchlists/ai-infrastructure.toml"};
    }
    std::vector<std::string> files;
    std::error_code failed;
    std::filesystem::directory_iterator at(options.watchlists, failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
        if (at->path().extension() == ".toml") {
            files.push_back(at->path().string());
        }
    }
    if (failed) {
        remarks.push_back(
            {Level::error, options.watchlists, 0, 0, "cannot read this folder: " + failed.message(), ""});
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int replay_command(const Arguments& arguments) {
    Options options;
    CLI::App app("Stored items through the real pipeline, in virtual time: one JSON line per item.",
                 "tocsin replay");
    app.add_option("FILES",
                   options.files,
                   "JSON lines {\"id\",\"published\",\"source\",\"url\",\"title\",\"text\",\"lang\"}; - = "
                   "standard input")
        ->required();
    app.add_option("--watchlists", options.watchlists, "folder of watchlists; default: the shipped one")
        ->check(CLI::ExistingDirectory);
    app.add_option("--data", options.data, "folder of the shipped knowledge")->check(CLI::ExistingDirectory);
    app.add_flag("!--no-match", options.match, "stories only, no watchlist");
    app.footer("Example: tocsin replay january.jsonl | grep '\"alerted\":true'");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    Diagnostics remarks;
    const std::vector<std::string> watchlists = watchlist_files(options, remarks);
    const auto knowledge =
        pipeline::load_knowledge(options.data + "/knowledge", watchlists, std::nullopt, remarks);
    if (!knowledge || has_errors(remarks)) {
        print(remarks);
        return bad_configuration;
    }
    std::ios::sync_with_stdio(false);
    Replay replay(knowledge, std::cout);
    for (const std::string& file : options.files) {
        if (file == "-") {
            replay.read(std::cin, "standard input");
            continue;
        }
        std::ifstream in(file);
        if (!in) {
            std::cerr << "tocsin replay: cannot read " << file << "\n";
            return no_input;
        }
        replay.read(in, file);
    }
    replay.run();
    const Tally& tally = replay.tally;
    std::cerr << tally.items << " items, " << tally.seen << " seen before, " << tally.copies << " copies, "
              << tally.stories << " stories remembered, " << tally.alerts << " alerts, " << tally.held
              << " held back to be told together, " << tally.refused << " lines refused\n";
    return tally.refused > 0 ? bad_data : ok;
}

}  // namespace tocsin::cli
