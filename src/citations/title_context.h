// What stands around a head noun, and whether it makes it the name of a document.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/span.h"

namespace viendan::citations {

/// "Bộ Kế hoạch và Đầu tư", "các chương trình", "Chương trình/Kế hoạch", "Kế hoạch của mình".
[[nodiscard]] bool names_no_document(std::string_view text, Span noun);
/// After a defined name these words belong to the sentence, not to a longer title.
[[nodiscard]] bool goes_on_after_name(std::string_view text, std::size_t end);
/// Nothing but a bullet or number before it in its block or cell.
[[nodiscard]] bool opens_item(std::string_view text, std::size_t at);
/// "Vụ Tài chính, Kế hoạch; ...": between the separators of a list of bodies.
[[nodiscard]] bool is_list_item(std::string_view text, Span span);
/// Being made: "xây dựng và ban hành Kế hoạch ...". The text is in small letters.
[[nodiscard]] bool is_planned(std::string_view lower, std::size_t at);
/// "Quyết định số 1393/... của Thủ tướng Chính phủ phê duyệt |Chiến lược".
[[nodiscard]] bool follows_number(std::string_view gap);
/// "Chiến lược ...| được Thủ tướng Chính phủ phê duyệt tại Quyết định số 1393/...".
[[nodiscard]] bool leads_to_number(std::string_view gap);

}  // namespace viendan::citations
