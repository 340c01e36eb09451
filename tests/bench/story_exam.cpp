// NEEDS cli pipeline story dedup facts clean model base
// Holds the telling of stories against somebody's answers: items as `tocsin replay` reads them, each with the
// right "story". For tuning, and to see what each kind of evidence is worth.
#include "base/file.h"
#include "cli/item_json.h"
#include "dedup/index.h"
#include "pipeline/knowledge.h"
#include "story/book.h"
#include "story/tuning.h"

#include "story_score.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

namespace tocsin::bench {
namespace {

using story::Tuning;

const std::map<std::string, double Tuning::*> settings = {
    {"title_weight", &Tuning::title_weight},
    {"too_common", &Tuning::too_common},
    {"background", &Tuning::background},
    {"words_background", &Tuning::words_background},
    {"mono_numbers", &Tuning::mono_numbers},
    {"cosine", &Tuning::cosine},
    {"own_share", &Tuning::own_share},
    {"short_share", &Tuning::short_share},
    {"length_scale", &Tuning::length_scale},
    {"strangers", &Tuning::strangers},
    {"likeness", &Tuning::likeness},
    {"most_likeness", &Tuning::most_likeness},
    {"likeness_pairs", &Tuning::likeness_pairs},
    {"slope", &Tuning::slope},
    {"surprise", &Tuning::surprise},
    {"cross_bias", &Tuning::cross_bias},
    {"cross_names", &Tuning::cross_names},
    {"cross_numbers", &Tuning::cross_numbers},
    {"cross_stems", &Tuning::cross_stems},
    {"cross_places", &Tuning::cross_places},
    {"cross_surprise", &Tuning::cross_surprise},
    {"kind_surprise", &Tuning::kind_surprise},
    {"round_sum", &Tuning::round_sum},
    {"even_sum", &Tuning::even_sum},
    {"odd_sum", &Tuning::odd_sum},
    {"same_country", &Tuning::same_country},
    {"deal_surprise", &Tuning::deal_surprise},
    {"deal_words", &Tuning::deal_words},
    {"deal_hours", &Tuning::deal_hours},
    {"project_words", &Tuning::project_words},
    {"half_life_hours", &Tuning::half_life_hours},
    {"deal_half_life_hours", &Tuning::deal_half_life_hours},
    {"join", &Tuning::join},
    {"merge", &Tuning::merge}};

struct Options {
    std::vector<std::string> files, set;
    std::string config = TOCSIN_TEST_CONFIG;
    std::uint64_t shuffle = 0;
    bool copies = true, answers = false, why = false;
};

struct Line {
    cli::ItemLine item;
    std::string story;
    Time at{};
};

std::vector<Line> read(const Options& options) {
    std::vector<Line> lines;
    for (const std::string& name : options.files) {
        std::istringstream in(read_file(name).value_or(std::string()));
        Time at{};
        for (std::string line; std::getline(in, line);) {
            if (auto item = cli::read_item(line)) {
                const auto object = nlohmann::json::parse(line);
                at = item->item.published.value_or(at + Seconds(1));
                const auto story = object.find("story");
                const bool known = story != object.end() && story->is_string();
                lines.push_back({*std::move(item), known ? story->get<std::string>() : "", at});
            }
        }
    }
    const auto earlier = [](const Line& one, const Line& other) { return one.at < other.at; };
    std::stable_sort(lines.begin(), lines.end(), earlier);
    if (options.shuffle == 0) {
        return lines;
    }
    // Within an hour of arrival, undated items counting a thousand to the hour.
    std::mt19937_64 random(options.shuffle);
    for (std::size_t start = 0; start < lines.size();) {
        std::size_t end = start;
        while (end < lines.size() && lines[end].at - lines[start].at < std::chrono::hours(1)) {
            ++end;
        }
        std::vector<Time> times;
        for (std::size_t i = start; i < end; ++i) {
            times.push_back(lines[i].at);
        }
        for (std::size_t i = end - start; i > 1; --i) {
            std::swap(lines[start + i - 1], lines[start + random() % i]);
        }
        for (std::size_t i = start; i < end; ++i) {
            lines[i].at = times[i - start];
        }
        start = end;
    }
    return lines;
}

Tuning tuning_of(const Options& options) {
    Tuning tuning;
    for (const std::string& each : options.set) {
        const std::size_t equals = each.find('=');
        const std::string name = each.substr(0, equals);
        const double value = std::stod(each.substr(equals + 1));
        if (name == "words") {
            tuning.words = static_cast<std::size_t>(value);
        } else if (name == "kinds_needed") {
            tuning.kinds_needed = static_cast<std::size_t>(value);
        } else if (name == "room") {
            tuning.room = static_cast<std::size_t>(value);
        } else {
            tuning.*settings.at(name) = value;
        }
    }
    return tuning;
}

void explain(const Article& article, const Facts& facts, const Placement& placement) {
    std::cerr << "\n"
              << article.title << "\n  " << placement.story_id << (placement.opened ? " opened" : "") << "\n";
    for (const std::string& why : placement.why) {
        std::cerr << "  " << why << "\n";
    }
    for (const Deal& deal : facts.deals) {
        std::cerr << "  deal " << deal.name << " " << deal.stage
                  << (deal.amount ? " " + deal.amount->text : "")
                  << (deal.ceiling ? " up to " + deal.ceiling->text : "");
        for (const Actor& actor : deal.actors) {
            std::cerr << ", " << actor.name << " (" << actor.role << ")";
        }
        for (const Place& where : deal.places) {
            std::cerr << ", in " << where.name;
        }
        std::cerr << "\n";
    }
    for (const Change& change : placement.changes) {
        std::cerr << "  " << change.kind << ": " << change.before << " -> " << change.after
                  << (change.material ? " !" : "") << "\n";
    }
}

std::vector<Answer> answers_of(const Options& options, const pipeline::Knowledge& knowledge) {
    dedup::Index index;
    story::Book book({}, tuning_of(options));
    book.know(knowledge.common_words);
    std::map<std::string, std::string> places;  // item -> story
    std::vector<Answer> answers;
    Time now{};
    for (const Line& line : read(options)) {
        now = std::max(now + Seconds(1), line.at);
        const Article article = cli::article_of(line.item, knowledge.cleaner, now);
        const CopyVerdict verdict = index.judge(article);
        std::string& place = places[article.id];
        if (verdict.kind == CopyKind::seen) {
            place = places[verdict.copy_of];
        } else {
            const Facts facts = knowledge.extractor.read(article);
            const Placement placement = book.place(article, facts, options.copies ? verdict : CopyVerdict{});
            place = placement.story_id;
            if (options.why) {
                explain(article, facts, placement);
            }
        }
        answers.push_back({line.item.id, line.item.source.language, line.story, place});
    }
    return answers;
}

int run(const Options& options) {
    Diagnostics remarks;
    const auto knowledge = pipeline::load_knowledge(options.config + "/knowledge", {}, std::nullopt, remarks);
    if (!knowledge) {
        std::cerr << "no knowledge in " << options.config << "\n";
        return 1;
    }
    const std::vector<Answer> answers = answers_of(options, *knowledge);
    if (options.answers) {
        for (const Answer& answer : answers) {
            nlohmann::ordered_json object = {{"id", answer.id}, {"story", answer.given}};
            std::cout << object.dump() << "\n";
        }
        return 0;
    }
    const Score score = score_of(answers);
    std::printf("bcubed %.4f (%.4f %.4f)  first kept %.4f  repeats %.3f  across %.4f (%.4f %.4f)\n",
                score.bcubed.f1(),
                score.bcubed.precision,
                score.bcubed.recall,
                score.first_kept,
                score.repeats,
                score.across.f1(),
                score.across.precision,
                score.across.recall);
    return 0;
}

}  // namespace
}  // namespace tocsin::bench

int main(int count, char** words) {
    tocsin::bench::Options options;
    CLI::App app("Stories against somebody's answers.");
    app.add_option("ITEMS", options.files, "JSON lines, each with the right \"story\"")->required();
    app.add_option("--set", options.set, "NAME=VALUE of story/tuning.h; may be repeated")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    app.add_option("--config", options.config, "the folder with knowledge/");
    app.add_option("--shuffle", options.shuffle, "seed of another order within each hour; 0 = as published");
    app.add_flag("!--no-copies", options.copies, "copies are placed like other items");
    app.add_flag("--answers", options.answers, "print the answers instead of the score");
    app.add_flag(
        "--why", options.why, "tell on standard error what was read of each item and why it went there");
    app.footer("Example: story_exam --set cross_places=0 items.jsonl");
    CLI11_PARSE(app, count, words);
    return tocsin::bench::run(options);
}
