#include "cli/export_documents.h"

namespace viendan::cli {

Result<int> export_akn(const Options&, const ExportOptions&) {
  return Err(Error::Code::Usage, "Akoma Ntoso is not written yet");
}

}  // namespace viendan::cli
