// One spelling for one page: URLs without tracking, AMP and mobile detours.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::clean {

class Canonical {
public:
    /// Reads url_parameters.tsv.
    [[nodiscard]] static Result<Canonical> load(const std::string& path);

    /// What is no http(s) URL comes back as it is.
    std::string operator()(const std::string& url) const;

private:
    struct Parameter {
        std::string name, host;
        bool beginning = false;  ///< `name` is only its beginning
    };

    bool is_tracking(std::string_view name, std::string_view host) const;
    std::string kept_query(std::string_view query, std::string_view host) const;

    std::vector<Parameter> parameters_;
};

}  // namespace tocsin::clean
