#include "tables/funding.h"

#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"
#include "tables/types.h"

namespace viendan::tables {
namespace {

constexpr std::size_t kFewestWords = 2;
constexpr std::size_t kLongestItem = 200;
constexpr std::size_t kMostRemembered = 20000;
constexpr std::string_view kFinalMarks = " .;,";

/// `next` goes on where `text` ends, at the end of a syllable.
bool is_cut_from(std::string_view text, std::string_view whole) {
  return whole.size() > text.size() && whole.starts_with(text) && whole[text.size()] == ' ';
}

std::string mended_line(const Context& context, std::string_view line, SheetRow& row,
                        const Cell& cell) {
  const auto item = trim(without_bullet(line), kFinalMarks);
  const auto source = item.empty() ? std::nullopt : funding_source(context, item);
  if (!source || *source == item) return std::string(line);
  const bool cut = is_cut_from(fold(item), fold(*source));
  row.repairs.push_back({cut ? "funding-completed" : "funding-spelling", "funding",
                         std::string(item), *source, cut ? 0.85 : 0.95, span_of(cell)});
  return replace_all(line, item, *source);
}

const std::vector<std::string>& folded_names(const Context& context) {
  auto& names = context.cache.funding_names;
  if (!names.empty()) return names;
  for (const auto& source : context.vocabulary.funding_sources()) names.push_back(fold(source));
  return names;
}

std::optional<std::string> find_source(const Context& context, std::string_view item) {
  if (item.size() > kLongestItem) return std::nullopt;
  const std::string folded = fold(trim(item, kFinalMarks));
  const auto& names = folded_names(context);
  std::size_t candidates = 0;
  std::size_t whole = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == folded) return context.vocabulary.funding_sources()[i];
    if (!is_cut_from(folded, names[i])) continue;
    ++candidates;
    whole = i;
  }
  if (candidates != 1 || count_words(folded) < kFewestWords) return std::nullopt;
  return context.vocabulary.funding_sources()[whole];
}

}  // namespace

std::optional<std::string> funding_source(const Context& context, std::string_view item) {
  auto& known = context.cache.funding;
  if (known.size() > kMostRemembered) known.clear();
  const auto [place, fresh] = known.try_emplace(std::string(item));
  if (fresh) place->second = find_source(context, item);
  return place->second;
}

void complete_funding(Sheet& sheet, const Context& context) {
  const int column = sheet.column(ColumnRole::Funding);
  if (column < 0) return;
  for (auto& row : sheet.rows) {
    if (row.kind != RowKind::Data) continue;
    Cell& cell = row.cells[static_cast<std::size_t>(column)];
    std::vector<std::string> lines;
    for (const auto line : split(cell.text, '\n')) {
      lines.push_back(mended_line(context, line, row, cell));
    }
    cell.text = join(lines, "\n");
  }
}

}  // namespace viendan::tables
