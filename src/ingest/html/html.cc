#include "ingest/html/html.h"

#include "ingest/html/characters.h"
#include "ingest/html/compose.h"
#include "ingest/html/data_sheet.h"

namespace viendan::ingest {

Result<RichText> read_html(const Input& input) {
  const std::string text = html::page_text(input.bytes);
  auto tree = html::parse_tree(input.source, text);
  if (!tree) return tl::unexpected(tree.error());
  const html::Page page = html::take_apart(std::move(*tree));
  const html::Found found = html::find_document(page);
  return RichText{.format = "html",
                  .pieces = html::compose(page, found),
                  .evidence = html::read_data_sheet(page, found)};
}

}  // namespace viendan::ingest
