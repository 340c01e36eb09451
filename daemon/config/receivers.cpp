#include "base/signing_key.h"
#include "base/url.h"
#include "config/secret_file.h"
#include "config/sections.h"
#include "config/values.h"

namespace tocsin::config {
namespace {

class ReceiverReader {
public:
    ReceiverReader(const TomlNode& node, const std::string& file, Draft& draft)
        : node_(node), file_(file), draft_(draft), table_(node, file, "receiver.", draft.remarks) {}

    void read() {
        std::string name;
        table_.read("name", name);
        std::vector<Receiver>& all = draft_.settings.receivers;
        std::size_t number = all.size();
        if (name.empty()) {
            table_.error(node_, "receiver: needs a name");
        } else {
            number = draft_.receivers.place(name, number, node_, file_, draft_.remarks);
        }
        if (number < all.size()) {
            receiver_ = all[number];
        }
        receiver_.name = name;
        read_type();
        read_span(table_,
                  "receiver.",
                  "timeout",
                  receiver_.timeout,
                  std::chrono::seconds(1),
                  std::chrono::seconds(120));
        read_url();
        read_secrets();
        table_.finish();
        if (number == all.size()) {
            all.emplace_back();
        }
        all[number] = std::move(receiver_);
    }

private:
    void read_type() {
        std::string type = receiver_.type;
        table_.read("type", type);
        if (type != "webhook") {
            table_.error(*table_.any("type"), "receiver.type: no such type: " + type, "write \"webhook\"");
        }
    }

    void read_url() {
        const TomlNode* plain = table_.any("url");
        const TomlNode* kept = table_.any("url_file");
        std::string text;
        if (plain != nullptr && kept != nullptr) {
            table_.error(*kept, "receiver.url_file: there is a url as well", "keep one of them");
        } else if (table_.read("url", text)) {
            take_url(text, *plain, "receiver.url");
        } else if (table_.read("url_file", text)) {
            const auto secret = read_secret(text, *kept, file_, "receiver.url_file", table_);
            if (secret) {
                take_url(secret->reveal(), *kept, "receiver.url_file");
            }
        } else if (plain == nullptr && kept == nullptr && receiver_.url.empty()) {
            table_.error(node_, "receiver: needs url or url_file with an http or https URL");
        }
    }

    /// The address is a secret: it does not get into the message.
    void take_url(const std::string& url, const TomlNode& at, const char* key) {
        if (origin_of(url).empty()) {
            table_.error(at, std::string(key) + ": not an http or https URL");
        }
        receiver_.url = Secret(url);
    }

    void read_secrets() {
        const TomlNode* at = table_.any("secret_file");
        if (at == nullptr) {
            if (receiver_.secrets.empty()) {
                table_.error(
                    node_, "receiver: needs secret_file, the file that holds its signing secret (whsec_...)");
            }
            return;
        }
        std::vector<std::string> files;
        const bool several = at->kind == TomlNode::Kind::array;
        if (several ? !table_.read("secret_file", files)
                    : !table_.read("secret_file", files.emplace_back())) {
            return;
        }
        if (files.empty()) {
            table_.error(*at, "receiver.secret_file: no file");
        }
        receiver_.secrets.clear();
        for (std::size_t i = 0; i < files.size(); ++i) {
            take_secret(files[i], several ? at->elements[i] : *at);
        }
    }

    void take_secret(const std::string& written, const TomlNode& at) {
        std::optional<Secret> secret = read_secret(written, at, file_, "receiver.secret_file", table_);
        if (secret && !signing_key(*secret)) {
            table_.error(at,
                         "receiver.secret_file: " + written + " does not hold " + signing_key_form,
                         "(printf whsec_; openssl rand -base64 32) > " + written);
        } else if (secret) {
            receiver_.secrets.push_back(*std::move(secret));
        }
    }

    const TomlNode& node_;
    const std::string& file_;
    Draft& draft_;
    TomlTable table_;
    Receiver receiver_;
};

}  // namespace

void read_receivers(const std::vector<const TomlNode*>& tables, const std::string& file, Draft& draft) {
    for (const TomlNode* node : tables) {
        ReceiverReader(*node, file, draft).read();
    }
}

}  // namespace tocsin::config
