#include "ingest/office/office.h"

#include "ingest/office/archive.h"
#include "ingest/office/docx.h"
#include "ingest/office/package.h"

namespace viendan::ingest {

Result<RichText> read_ooxml(const Input& input) {
  auto archive = Archive::open(input);
  if (!archive) return tl::unexpected(archive.error());
  const auto links = read_links(*archive, "");
  if (!links) return tl::unexpected(links.error());
  std::string part = part_of_type(*archive, *links, "officeDocument");
  if (part.empty() && archive->has("word/document.xml")) part = "word/document.xml";
  if (part.empty())
    return Err(Error::Code::Unreadable, "{}: an archive, but no office file", input.source);
  return read_docx(*archive, part);
}

}  // namespace viendan::ingest
