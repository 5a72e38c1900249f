#include "tables/join.h"

#include "tables/bodies.h"
#include "tables/classification.h"
#include "tables/continuation.h"
#include "tables/fields.h"
#include "tables/funding.h"
#include "tables/groups.h"
#include "tables/kinds.h"
#include "tables/leaks.h"
#include "tables/lists.h"
#include "tables/merged.h"
#include "tables/ordinals.h"
#include "tables/pages.h"
#include "tables/sheet.h"
#include "tables/shift.h"
#include "tables/spans.h"

namespace viendan::tables {
namespace {

struct Stage {
  std::string_view name;
  void (*run)(Sheet&, const Context&);
};

// The order matters: a row must be whole before its names are completed, and stand in its columns
// before it can be told from the end of the row above.
constexpr Stage kActivityStages[] = {
    {"lists", unfold_lists},
    {"shift", realign_rows},
    {"lists of cells put back", unfold_lists},
    {"ordinals", restore_ordinals},
    {"continuation", join_continuations},
    {"leaks", return_leaked_words},
    {"slid syllables", return_slid_syllables},
    {"funding", complete_funding},
    {"bodies", complete_bodies},
};

void read_rows(Sheet& sheet, const Context& context) {
  fold_columns(sheet);
  drop_blank_columns(sheet);
  undo_merged_cells(sheet, context);
  take_group_columns(sheet);
  settle_merged_cells(sheet, context);
  find_groups(sheet);
  sheet.kind = kind_of(sheet, context);
  switch (sheet.kind) {
    case TableKind::Activities:
      for (const Stage& stage : kActivityStages) stage.run(sheet, context);
      break;
    case TableKind::Classification:
      unfold_columns(sheet, context.draft);
      break;
    case TableKind::Data:
      join_cut_rows(sheet);
      break;
    default:
      break;
  }
}

Table read_sheet(Sheet sheet, const Context& context) {
  if (is_field_sheet(sheet, context)) {
    sheet.kind = TableKind::FieldSheet;
    read_fields(sheet, context);
  } else {
    read_rows(sheet, context);
  }
  return table_of(std::move(sheet));
}

}  // namespace

std::vector<Table> join(const Draft& draft, const Document& document, const Vocabulary& vocabulary,
                        std::vector<Issue>& issues) {
  TypeCache cache;
  const Context context{draft, document, vocabulary, document.metadata.issued(), issues, cache};
  std::vector<Table> tables;
  for (Sheet& sheet : join_pages(sheets_of(draft, document), context)) {
    tables.push_back(read_sheet(std::move(sheet), context));
  }
  return tables;
}

}  // namespace viendan::tables
