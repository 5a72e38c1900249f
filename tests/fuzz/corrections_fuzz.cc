// Any bytes are a file of corrections: read, told what is wrong in it, and applied to a document.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/unicode.h"
#include "corrections/links.h"
#include "pipeline/read_document.h"

namespace {

using namespace viendan;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

Draft draft() {
  static const Draft read =
      ingest::read_bytes(
          "a.txt",
          "THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nSố: 1/QĐ-TTg\n\nHà Nội, ngày 05 tháng 6 năm "
          "2015\n\nQUYẾT ĐỊNH\n\nPhê duyệt Chiến lược\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ "
          "Nghị định số 8/2011/NĐ-CP;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt.\n\nPhụ lục\n\n"
          "TT\tTên hoạt động\tCơ quan chủ trì\tThời gian\n1\tXây dựng quy định\tBộ Công "
          "Thương\t2016\n2\tRà soát văn bản\tVụ Kế hoạch\t2017\n",
          {})
          .value();
  return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<corrections::Entry> entries;
  std::vector<corrections::Fault> faults;
  corrections::read_file_of_corrections(bytes, "corrections/a.xml", vocabulary(),
                                        {.entries = 1000, .value_bytes = 4000}, entries, faults);
  for (const auto& fault : faults) {
    if (is_valid_utf8(bytes) && !is_valid_utf8(fault.message)) std::abort();
  }
  const corrections::Corrections all(std::move(entries), std::move(faults));
  auto [document, told] = pipeline::read_corrected(draft(), vocabulary(), all);
  const auto unknown = [](std::string_view) { return std::nullopt; };
  corrections::put_decisions(document,
                             corrections::decide_links(document, document.citations,
                                                       all.of(told, document.source), unknown));
  if (document.corrections.size() != all.of(told, document.source).size()) std::abort();
  if (!check(document)) std::abort();
  return 0;
}
