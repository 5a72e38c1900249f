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

std::size_t size_of(const RichParagraph& paragraph) {
  std::size_t size = 0;
  for (const Run& run : paragraph.runs) size += run.text.size();
  return size;
}

/// The longest paragraph in bytes: what follows is made for lines that a person wrote.
std::size_t longest(const RichText& rich) {
  std::size_t most = 0;
  for (const RichPiece& piece : rich.pieces) {
    if (const auto* paragraph = std::get_if<RichParagraph>(&piece)) {
      most = std::max(most, size_of(*paragraph));
      continue;
    }
    for (const RichRow& row : std::get<RichTable>(piece).rows) {
      for (const RichCell& cell : row.cells) {
        for (const RichParagraph& inner : cell.paragraphs) most = std::max(most, size_of(inner));
      }
    }
  }
  return most;
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
  auto rich = has_link_of(*inner, "worksheet") ? read_xlsx(*archive, part, input.limits)
                                               : read_docx(*archive, part);
  if (rich && longest(*rich) > input.limits.line_bytes)
    return fail(fmt::format("a paragraph of more than {} bytes", input.limits.line_bytes));
  return rich;
}

}  // namespace viendan::ingest
