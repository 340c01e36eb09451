// NEEDS cli story clean text model base
// Makes rows of config/knowledge/common_words.tsv: in what share of items of a language each common word is
// found. No host counts for much, for its rubrics and its subject are not the language.
//
//   word_shares items.jsonl... > rows.tsv
#include "base/file.h"
#include "base/url.h"
#include "clean/cleaner.h"
#include "cli/item_json.h"
#include "story/features.h"
#include "story/tuning.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <unordered_map>

namespace tocsin::bench {
namespace {

constexpr std::size_t wide = 110;  // bytes of a line

struct Options {
    std::vector<std::string> files;
    std::string config = TOCSIN_TEST_CONFIG;
    double least = 0.02;
    std::size_t most_of_host = 40;
    std::size_t least_items = 20;
    std::size_t least_hosts = 5;  ///< of a language and of a word
};

struct Count {
    std::size_t items = 0;
    std::set<std::string> hosts;  ///< no more than matter
};

struct Language {
    std::size_t items = 0;
    std::map<std::string, std::size_t> hosts;  ///< items, by host
    std::unordered_map<std::string, Count> words;
};

void count(const Article& article, const Options& options, Language& language) {
    std::set<std::string> words;
    for (const std::string* part : {&article.title, &article.text}) {
        story::for_each_word(text::tokenise(*part), story::Tuning{}.words, [&](std::string_view term) {
            words.emplace(term);
        });
    }
    const std::string host = host_of(article.url);
    if (words.size() < 5 || host.empty() || ++language.hosts[host] > options.most_of_host) {
        return;
    }
    ++language.items;
    for (const std::string& word : words) {
        Count& known = language.words[word];
        ++known.items;
        if (known.hosts.size() < options.least_hosts) {
            known.hosts.insert(host);
        }
    }
}

/// To two figures below a tenth, else to a twentieth: no sample says more.
double rounded(double share) {
    const double step = share < 0.1 ? 0.01 : 0.05;
    return std::round(share / step) * step;
}

void print(const std::string& name, const Language& language, const Options& options) {
    std::map<double, std::set<std::string>, std::greater<>> common;  // by share
    std::size_t listed = 0;
    for (const auto& [word, count] : language.words) {
        const double share = static_cast<double>(count.items) / static_cast<double>(language.items);
        if (share >= options.least && count.hosts.size() >= options.least_hosts) {
            common[rounded(share)].insert(word);
            ++listed;
        }
    }
    for (const auto& [share, words] : common) {
        std::string line;
        const auto end_line = [&, share = share] {
            std::printf("%s\t%g\t%s\n", name.c_str(), share, line.c_str());
            line.clear();
        };
        for (const std::string& word : words) {
            if (!line.empty() && line.size() + word.size() > wide) {
                end_line();
            }
            line += (line.empty() ? "" : " ") + word;
        }
        end_line();
    }
    std::fprintf(stderr,
                 "%s: %zu items of %zu hosts, %zu words\n",
                 name.c_str(),
                 language.items,
                 language.hosts.size(),
                 listed);
}

int run(const Options& options) {
    const auto cleaner = clean::Cleaner::load(options.config + "/knowledge");
    if (!cleaner) {
        std::cerr << cleaner.error().what << "\n";
        return 1;
    }
    std::map<std::string, Language> languages;
    std::set<std::string> titles;
    for (const std::string& name : options.files) {
        std::istringstream in(read_file(name).value_or(std::string()));
        for (std::string line; std::getline(in, line);) {
            const auto item = cli::read_item(line);
            if (!item) {
                continue;
            }
            const Article article = cli::article_of(*item, *cleaner, Time{});
            if (!article.language.empty() && titles.insert(article.title).second) {
                count(article, options, languages[article.language]);
            }
        }
    }
    for (const auto& [name, language] : languages) {
        if (language.items >= options.least_items && language.hosts.size() >= options.least_hosts) {
            print(name, language, options);
        }
    }
    return 0;
}

}  // namespace
}  // namespace tocsin::bench

int main(int count, char** words) {
    tocsin::bench::Options options;
    CLI::App app("In what share of items each common word of a language is found.");
    app.add_option("ITEMS", options.files, "JSON lines as `tocsin replay` reads them")->required();
    app.add_option("--config", options.config, "the folder with knowledge/");
    app.add_option("--least", options.least, "share below which a word is left out")->capture_default_str();
    CLI11_PARSE(app, count, words);
    return tocsin::bench::run(options);
}
