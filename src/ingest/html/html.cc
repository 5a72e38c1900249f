#include "ingest/html/html.h"

namespace viendan::ingest {

Result<RichText> read_html(const Input& input) {
  return Err(Error::Code::Unreadable, "{}: not read yet", input.source);
}

}  // namespace viendan::ingest
