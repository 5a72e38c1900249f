#include "ingest/office/office.h"

namespace viendan::ingest {

Result<RichText> read_ooxml(const Input& input) {
  return Err(Error::Code::Unreadable, "{}: not read yet", input.source);
}

Result<RichText> read_old_office(const Input& input) {
  return Err(Error::Code::Unreadable, "{}: not read yet", input.source);
}

}  // namespace viendan::ingest
