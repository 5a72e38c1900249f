// The views of "/collection": each writes what stands below the tabs.
#pragma once

#include "base/result.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

[[nodiscard]] Result<void> overview(Html& html, const View& view);
[[nodiscard]] Result<void> coverage(Html& html, const View& view);
[[nodiscard]] Result<void> open_citations(Html& html, const View& view);
[[nodiscard]] Result<void> disagreements(Html& html, const View& view);
[[nodiscard]] Result<void> remarks(Html& html, const View& view);
[[nodiscard]] Result<void> unread_files(Html& html, const View& view);
[[nodiscard]] Result<void> changes(Html& html, const View& view);

inline constexpr std::size_t kRowsOfView = 50;
inline constexpr std::uint32_t kMostOffsetOfView = 10'000'000;

}  // namespace viendan::web
