// Where on a page the article stands: its paragraphs, without the boxes around them.
#pragma once

#include "clean/boilerplate.h"
#include "html/tree.h"

#include <string>
#include <vector>

namespace tocsin::clean {

/// The paragraphs of the main text in order, headings included; link lists, captions and boxes left out.
std::vector<std::string> main_paragraphs(const html::Tree& tree, const Boilerplate& boilerplate);

}  // namespace tocsin::clean
