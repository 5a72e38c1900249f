// Which documents an export is of, and which of their activities and duties: one document at a
// time, so that no corpus is too large.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/loaded.h"
#include "render/tables.h"
#include "search/rows.h"

namespace viendan::cli {

/// --document, --query and conditions on documents and provisions choose documents: a document has
/// to fulfil all. --agency, --lead, --joins, --deadline and --period choose activities and duties;
/// a document that has none of these is left out, of the others all else is exported.
class Chosen {
 public:
  [[nodiscard]] static Result<Chosen> of(const Options& options, const ExportOptions& wanted,
                                         const Vocabulary& vocabulary);

  using Take = std::function<Result<void>(const render::Part& part)>;
  /// In order of identity.
  [[nodiscard]] Result<void> each(const Take& take) const;

  /// Makes has() exact, which costs a look into each document where rows are chosen.
  [[nodiscard]] Result<void> look();
  [[nodiscard]] const std::set<std::string, std::less<>>& ids() const { return ids_; }
  /// Whether the document is among them.
  [[nodiscard]] bool has(std::string_view id) const { return ids_.contains(id); }

  /// What search had to say: "widened: ..."; "" for nothing.
  [[nodiscard]] const std::string& note() const { return note_; }
  [[nodiscard]] const store::Workspace& workspace() const { return index_.workspace; }

 private:
  Chosen(Opened index, search::RowsWanted rows, std::vector<std::string> agencies)
      : index_(std::move(index)), rows_(std::move(rows)), agencies_(std::move(agencies)) {}
  [[nodiscard]] Result<void> choose_documents(const Options& options, const ExportOptions& wanted,
                                              const Vocabulary& vocabulary);
  template <typename T>
  [[nodiscard]] std::vector<int> keep(std::vector<T>& rows) const;
  [[nodiscard]] bool takes_part(const Activity& activity) const;
  [[nodiscard]] bool takes_part(const Duty& duty) const;
  [[nodiscard]] bool all_rows() const { return rows_.all() && agencies_.empty(); }

  Opened index_;
  search::RowsWanted rows_;
  std::vector<std::string> agencies_;
  std::set<std::string, std::less<>> ids_;
  std::string note_;
};

}  // namespace viendan::cli
