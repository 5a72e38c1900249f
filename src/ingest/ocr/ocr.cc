#include "ingest/ocr/ocr.h"

namespace viendan::ingest {

bool has_ocr() {
  return false;
}

Result<Page> read_picture(const Picture&, std::string_view source) {
  return Err(Error::Code::Unreadable, "{}: not read yet", source);
}

Result<RichText> read_image(const Input& input) {
  return Err(Error::Code::Unreadable, "{}: not read yet", input.source);
}

}  // namespace viendan::ingest
