#include "render/iri.h"

#include <catch2/catch.hpp>

namespace viendan::render {
namespace {

TEST_CASE("identities become IRIs of the Akoma Ntoso Naming Convention") {
  struct Row {
    std::string_view identity, iri;
  };
  constexpr Row kRows[] = {
      {"qd-ttg/2012/1393", "/akn/vn/act/qd/ttg/2012/1393"},
      {"ttlt-btc-bct/2012/221", "/akn/vn/act/ttlt/btc-bct/2012/221"},
      {"qd-ubnd.quang-binh/2013/2384", "/akn/vn/act/qd/ubnd.quang-binh/2013/2384"},
      {"bo-luat-qh14/2019/45", "/akn/vn/act/bo-luat/qh14/2019/45"},
      // A letter orders nothing.
      {"cv-bct-khcn/2013/1594", "/akn/vn/doc/cv/bct-khcn/2013/1594"},
      // Laws that are known by their names.
      {"luat:bao-ve-moi-truong@2005", "/akn/vn/act/luat/2005/bao-ve-moi-truong"},
      {"bo-luat:lao-dong@2019", "/akn/vn/act/bo-luat/2019/lao-dong"},
      {"hien-phap@2013", "/akn/vn/act/hien-phap/2013"},
      // A year that is not known is no part of a query.
      {"qd-ttg/?/403", "/akn/vn/act/qd/ttg/xxxx/403"},
      {"file/?/a-md", "/akn/vn/doc/file/xxxx/a-md"},
      // Whatever stands in an identity, the IRI stays one.
      {"qd-<a b>/2012/\"1\"", "/akn/vn/act/qd/%3Ca%20b%3E/2012/%221%22"},
  };
  for (const auto& [identity, iri] : kRows) CHECK(work_iri(identity) == iri);
}

TEST_CASE("a pinpoint names a provision by the eId that it has in its own document") {
  struct Row {
    Pinpoint pinpoint;
    std::string_view end;
  };
  const Row rows[] = {
      {{}, ""},
      {{.article = "5"}, "/!main~art_5"},
      {{.article = "5", .clause = "2", .point = "đ"}, "/!main~art_5__cl_2__point_dd"},
      {{.annex = "Phụ lục II"}, "/!annex_ii"},
      {{.annex = "Phụ lục"}, "/!annex_1"},
  };
  for (const auto& [pinpoint, end] : rows) {
    CHECK(provision_iri("nd-cp/2012/95", pinpoint) ==
          "/akn/vn/act/nd/cp/2012/95" + std::string(end));
  }
}

TEST_CASE("labels in eIds are ASCII, and đ is not d") {
  CHECK(label_in_eid("đ") == "dd");
  CHECK(label_in_eid("Đ") == "dd");
  CHECK(label_in_eid("IV") == "iv");
  CHECK(label_in_eid("1.2") == "1-2");
  CHECK(label_in_eid("thứ nhất") == "thu-nhat");
  CHECK(label_in_eid("*)").empty());
}

TEST_CASE("only a citation of which the target is sure is a link") {
  Citation citation{.target = {.id = "qd-ttg/2012/1393"}};
  for (const auto& [status, name] : kCitationStatuses) {
    INFO(name);
    citation.status = status;
    const bool sure = status == CitationStatus::Resolved || status == CitationStatus::Stub;
    CHECK(links(citation) == sure);
  }
  citation.status = CitationStatus::Resolved;
  citation.target.id.clear();
  CHECK_FALSE(links(citation));
}

}  // namespace
}  // namespace viendan::render
