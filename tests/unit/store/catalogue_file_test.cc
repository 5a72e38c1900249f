// Catalogues as files: joined with others, and damaged.
#include <fstream>

#include "base/file.h"
#include "unit/store/catalogue_of_tests.h"

namespace viendan::store {

TEST_CASE("catalogues joined without the dead are as one that was written so") {
  const Folder folder;
  const auto segments = three_segments();
  const fs::path a = folder.scratch / "a", b = folder.scratch / "b", joined = folder.scratch / "j",
                 whole = folder.scratch / "w", again = folder.scratch / "v";
  const auto write = [](const fs::path& file, const std::vector<Document>& documents) {
    auto writer = CatalogueWriter::create(file);
    REQUIRE(writer);
    for (const Document& d : documents) REQUIRE(writer->put(d, d.source, {}));
    REQUIRE(writer->finish());
  };
  const auto join = [](const fs::path& file, const std::vector<fs::path>& from,
                       const std::vector<std::string>& dead) {
    auto writer = CatalogueWriter::create(file);
    REQUIRE(writer);
    for (const auto& each : from) REQUIRE(writer->take(each, dead));
    REQUIRE(writer->finish());
  };
  auto all = segments[0].documents;
  write(a, {all[0], all[1]});
  write(b, {all[2]});
  write(whole, all);
  join(joined, {a, b}, {});
  join(again, {whole}, {});
  CHECK(*read_file(joined, 1U << 24U) == *read_file(again, 1U << 24U));
  join(joined, {whole}, {"2.txt"});
  write(whole, {all[0], all[1]});
  join(again, {whole}, {});
  CHECK(*read_file(joined, 1U << 24U) == *read_file(again, 1U << 24U));
}

TEST_CASE("documents are put in order, and not beside such that are taken") {
  const Folder folder;
  auto writer = CatalogueWriter::create(folder.scratch / "c");
  REQUIRE(writer);
  REQUIRE(writer->put(decision(2), "k", {}));
  CHECK_FALSE(writer->put(decision(1), "k", {}));
  CHECK_FALSE(writer->put(decision(2), "k", {}));
  CHECK_FALSE(writer->take(folder.scratch / "c", {}));
}

namespace {

/// Asks everything that pages ask; the answers do not matter, only that there are some.
void ask_everything(const Catalogue& c) {
  using By = Catalogue::By;
  (void)c.documents({.words = "a"}, {});
  (void)c.document("qd-ttg/2015/1");
  (void)c.activities({.agencies = {"bct.vpc"}, .words = "a"}, {});
  (void)c.activities({.order = ActivitiesWanted::Order::Title}, {});
  (void)c.duties("bct.vpc", {});
  (void)c.citations({}, {});
  (void)c.citations({.target = "qd-ttg/2001/9"}, {});
  (void)c.issues({}, {});
  (void)c.agencies("", {});
  (void)c.stubs({.words = "9"}, {});
  (void)c.named("9/QĐ-TTg");
  (void)c.standing("qd-ttg/2010/3");
  (void)c.edges_from("qd-ttg/2015/1");
  (void)c.edges_to("qd-ttg/2010/3");
  (void)c.disagreements();
  for (const By by : {By::Type, By::IssueCode, By::Funding, By::CitationStatus}) (void)c.counts(by);
}

fs::path only_catalogue(const fs::path& index) {
  return Workspace::open(index)->catalogue_files().front();
}

void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a file that is no catalogue of ours is refused") {
  const Folder folder;
  publish(folder.index, {{{decision(1)}, {}}});
  const fs::path file = only_catalogue(folder.index);
  const std::string good = *read_file(file, 1U << 24U);
  const auto code = [&] {
    const auto catalogue = Catalogue::open(*Workspace::open(folder.index));
    return catalogue ? Error::Code::Internal : catalogue.error().code;
  };
  write_bytes(file, "");
  CHECK(code() == Error::Code::NoIndex);
  write_bytes(file,
              "this is no database at all, but long enough to have a header of one hundred "
              "bytes, which it has not");
  CHECK(code() == Error::Code::Malformed);
  write_bytes(file, good.substr(0, 4096));
  CHECK(code() == Error::Code::Malformed);
  std::string other = good;
  other[63] = '\x7F';  // the version
  write_bytes(file, other);
  CHECK(code() == Error::Code::NoIndex);
  fs::remove(file);
  CHECK(code() == Error::Code::NoIndex);
}

TEST_CASE("damaged bytes of a catalogue never do more than fail") {
  const Folder folder;
  publish(folder.index, {{three_segments()[0].documents, {}}});
  const fs::path file = only_catalogue(folder.index);
  const std::string good = *read_file(file, 1U << 24U);
  const auto workspace = Workspace::open(folder.index);
  std::uint32_t random = 7;
  const auto next = [&random](std::size_t below) {
    random = random * 1664525U + 1013904223U;
    return static_cast<std::size_t>(random >> 4U) % below;
  };
  int opened_at_all = 0;
  for (int round = 0; round < 300; ++round) {
    std::string bad = good;
    // Heads of pages and their cell pointers are where damage hurts.
    for (int flips = 0; flips < 4; ++flips) {
      const std::size_t page = next(good.size() / 4096) * 4096;
      bad[std::min(good.size() - 1, page + next(round % 2 == 0 ? 64 : 4096))] =
          static_cast<char>(next(256));
    }
    write_bytes(file, bad);
    const auto catalogue = Catalogue::open(*workspace);
    if (!catalogue) continue;
    ++opened_at_all;
    ask_everything(*catalogue);
  }
  CHECK(opened_at_all > 50);
}

}  // namespace viendan::store
