#include "config/selectors.h"

#include "html/field_selector.h"

namespace tocsin::config {

std::string wrong_selector(std::string Selectors::*field, const std::string& selector) {
    if (selector.empty()) {
        return {};
    }
    if (field == &Selectors::item) {
        const Result<html::Selection> item = html::Selection::compile(selector);
        return item ? std::string() : item.error().what;
    }
    const auto choices = html::compile_field(selector);
    return choices ? std::string() : choices.error().what;
}

}  // namespace tocsin::config
