#include <array>

#include "web/page/layout.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

constexpr Phrase kLead{
    "Những tệp trong thư mục văn bản mà chương trình không đọc được, và lý do. Các tệp khác không "
    "bị "
    "ảnh hưởng; tệp được đọc lại khi nó thay đổi.",
    "Files of the folder of documents that could not be read, and why. Others are not affected; a "
    "file is read again once it changes."};
constexpr Phrase kNone{"Mọi tệp đều đọc được.", "Every file could be read."};
constexpr Phrase kTotal{"{} tệp không đọc được", "{} files could not be read"};
constexpr Phrase kTotalOne{"{} tệp không đọc được", "{} file could not be read"};
constexpr std::array kColumns = std::to_array<Column>({
    {{"Tệp", "File"}},
    {{"Lý do", "Reason"}},
});

/// Messages begin with the file, which stands beside them.
std::string_view reason(const store::SourceRecord& source) {
  std::string_view words = source.error;
  if (words.starts_with(source.source)) words.remove_prefix(source.source.size());
  while (words.starts_with(':') || words.starts_with(' ')) words.remove_prefix(1);
  return words;
}

}  // namespace

Result<void> unread_files(Html& html, const View& view) {
  std::vector<const store::SourceRecord*> unread;
  for (const auto& source : view.collection.workspace.manifest().sources) {
    if (!source.error.empty()) unread.push_back(&source);
  }
  html.element("p", view.say(kLead));
  if (unread.empty()) {
    html.element("p", view.say(kNone));
    return {};
  }
  const std::size_t offset =
      std::min<std::size_t>(view.number("offset", 0, kMostOffsetOfView, 0), unread.size());
  data_table(html, view, counted(view, kTotalOne, kTotal, unread.size()), kColumns, [&] {
    for (std::size_t i = offset; i < std::min(unread.size(), offset + kRowsOfView); ++i) {
      html.element("tr", [&] {
        row_heading(html, [&] { html.element("code", unread[i]->source); });
        html.element("td", {{"lang", "en", view.language == Language::Vietnamese}},
                     reason(*unread[i]));
      });
    }
  });
  paging(html, view, offset, kRowsOfView, unread.size());
  return {};
}

}  // namespace viendan::web
