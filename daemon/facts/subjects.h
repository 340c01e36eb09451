// Who a report of a deal is about, where no table lists them and no word in the name gives them away.
#pragma once

#include "facts/mentions.h"

#include <vector>

namespace tocsin::facts {

/// Names of firms, in order of how sure they are:
/// - the subject of a headline that does something ("Fjordkraft builds ...", "Lyon: Fjordkraft ...") when the
/// text
///   names it inside a sentence, never behind an article; without a text, when it is several words or coined
///   ("Data4"); several words need do nothing when the text repeats them;
/// - what stands beside a word for a firm ("компания «Дала Клауд»", "Hexacalcul, a start-up");
/// - in scripts without blanks, how the headline begins, as far as the text repeats it.
std::vector<Stretch> find_subjects(const Reading& reading,
                                   const Hits& hits,
                                   const std::vector<PlaceMention>& places);

}  // namespace tocsin::facts
