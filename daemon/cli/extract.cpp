// `tocsin extract`: the main text, headline, date and language of article pages.
#include "base/file.h"
#include "clean/page.h"
#include "clean/template_memory.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "config/settings.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace tocsin::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    bool batch = false, learn = false;
    std::string file = "-", url, content_type, knowledge;
};

constexpr const char* footer =
    "Prints "
    "{\"id\",\"title\",\"text\",\"published\",\"language\",\"author\",\"site\",\"canonical\",\"image\","
    "\"truncated\"}.\n\n"
    "Examples:\n"
    "  curl -s https://example.org/news/1 | tocsin extract --url https://example.org/news/1\n"
    "  tocsin extract --batch --learn < pages.jsonl";

/// One page asked for, and what it gave.
struct Request {
    Json id;
    std::string file, url, error;
    clean::Page page;
};

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string text_at(const Json& line, const char* key) {
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? found->get<std::string>() : "";
}

Request request_from(const std::string& line) {
    Request request;
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_object()) {
        request.id = json.value("id", Json());
    }
    if (!json.is_object() || text_at(json, "file").empty()) {
        request.error = "a request is a JSON object with \"id\", \"file\" and \"url\"";
        return request;
    }
    request.file = text_at(json, "file");
    request.url = text_at(json, "url");
    return request;
}

void extract(Request& request, const Options& options, const clean::Cleaner& cleaner) {
    if (!request.error.empty()) {
        return;
    }
    const Result<std::string> bytes = read_file(request.file);
    if (!bytes) {
        request.error = bytes.error().what;
        return;
    }
    request.page = clean::extract_page(*bytes, request.url, options.content_type, cleaner);
}

Json to_json(const Request& request) {
    Json json;
    if (!request.id.is_null()) {
        json["id"] = request.id;
    }
    if (!request.error.empty()) {
        json["error"] = request.error;
        return json;
    }
    const clean::Page& page = request.page;
    json["title"] = page.title;
    json["text"] = page.text;
    json["published"] = page.published.empty() ? Json(nullptr) : Json(page.published);
    json["language"] = page.language;
    json["author"] = page.author;
    json["site"] = page.site;
    json["canonical"] = page.canonical;
    json["image"] = page.image;
    json["truncated"] = page.truncated;
    return json;
}

void answer_each(const Options& options, const clean::Cleaner& cleaner) {
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty()) {
            continue;
        }
        Request request = request_from(line);
        extract(request, options, cleaner);
        std::cout << line_of(to_json(request)) << std::endl;
    }
}

/// All pages first, then all answers: each is cleaned with what the others taught of its host.
void answer_learned(const Options& options, const clean::Cleaner& cleaner) {
    std::vector<Request> requests;
    clean::TemplateMemory memory;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty()) {
            continue;
        }
        Request& request = requests.emplace_back(request_from(line));
        extract(request, options, cleaner);
        memory.learn(request.url, request.page.text);
    }
    for (Request& request : requests) {
        request.page.text = memory.strip(request.url, request.page.text);
        std::cout << line_of(to_json(request)) << '\n';
    }
    std::cout.flush();
}

int answer_one(const Options& options, const clean::Cleaner& cleaner) {
    Request request;
    request.file = options.file;
    request.url = options.url;
    extract(request, options, cleaner);
    if (!request.error.empty()) {
        std::cerr << "tocsin extract: " << request.error << '\n';
        return no_input;
    }
    std::cout << line_of(to_json(request)) << '\n';
    return request.page.text.empty() ? negative : ok;
}

void declare(CLI::App& app, Options& options) {
    app.add_flag("--batch",
                 options.batch,
                 "read requests {\"id\", \"file\", \"url\"} from standard input, one a line");
    app.add_flag("--learn",
                 options.learn,
                 "with --batch: clean the pages of a host in a second pass with what the first learned");
    app.add_option("--url", options.url, "where the page was retrieved");
    app.add_option("--content-type", options.content_type, "the Content-Type it came with");
    app.add_option("--knowledge", options.knowledge, "folder of the word tables (default: the shipped ones)");
    app.add_option("file", options.file, "the page; standard input when absent or '-'");
    app.footer(footer);
}

}  // namespace

int extract_command(const Arguments& arguments) {
    CLI::App app{"Reads the main text, headline, date and language of article pages.", "tocsin extract"};
    Options options;
    declare(app, options);
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    const std::string folder =
        options.knowledge.empty() ? config::shipped_data_folder() + "/knowledge" : options.knowledge;
    const Result<clean::Cleaner> cleaner = clean::Cleaner::load(folder);
    if (!cleaner) {
        std::cerr << "tocsin extract: " << cleaner.error().what << '\n';
        return bad_configuration;
    }
    if (!options.batch) {
        return answer_one(options, *cleaner);
    }
    if (options.learn) {
        answer_learned(options, *cleaner);
    } else {
        answer_each(options, *cleaner);
    }
    return ok;
}

}  // namespace tocsin::cli
