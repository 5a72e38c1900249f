// A small index for tests of search: documents written in the test, put into a folder of its own.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "search/index.h"
#include "support/scratch.h"

namespace viendan::search::test_index {

namespace fs = std::filesystem;

using Folder = test::Scratch;

inline const Vocabulary& vocabulary() {
  static const Vocabulary kLoaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return kLoaded;
}

/// A document of a head and one article a line.
inline Document document(std::string_view id, std::string_view symbol, std::string_view date,
                         std::string_view title, const std::vector<std::string>& articles) {
  Document d;
  d.metadata.id = id;
  d.source = replace_all(id, "/", "_") + ".txt";
  d.metadata.symbol.value = symbol;
  d.metadata.number.value = symbol.substr(0, symbol.find('/'));
  d.metadata.type.value = symbol.find("/CT") == std::string_view::npos ? "Quyết định" : "Chỉ thị";
  d.metadata.issuer.value = "Bộ trưởng Bộ Công Thương";
  d.metadata.issuer_body = "Bộ Công Thương";
  d.metadata.date.value = date;
  d.metadata.title.value = title;
  d.blocks.push_back({.kind = BlockKind::Document});
  const auto add = [&d](Block block, std::string_view text) {
    block.own.begin = static_cast<std::uint32_t>(d.text.size());
    d.text.append(text).append("\n");
    block.own.end = static_cast<std::uint32_t>(d.text.size());
    d.blocks.push_back(std::move(block));
  };
  add({.kind = BlockKind::Head, .parent = 0}, fmt::format("Số: {}\n{}", symbol, title));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::string label = std::to_string(i + 1);
    add({.kind = BlockKind::Article, .parent = 0, .label = label, .anchor = "dieu-" + label},
        fmt::format("Điều {}. {}", label, articles[i]));
  }
  return d;
}

inline void cite(Document& d, std::string_view surface, std::string_view id) {
  const auto at = static_cast<std::uint32_t>(d.text.find(surface));
  const auto end = at + static_cast<std::uint32_t>(surface.size());
  Citation citation{.span = {at, end}, .surface = std::string(surface)};
  citation.target.id = id;
  citation.target.symbol = surface;
  citation.target.number = surface.substr(0, surface.find('/'));
  d.citations.push_back(std::move(citation));
}

inline Activity activity(std::string_view ordinal, std::string_view title, std::string_view lead) {
  Activity a{.annex = "Phụ lục",
             .table = "I",
             .ordinal = std::string(ordinal),
             .group = {"Nhóm nhiệm vụ về thể chế"},
             .title = std::string(title)};
  a.lead.push_back({.name = std::string(lead)});
  a.anchor = fmt::format("pl.muc-i.hd-{}", ordinal);
  return a;
}

/// Two decisions that cite 1393/QĐ-TTg, which is not there; one directive; one decision of accents.
inline std::vector<Document> corpus() {
  std::vector<Document> all;
  all.push_back(document("qd-bct/2015/13443", "13443/QĐ-BCT", "2015-12-08",
                         "Về việc phê duyệt Kế hoạch hành động tăng trưởng xanh",
                         {"Phê duyệt Kế hoạch hành động tăng trưởng xanh của ngành.",
                          "Thực hiện Quyết định số 1393/QĐ-TTg về sản xuất sạch hơn.",
                          "Tiết kiệm năng lượng; hoà giải."}));
  cite(all.back(), "1393/QĐ-TTg", "qd-ttg/2012/1393");
  all.back().activities = {activity("7", "Áp dụng sản xuất sạch hơn", "Vụ Khoa học và Công nghệ"),
                           activity("8", "Phát triển thị trường", "Vụ Thị trường trong nước")};
  all.push_back(document("qd-ttg/2016/76", "76/QĐ-TTg", "2016-01-11",
                         "Về sản xuất và tiêu dùng bền vững",
                         {"Căn cứ Quyết định số 1393/QĐ-TTg, xanh hóa lối sống.",
                          "Trưởng các ban tăng cường phủ xanh; sạch hơn."}));
  cite(all.back(), "1393/QĐ-TTg", "qd-ttg/2012/1393");
  all.push_back(document("ct-bct/2013/4", "04/CT-BCT", "2013-03-05", "Về tiết kiệm điện",
                         {"Số tiền 1393 đồng; tiêt kiệm."}));
  all.push_back(document("qd-bct/2014/9", "09/QĐ-BCT", "2014-02-02", "Về thử nghiệm",
                         {"tang truong xanh viết không dấu."}));
  return all;
}

inline Stub strategy() {
  return {{.id = "qd-ttg/2012/1393",
           .symbol = "1393/QĐ-TTg",
           .type = "Quyết định",
           .number = "1393",
           .date = Date{2012, 9, 25},
           .issuer = "Thủ tướng Chính phủ",
           .title = "Chiến lược quốc gia về tăng trưởng xanh"},
          {"qd-bct/2015/13443", "qd-ttg/2016/76"},
          2};
}

inline void write(const fs::path& folder, const std::vector<Document>& documents,
                  bool with_stub = true) {
  auto writer = Writer::create(folder, "1");
  REQUIRE(writer);
  for (const auto& each : documents) {
    REQUIRE(check(each));
    REQUIRE(writer->put(each, {each.metadata.id == "qd-ttg/2012/1393" ? 2U : 0U}));
  }
  if (with_stub) REQUIRE(writer->put(strategy()));
  REQUIRE(writer->finish());
}

struct Index {
  Folder folder;
  std::optional<Reader> reader;
  explicit Index(const std::vector<Document>& documents = corpus(), bool with_stub = true) {
    write(folder.path(), documents, with_stub);
    auto opened = Reader::open(Location::local({folder.path()}));
    REQUIRE(opened);
    reader.emplace(std::move(*opened));
  }
  [[nodiscard]] Answer find(const Query& query) const {
    auto answer = reader->find(query, vocabulary());
    if (!answer) FAIL(answer.error().message);
    return std::move(*answer);
  }
  [[nodiscard]] std::vector<std::string> ids(const Query& query) const {
    std::vector<std::string> found;
    for (const Hit& hit : find(query).hits) found.push_back(hit.document);
    return found;
  }
};

using Ids = std::vector<std::string>;

}  // namespace viendan::search::test_index
