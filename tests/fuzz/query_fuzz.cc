// Any bytes are a query: read and answered, whatever is asked for beside the words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../support/scratch.h"
#include "base/unicode.h"
#include "search/index.h"

namespace {

using namespace viendan;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

Document document(std::string_view number, std::string_view says) {
  Document d;
  d.metadata.id = "qd-ttg/2012/" + std::string(number);
  d.source = std::string(number) + ".txt";
  d.metadata.symbol.value = std::string(number) + "/QĐ-TTg";
  d.metadata.number.value = number;
  d.metadata.type.value = "Quyết định";
  d.metadata.issuer.value = "Thủ tướng Chính phủ";
  d.metadata.date.value = "2012-09-25";
  d.metadata.title.value = "Về tăng trưởng xanh";
  d.text = std::string(says) + "\n";
  d.blocks.push_back({.kind = BlockKind::Document});
  Block block{.kind = BlockKind::Article, .parent = 0, .label = "1", .anchor = "dieu-1"};
  block.own.end = static_cast<std::uint32_t>(d.text.size());
  d.blocks.push_back(std::move(block));
  return d;
}

search::Reader make_index(const std::filesystem::path& folder) {
  auto writer = search::Writer::create(folder, "1").value();
  for (const auto& each : {document("1393", "Điều 1. Sản xuất sạch hơn, tiết kiệm năng lượng."),
                           document("403", "Điều 1. Kế hoạch hành động quốc gia; hoà giải.")}) {
    static_cast<void>(writer.put(each, {}).value());
  }
  if (!writer.finish()) std::abort();
  return search::Reader::open(search::Location::local({folder})).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::Scratch folder;
  static const search::Reader reader = make_index(folder.path());
  if (size == 0) return 0;
  const unsigned asked = data[0];
  Query query;
  query.text.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  query.explain = (asked & 1U) != 0;
  query.expand = (asked & 2U) != 0;
  query.passages = (asked & 4U) != 0;
  if ((asked & 8U) != 0) query.facets = {"type", "year", "issuer", "lead"};
  query.sort = kSortBys[asked / 16 % kSortBys.size()].first;
  const auto answer = reader.find(query, vocabulary());
  if (!answer) std::abort();
  // The reading repeats what was typed, byte for byte.
  if (is_valid_utf8(query.text) && !is_valid_utf8(answer->reading)) std::abort();
  for (const Hit& hit : answer->hits) {
    for (const Passage& passage : hit.passages) {
      if (!is_valid_utf8(passage.snippet)) std::abort();
    }
  }
  return 0;
}
