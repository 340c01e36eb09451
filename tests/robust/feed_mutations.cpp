// Reads every file of a folder again and again, cut at random places and with random bytes changed, in one
// process, and names the slowest document. Usage: feed_mutations FOLDER [ROUNDS [MOST_MILLISECONDS [KEEP]]]
// KEEP is a file for the slowest document.
//
// Exit code 1 when a document took longer than allowed, 2 on wrong usage. Meant for a build with sanitizers;
// processor time counts, so that other programs do not matter.
#include "parse/feed_reader.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

struct Slowest {
    double milliseconds = 0;
    std::string file;
    std::size_t round = 0;
    std::string bytes;
};

struct Tally {
    std::size_t documents = 0, bytes = 0, refused = 0;
    Slowest slowest;
};

double processor_milliseconds() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Bytes that markup is made of come more often than others.
char random_byte(std::mt19937_64& dice) {
    static constexpr std::string_view signs = "<>&;\"'/!?-[]=#x :{}\\\0\xFF\xC3";
    const std::uint64_t roll = dice();
    return roll % 2 == 0 ? signs[roll / 2 % signs.size()] : static_cast<char>(roll >> 8U & 0xFFU);
}

std::string mutated(const std::string& original, std::mt19937_64& dice) {
    std::string bytes = original.substr(0, original.empty() ? 0 : dice() % (original.size() + 1));
    const std::size_t changes = bytes.empty() ? 0 : dice() % 9;
    for (std::size_t i = 0; i < changes; ++i) {
        bytes[dice() % bytes.size()] = random_byte(dice);
    }
    return bytes;
}

void read_one(const std::string& bytes, const std::string& file, std::size_t round, Tally& tally) {
    static const tocsin::parse::Transport transport{"https://example.org/feed",
                                                    {{"Content-Type", "text/xml"}}};
    bool refused = false;
    const auto read = [&] {
        const double before = processor_milliseconds();
        refused = !tocsin::parse::read_feed(bytes, transport);
        return processor_milliseconds() - before;
    };
    double spent = read();
    // Other programs empty the caches: of what would be the slowest, the best of ten counts.
    for (int again = 0; again < 9 && spent > tally.slowest.milliseconds; ++again) {
        spent = std::min(spent, read());
    }
    ++tally.documents;
    tally.bytes += bytes.size();
    tally.refused += refused ? 1U : 0U;
    if (spent > tally.slowest.milliseconds) {
        tally.slowest = {spent, file, round, bytes};
    }
}

/// Tables that the program builds once, for the first foreign date and the first guessed encoding.
void warm_up() {
    Tally unused;
    read_one("<rss><channel><item><pubDate>mar., 21 janv. 2025</pubDate><title>d\xE9j\xE0</title></item>",
             "",
             0,
             unused);
}

Tally read_all(const std::string& folder, std::size_t rounds) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    Tally tally;
    warm_up();
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::string original = read_whole(paths[i]);
        std::mt19937_64 dice(i);
        read_one(original, paths[i].filename(), 0, tally);
        for (std::size_t round = 1; round <= rounds; ++round) {
            read_one(mutated(original, dice), paths[i].filename(), round, tally);
        }
    }
    return tally;
}

int run(int argc, char** argv) {
    if (argc < 2 || argc > 5) {
        std::fprintf(stderr, "usage: feed_mutations FOLDER [ROUNDS [MOST_MILLISECONDS [KEEP]]]\n");
        return 2;
    }
    const std::size_t rounds = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200;
    const double most = argc > 3 ? std::strtod(argv[3], nullptr) : 50;
    const Tally tally = read_all(argv[1], rounds);
    std::printf("%zu documents, %.1f MB, %zu no feeds; slowest %.1f ms: %s, round %zu, %zu bytes\n",
                tally.documents,
                static_cast<double>(tally.bytes) * 1e-6,
                tally.refused,
                tally.slowest.milliseconds,
                tally.slowest.file.c_str(),
                tally.slowest.round,
                tally.slowest.bytes.size());
    if (argc > 4) {
        std::ofstream(argv[4], std::ios::binary) << tally.slowest.bytes;
    }
    return tally.documents > 0 && tally.slowest.milliseconds <= most ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
