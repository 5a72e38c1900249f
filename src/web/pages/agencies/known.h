// What the vocabulary knows of a body, in the words of the pages.
#pragma once

#include <string>
#include <vector>

#include "vocabulary/vocabulary.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

/// "Bộ", "Đơn vị cấp vụ, cục"; the code itself where it has no name.
[[nodiscard]] std::string_view kind_in_words(std::string_view kind, Language language);

/// "từ 01/03/2025", "đến hết 02/2025"; "" where nothing is known.
[[nodiscard]] std::string existence_in_words(const Agency& agency, Language language);

/// Names, abbreviation, kind, place among bodies, when it existed, and where that is from.
void write_known(Html& html, const View& view, const Agency& agency);

/// What it came from and what followed it; nothing where nothing is known.
void write_history(Html& html, const View& view, const Agency& agency);

/// The bodies below it; nothing where there are none.
void write_parts(Html& html, const View& view, const Agency& agency);

/// The names under which it signs documents.
[[nodiscard]] std::vector<std::string> issuer_names(const Agency& agency,
                                                    const Vocabulary& vocabulary);

}  // namespace viendan::web
