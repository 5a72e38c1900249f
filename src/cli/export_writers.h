// What an export is written by: one writer a format, which takes documents one at a time.
#pragma once

#include <memory>

#include "cli/chosen.h"
#include "cli/options.h"

namespace viendan::cli {

class ExportWriter {
 public:
  virtual ~ExportWriter() = default;
  [[nodiscard]] virtual Result<void> add(const render::Part& part) = 0;
  [[nodiscard]] virtual Result<void> finish() = 0;
};

/// What every writer may look at; it outlives them.
struct ExportTask {
  const ExportOptions& wanted;
  const Chosen& chosen;
  const Vocabulary& vocabulary;
};

/// Whether the format holds rows that name rows of other documents.
[[nodiscard]] bool has_keys(render::Format format);
/// Usage where the format cannot hold what is wanted.
[[nodiscard]] Result<std::unique_ptr<ExportWriter>> export_writer(const ExportTask& task);

}  // namespace viendan::cli
