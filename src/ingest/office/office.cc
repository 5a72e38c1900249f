#include "ingest/office/office.h"

#include <algorithm>

#include "ingest/office/archive.h"
#include "ingest/office/docx.h"
#include "ingest/office/package.h"
#include "ingest/office/xlsx.h"

namespace viendan::ingest {
namespace {

/// Where programs put the main part; for files that do not say where it is.
constexpr std::string_view kUsualParts[] = {"word/document.xml", "xl/workbook.xml"};

std::string main_part(const Archive& archive, const PartLinks& links) {
  std::string part = part_of_type(archive, links, "officeDocument");
  if (!part.empty()) return part;
  const auto* found =
      std::ranges::find_if(kUsualParts, [&](auto usual) { return archive.has(usual); });
  return found == std::end(kUsualParts) ? "" : std::string(*found);
}

bool has_link_of(const PartLinks& links, std::string_view type) {
  return std::ranges::find(links, type, &PartLink::type) != links.end();
}

}  // namespace

Result<RichText> read_ooxml(const Input& input) {
  auto archive = Archive::open(input);
  if (!archive) return tl::unexpected(archive.error());
  const auto links = read_links(*archive, "");
  if (!links) return tl::unexpected(links.error());
  const std::string part = main_part(*archive, *links);
  const auto fail = [&](std::string_view what) {
    return Err(Error::Code::Unreadable, "{}: {}", input.source, what);
  };
  if (part.empty()) return fail("an archive, but no office file");
  // Told by what the main part refers to: declared types may be wrong, and are not needed.
  const auto inner = read_links(*archive, part);
  if (!inner) return tl::unexpected(inner.error());
  if (has_link_of(*inner, "slide")) return fail("a presentation, neither text nor spreadsheet");
  if (has_link_of(*inner, "worksheet")) return read_xlsx(*archive, part, input.limits);
  return read_docx(*archive, part);
}

}  // namespace viendan::ingest
