// Tells the pages that stand between a reader and the news: challenges, captchas, consent to scripts. Pure.
#pragma once

#include "parse/page_document.h"

#include <string>

namespace tocsin::parse {

/// The name of the wall, "captcha" when only that much is clear, or "". For pages in which no items were
/// found: ordinary pages may hold a captcha as well.
std::string wall_of(const PageDocument& page);

}  // namespace tocsin::parse
