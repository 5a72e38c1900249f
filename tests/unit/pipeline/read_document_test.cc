#include "pipeline/read_document.h"

#include <catch2/catch.hpp>

#include "base/file.h"
#include "normalise/normalise.h"
#include "pipeline/parallel.h"
#include "store/xml.h"

namespace viendan::pipeline {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

std::vector<std::filesystem::path> corpus() {
  return list_files(VIENDAN_CORPUS).value();
}

/// Every span that a reading holds: each must lie in the text.
std::vector<Span> spans_of(const Document& document) {
  std::vector<Span> spans;
  for (const auto& activity : document.activities) spans.push_back(activity.span);
  for (const auto& target : document.targets) spans.push_back(target.span);
  for (const auto& duty : document.duties) spans.push_back(duty.span);
  for (const auto& citation : document.citations) spans.push_back(citation.evidence);
  for (const auto& repair : document.repairs) spans.push_back(repair.span);
  for (const auto& issue : document.issues) spans.push_back(issue.span);
  return spans;
}

}  // namespace

TEST_CASE("every document of the corpus keeps the invariants, and its record gives it back") {
  REQUIRE(corpus().size() >= 5);
  for (const auto& source : corpus()) {
    INFO(source.string());
    const auto document = read_document(VIENDAN_CORPUS, source, vocabulary());
    REQUIRE(document);
    CHECK(check(*document));
    const std::string xml = store::to_xml(*document);
    CHECK(store::validate(xml, VIENDAN_SCHEMAS "/viendan-1.xsd"));
    const auto again = store::from_xml(xml);
    REQUIRE(again);
    CHECK(*again == *document);
    for (const Span span : spans_of(*document)) CHECK(span.end <= document->text.size());
  }
}

TEST_CASE("reading the same file twice gives the same document") {
  for (const auto& source : corpus()) {
    const auto one = read_document(VIENDAN_CORPUS, source, vocabulary());
    const auto two = read_document(VIENDAN_CORPUS, source, vocabulary());
    CHECK(one.value() == two.value());
  }
}

TEST_CASE("every index is worked on once, whatever the number of jobs") {
  for (const unsigned jobs : {1u, 2u, 7u}) {
    std::vector<int> visits(100, 0);
    for_each_index(visits.size(), jobs, [&](std::size_t i) { ++visits[i]; });
    CHECK(visits == std::vector<int>(100, 1));
  }
  for_each_index(0, 4, [](std::size_t) { FAIL("nothing to do"); });
}

}  // namespace viendan::pipeline
