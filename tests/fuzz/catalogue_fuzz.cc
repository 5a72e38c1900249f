// A sound catalogue and table of links, with any bytes changed: answers or errors, never a crash.
// The input is a list of changes of three bytes each: where, in 65,536ths of the file, and what.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../support/scratch.h"
#include "base/file.h"
#include "store/catalogue.h"
#include "store/link_table.h"
#include "store/workspace.h"

namespace {

using namespace viendan;
using namespace viendan::store;

Document document(int number) {
  Document d;
  d.metadata.id = fmt::format("qd-ttg/2012/{}", number);
  d.source = fmt::format("{}.txt", number);
  d.metadata.symbol.value = fmt::format("{}/QĐ-TTg", number);
  d.metadata.title.value = "Về tăng trưởng xanh";
  d.text = "Điều 1. Sản xuất sạch hơn, tiết kiệm năng lượng.\n";
  d.blocks = {{.kind = BlockKind::Document, .own = {0, static_cast<std::uint32_t>(d.text.size())}}};
  Activity activity{.title = "Sản xuất sạch hơn"};
  activity.lead = {{"Bộ Công Thương", "Bộ Công Thương", "bct"}};
  activity.span = {0, 6};
  d.activities = {activity};
  Citation citation;
  citation.span = {0, 6};
  citation.evidence = {0, 10};
  citation.surface = "Điều";
  citation.status = CitationStatus::Stub;
  citation.target = {.id = "nd-cp/2010/5", .symbol = "5/2010/NĐ-CP", .number = "5"};
  d.citations = {citation};
  d.duties = {{.agencies = {{"Bộ Công Thương", "Bộ Công Thương", "bct"}},
               .text = "Báo cáo",
               .span = {0, 6}}};
  d.issues = {{"date-missing", "không ghi ngày", {0, 4}}};
  return d;
}

/// An index of three documents; its files as they should be.
struct Sound {
  test::Scratch scratch;
  std::filesystem::path index = scratch / "index";
  std::filesystem::path links = scratch / "links.sqlite";
  std::string catalogue_bytes = {};

  Sound() {
    auto generation = Generation::begin(index).value();
    const int segment = generation.add_segment().value();
    Manifest manifest{.segments = {{.number = segment}}};
    auto writer = CatalogueWriter::create(generation.catalogue_file(segment)).value();
    auto table = LinkTable::open(links).value();
    must(table.begin());
    for (int number = 1; number <= 3; ++number) {
      const Document d = document(number);
      must(writer.put(d, d.metadata.id, {}));
      const Claim claim{d.citations[0].target, "told", "x"};
      must(table.put(d.metadata.id, {{claim}}, {{"symbol 5/2010/NĐ-CP"}}));
      must(table.set_links(d.metadata.id,
                           {{Link{"nd-cp/2010/5", Relation::Refers, true, true, 1}}}));
      manifest.sources.push_back({.source = d.source,
                                  .own = d.metadata.id,
                                  .id = d.metadata.id,
                                  .segment = segment,
                                  .key = d.metadata.id});
    }
    must(writer.finish());
    must(table.commit());
    must(generation.publish(manifest));
    catalogue_bytes = read_file(catalogue(), 1U << 24U).value();
  }
  static void must(const Result<void>& done) {
    if (!done) std::abort();
  }
  [[nodiscard]] std::filesystem::path catalogue() const {
    return Workspace::open(index)->catalogue_files().at(0);
  }
};

std::string damaged(std::string bytes, const std::uint8_t* data, std::size_t size) {
  for (std::size_t i = 0; i + 2 < size; i += 3) {
    const std::size_t at = (data[i] * 256U + data[i + 1]) * bytes.size() / 65536U;
    bytes[at] = static_cast<char>(data[i + 2]);
  }
  return bytes;
}

void ask_all(const Catalogue& catalogue) {
  const Page page{.limit = 20};
  static_cast<void>(catalogue.documents({.words = "xanh"}, page));
  static_cast<void>(catalogue.document("qd-ttg/2012/2"));
  static_cast<void>(catalogue.activities({.agencies = {"bct"}, .words = "san xuat"}, page));
  static_cast<void>(catalogue.activities({.order = ActivitiesWanted::Order::End}, page));
  static_cast<void>(catalogue.duties("bct", page));
  static_cast<void>(catalogue.citations({.target = "nd-cp/2010/5"}, page));
  static_cast<void>(catalogue.issues({}, page));
  static_cast<void>(catalogue.agencies("bo", page));
  static_cast<void>(catalogue.stubs({}, page));
  static_cast<void>(catalogue.reference("nd-cp/2010/5"));
  static_cast<void>(catalogue.named("5/2010/NĐ-CP"));
  static_cast<void>(catalogue.standing("nd-cp/2010/5"));
  static_cast<void>(catalogue.edges_to("nd-cp/2010/5"));
  static_cast<void>(catalogue.disagreements());
  for (const auto by :
       {Catalogue::By::Type, Catalogue::By::CitationStatus, Catalogue::By::Funding}) {
    static_cast<void>(catalogue.counts(by));
  }
}

void ask_all(LinkTable& table) {
  static_cast<void>(table.check());
  static_cast<void>(table.contents());
  if (!table.begin()) return;
  static_cast<void>(table.stub("nd-cp/2010/5"));
  static_cast<void>(table.incoming("nd-cp/2010/5"));
  static_cast<void>(table.remove("qd-ttg/2012/1"));
  static_cast<void>(table.changes());
  static_cast<void>(table.rollback());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Sound sound;
  if (size == 0) return 0;
  if (data[0] % 2 == 0) {
    static const auto file = sound.catalogue();
    if (!write_file(file, damaged(sound.catalogue_bytes, data + 1, size - 1))) std::abort();
    const auto catalogue = Catalogue::open(Workspace::open(sound.index).value());
    if (catalogue) ask_all(*catalogue);
    return 0;
  }
  static const std::string links = read_file(sound.links, 1U << 24U).value();
  const auto file = sound.scratch / "damaged.sqlite";
  LinkTable::discard(file);
  if (!write_file(file, damaged(links, data + 1, size - 1))) std::abort();
  auto table = LinkTable::open(file);
  if (table) ask_all(*table);
  return 0;
}
