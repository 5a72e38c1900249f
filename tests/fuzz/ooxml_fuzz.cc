// DOCX and XLSX files: any bytes are read or refused, within small limits. Bytes that are no zip
// archive become the parts of one, parted by NUL: else the checksums would keep mutations out.
#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/ingest/office_files.h"
#include "ingest/office/office.h"

namespace {

using namespace viendan;

struct Part {
  std::string_view type;
  std::string_view name;
};
constexpr std::array<Part, 4> kTextParts = {{{"officeDocument", "document.xml"},
                                             {"styles", "styles.xml"},
                                             {"numbering", "numbering.xml"},
                                             {"footnotes", "footnotes.xml"}}};
constexpr std::array<Part, 4> kSheetParts = {{{"officeDocument", "workbook.xml"},
                                              {"worksheet", "sheet.xml"},
                                              {"styles", "styles.xml"},
                                              {"sharedStrings", "strings.xml"}}};

std::string archive_of(std::string_view bytes) {
  const bool sheet = bytes.starts_with("<workbook");
  const auto& parts = sheet ? kSheetParts : kTextParts;
  std::vector<test::ZipEntry> entries = {
      {"_rels/.rels", test::links(test::link("a", "officeDocument", parts[0].name))}};
  std::string links;
  for (const Part& part : parts) {
    const auto end = std::min(bytes.find('\0'), bytes.size());
    entries.push_back({std::string(part.name), std::string(bytes.substr(0, end))});
    links += test::link(part.type, part.type, part.name);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  entries.push_back({"_rels/" + std::string(parts[0].name) + ".rels", test::links(links)});
  return test::make_zip(entries);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ingest::Limits limits{.cells = 10'000, .unpacked = 4u << 20};
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  const std::string bytes = given.starts_with("PK") ? std::string(given) : archive_of(given);
  const ingest::Input input{"fuzz", bytes, limits};
  const auto rich = ingest::read_ooxml(input);
  if (rich) static_cast<void>(ingest::to_draft(input, *rich));
  return 0;
}
