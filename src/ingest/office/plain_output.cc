#include "ingest/office/plain_output.h"

#include <algorithm>

#include "base/text.h"
#include "ingest/lines.h"
#include "ingest/office/sheet.h"

namespace viendan::ingest {
namespace {

/// Takes a cell from the beginning of `text`: up to a separator outside quotes, which stays.
std::string take_cell(std::string_view& text) {
  std::string cell;
  bool quoted = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (!quoted && (c == ';' || c == '\n')) break;
    if (c != '"') {
      cell += c;
      continue;
    }
    const bool doubled = quoted && at + 1 < text.size() && text[at + 1] == '"';
    if (doubled) cell += text[++at];
    if (!doubled) quoted = !quoted;
  }
  text.remove_prefix(at);
  return cell;
}

Sheet sheet_of(std::string_view text) {
  Sheet sheet;
  SheetRow row;
  for (std::uint32_t column = 0; !text.empty(); ++column) {
    std::string cell = take_cell(text);
    if (!is_blank(cell)) row.cells.push_back({column, {Run{std::move(cell)}}});
    if (text.starts_with('\n') || text.empty()) {
      const auto next = row.row + 1;
      if (!row.cells.empty()) sheet.rows.push_back(std::move(row));
      row = {.row = next};
      column = UINT32_MAX;
    }
    text.remove_prefix(std::min<std::size_t>(1, text.size()));
  }
  return sheet;
}

/// What is lost is told once: no repair could bring it back.
RichText with_loss(RichText rich) {
  rich.issues.push_back({"layout-lost",
                         "The file was read without its layout, and letters may be missing: the "
                         "program that converts it whole is not installed."});
  return rich;
}

}  // namespace

Result<RichText> read_plain_lines(const Input& input) {
  RichText rich;
  for (const auto line : split(input.bytes, '\n')) {
    rich.pieces.emplace_back(RichParagraph{.runs = {Run{std::string(trim_right(line, "\r\f"))}}});
  }
  return with_loss(std::move(rich));
}

Result<RichText> read_quoted_sheets(const Input& input) {
  RichText rich;
  for (const auto text : split(input.bytes, '\f')) {
    auto pieces = pieces_of(sheet_of(text), input.limits.cells);
    if (!pieces) return Err(Error::Code::Unreadable, "{}: {}", input.source, pieces.error());
    std::ranges::move(*pieces, std::back_inserter(rich.pieces));
  }
  return with_loss(std::move(rich));
}

}  // namespace viendan::ingest
