#include "pipeline/guard.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace viendan::pipeline {

Result<void> still_there(const Config& config, const Sources& sources) {
  std::set<std::string_view> now;
  std::size_t kept = 0;
  for (const Item& item : sources.items) {
    if (item.is_document()) now.insert(item.record.own);
    kept += item.is_document() && item.was_document() ? 1 : 0;
  }
  // One that is here under another name, or was read from another file, is not lost.
  const auto lost = static_cast<std::size_t>(std::ranges::count_if(
      sources.gone, [&](const store::SourceRecord* record) { return !now.contains(record->own); }));
  const double before = static_cast<double>(kept + sources.gone.size());
  if (config.allow_removal || lost < kFewLost || static_cast<double>(lost) <= kMostLost * before) {
    return {};
  }
  return with_hint(
      Err(Error::Code::Unreadable,
          "{}: of {} documents of the index {} are not there or cannot be read",
          config.corpus.string(), before, lost),
      "nothing was changed: look whether it is the right folder, and whole; where they "
      "are to be removed add --allow-removal");
}

}  // namespace viendan::pipeline
