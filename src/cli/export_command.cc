#include "cli/chosen.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/export_forms.h"
#include "cli/export_writers.h"

namespace viendan::cli {

Result<int> run(const Options& options, const ExportOptions& records) {
  if (const auto form = records.all_kinds ? nullptr : export_form(records.what, records.format)) {
    return form(options, records);
  }
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  auto chosen = Chosen::of(options, records, *vocabulary);
  if (!chosen) return tl::unexpected(chosen.error());
  if (!chosen->note().empty()) fmt::print(stderr, "remark: {}\n", chosen->note());
  const auto writer = export_writer({records, *chosen, *vocabulary});
  if (!writer) return tl::unexpected(writer.error());
  if (has_keys(records.format)) {
    if (auto looked = chosen->look(); !looked) return tl::unexpected(looked.error());
  }
  const auto added = chosen->each([&](const render::Part& part) { return (*writer)->add(part); });
  if (!added) return tl::unexpected(added.error());
  if (auto done = (*writer)->finish(); !done) return tl::unexpected(done.error());
  return ExitDone;
}

}  // namespace viendan::cli
