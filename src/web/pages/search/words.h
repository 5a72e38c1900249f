// What search says in English, and the values of its fields, in the words of the pages.
#pragma once

#include <string>
#include <string_view>

#include "model/query.h"
#include "search/query/fields.h"
#include "web/page/phrase.h"

namespace viendan::web::finding {

/// "Ban hành", "Issuer".
[[nodiscard]] std::string field_label(std::string_view field, Language language);
/// "Bị thay thế" for "replaced" or "bị thay thế"; names of bodies and types as they are.
[[nodiscard]] std::string value_label(const Condition& condition, Language language);

/// Of Answer::reading, Answer::note, Expansion::why and Hit::why. What is not known is shown as
/// it is.
[[nodiscard]] std::string reading_in_words(std::string_view reading, Language language);
[[nodiscard]] std::string note_in_words(std::string_view note, Language language);
[[nodiscard]] std::string reason_in_words(std::string_view why, Language language);

/// "12 văn bản", "hơn 1.000 văn bản", "1 document".
[[nodiscard]] std::string total_in_words(const Answer& answer, Language language);

}  // namespace viendan::web::finding
