// `tocsin demo`: the whole daemon against a bundled newsroom on loopback, with a window on the terminal.
#include "base/log.h"
#include "cli/commands.h"
#include "cli/daemon.h"
#include "cli/demo_server.h"
#include "cli/demo_window.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/reload.h"
#include "config/settings.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace tocsin::cli {
namespace {

/// A folder that goes when the demo goes.
class Workplace {
public:
    Workplace() {
        std::string name = (std::filesystem::temp_directory_path() / "tocsin-demo-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) {
            path_ = name;
        }
    }
    ~Workplace() {
        std::error_code ignored;
        if (!path_.empty()) {
            std::filesystem::remove_all(path_, ignored);
        }
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

Secret fresh_secret() {
    std::array<unsigned char, 24> key{};
    std::array<unsigned char, 40> text{};
    RAND_bytes(key.data(), static_cast<int>(key.size()));
    const int length = EVP_EncodeBlock(text.data(), key.data(), static_cast<int>(key.size()));
    return Secret("whsec_" + std::string(text.begin(), text.begin() + length));
}

Source source_of(const DemoOutlet& outlet, const std::string& site) {
    Source source;
    source.url = site + "/" + outlet.path;
    source.id = outlet.path;
    source.name = outlet.name;
    source.language = outlet.language;
    source.trust = outlet.trust;
    source.interval = source.least_interval = source.most_interval = Seconds(1);
    if (outlet.format == "html") {
        source.kind = SourceKind::page;
        source.selectors = {"article", "h2", "h2 a@href", "time@datetime", "p"};
    }
    return source;
}

config::Settings settings_for(const DemoScript& script,
                              const std::string& site,
                              const std::string& state_file,
                              const Secret& secret) {
    config::Settings settings;
    settings.state_file = state_file;
    settings.allowed_networks = {"127.0.0.0/8"};
    settings.host_spacing = Milliseconds(0);
    settings.status_port = 0;
    for (const DemoOutlet& outlet : script.outlets) {
        settings.sources.push_back(source_of(outlet, site));
    }
    Receiver desk;
    desk.name = "desk";
    desk.url = Secret(site + "/hook");
    desk.secrets = {secret};
    settings.receivers = {desk};
    return settings;
}

}  // namespace

int demo_command(const Arguments& arguments) {
    std::string data = config::shipped_data_folder();
    double speed = 16;
    CLI::App app("The whole daemon against a bundled newsroom on loopback: no network, no configuration.",
                 "tocsin demo");
    app.add_option("--data", data, "folder of the shipped knowledge, watchlists and newsroom");
    app.add_option("--speed", speed, "how many seconds of the news day pass in one")
        ->check(CLI::Range(1.0, 60.0))
        ->capture_default_str();
    app.footer("Example: tocsin demo --speed 4");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    Diagnostics remarks;
    const std::optional<DemoScript> script = load_demo(data + "/demo/newsroom.toml", remarks);
    const auto knowledge = pipeline::load_knowledge(data + "/knowledge",
                                                    {data + "/watchlists/ai-infrastructure.toml"},
                                                    std::vector<std::string>{"desk"},
                                                    remarks,
                                                    Seconds(0));
    print(remarks);
    if (!script || !knowledge) {
        return bad_configuration;
    }
    const Workplace workplace;
    const Secret secret = fresh_secret();
    DemoWindow window(*script);
    DemoServer server(*script, speed, secret, [&window](const Received& message) { window.show(message); });
    const std::string site = "http://127.0.0.1:" + std::to_string(server.port());
    const std::unique_ptr<Log> log = make_log(Severity::warning);
    DaemonOptions options;
    options.round_done = [&window](const Source& source, const pipeline::Round& round) {
        window.show(source, round);
    };
    Daemon daemon(
        settings_for(*script, site, workplace.path() + "/demo.db", secret), knowledge, data, *log, options);
    const Result<> started = server.start(Seconds(1), [&daemon] { daemon.stop(); });
    if (!started) {
        std::cerr << "tocsin demo: " << started.error().what << "\n";
        return unavailable;
    }
    window.open(site);
    const int code = daemon.run();
    server.stop();
    return window.close() && code == ok ? ok : negative;
}

}  // namespace tocsin::cli
