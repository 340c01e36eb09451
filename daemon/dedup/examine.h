// An article as dedup sees it: its keys and its sketch.
#pragma once

#include "dedup/shelf.h"
#include "model/article.h"

namespace tocsin::dedup {

Document examine(const Article& article);

/// What the store keeps of it, and back. Bytes that make no sense leave an item known by its keys alone.
Fingerprint print_of(const Document& document);
Document document_from(const Fingerprint& print);

}  // namespace tocsin::dedup
