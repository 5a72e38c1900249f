#include "ingest/pdf/pdf.h"

namespace viendan::ingest {

Result<RichText> read_pdf(const Input& input) {
  return Err(Error::Code::Unreadable, "{}: not read yet", input.source);
}

}  // namespace viendan::ingest
