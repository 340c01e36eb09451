#include "parse/page_wall.h"

#include <array>
#include <string_view>

namespace tocsin::parse {
namespace {

struct Mark {
    std::string_view text, wall;
};

/// In the addresses, ids and classes of a challenge, the surest first.
constexpr std::array marks{
    Mark{"/cdn-cgi/challenge-platform", "Cloudflare"},
    Mark{"challenges.cloudflare.com", "Cloudflare"},
    Mark{"cf-challenge", "Cloudflare"},
    Mark{"_Incapsula_Resource", "Imperva"},
    Mark{"captcha-delivery.com", "DataDome"},
    Mark{"px-captcha", "PerimeterX"},
    Mark{"awsWaf", "AWS WAF"},
    Mark{"/akam/", "Akamai"},
    Mark{"hcaptcha", "hCaptcha"},
    Mark{"recaptcha", "reCAPTCHA"},
    Mark{"captcha", "captcha"},
};

constexpr std::size_t most_script = 4096;

bool is_telling(std::string_view name) {
    return name == "src" || name == "action" || name == "id" || name == "class" || name == "href";
}

std::string_view mark_in(std::string_view text, std::size_t& best) {
    for (std::size_t i = 0; i < best; ++i) {
        if (text.find(marks[i].text) != std::string_view::npos) {
            best = i;
        }
    }
    return best < marks.size() ? marks[best].wall : std::string_view();
}

}  // namespace

std::string wall_of(const PageDocument& page) {
    std::size_t best = marks.size();
    std::string_view wall;
    for (const html::Node& node : page.tree.nodes) {
        for (const auto& [name, value] : node.attributes) {
            if (is_telling(name)) {
                wall = mark_in(value, best);
            }
        }
        const bool script =
            node.tag.empty() && node.parent != html::no_node && page.tree.nodes[node.parent].tag == "script";
        if (script) {
            wall = mark_in(std::string_view(node.text).substr(0, most_script), best);
        }
    }
    return std::string(wall);
}

}  // namespace tocsin::parse
