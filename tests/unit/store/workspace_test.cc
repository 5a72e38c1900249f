#include "store/workspace.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <set>

#include "base/file.h"
#include "store/file_name.h"
#include "support/scratch.h"
#include "unit/store/rich_document.h"

namespace viendan::store {
namespace {

namespace fs = std::filesystem;

/// An index folder of its own, gone after the test.
struct Folder {
  test::Scratch scratch;
  fs::path path = scratch / "index";
};

Document document_of(const std::string& id, const std::string& text = "Điều 1.\n") {
  Document d;
  d.source = id + ".txt";
  d.metadata.id = id;
  d.text = text;
  d.blocks = {{BlockKind::Document, -1, {0, static_cast<std::uint32_t>(text.size())}}};
  return d;
}

Manifest manifest_of(const std::vector<std::string>& ids, int segment) {
  Manifest manifest{.rules = "rules \"1\" & 2"};
  manifest.segments = {{.number = segment, .bytes = 5, .dead = {"k1", "k2"}}};
  for (const auto& id : ids) {
    manifest.sources.push_back(
        {.source = id + ".txt", .digest = "d\n" + id, .own = id, .id = id, .segment = segment});
  }
  manifest.sources.push_back({.source = "\xE9"
                                        "broken.pdf",
                              .error = "no\ttext: \\n <none>"});
  return manifest;
}

void publish(const fs::path& index, const std::vector<Document>& documents) {
  auto generation = Generation::begin(index);
  REQUIRE(generation);
  const auto segment = generation->add_segment();
  REQUIRE(segment);
  std::vector<std::string> ids;
  for (const Document& document : documents) {
    REQUIRE(generation->put(*segment, document));
    ids.push_back(document.metadata.id);
  }
  REQUIRE(generation->publish(manifest_of(ids, *segment)));
}

std::string text_of(const fs::path& index, std::string_view id) {
  const auto workspace = Workspace::open(index);
  const auto document = workspace ? workspace->get(id) : tl::unexpected(workspace.error());
  return document ? document->text : document.error().message;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

TEST_CASE("what is published is read back, in order of identity") {
  const Folder folder;
  const Document rich = test::rich_document();
  publish(folder.path, {rich, document_of("nd-cp/2012/95"), document_of("file/?/a~2")});
  const auto workspace = Workspace::open(folder.path);
  REQUIRE(workspace);
  const auto all = workspace->all();
  REQUIRE(all);
  REQUIRE(all->size() == 3);
  CHECK(all->at(0).metadata.id == "file/?/a~2");
  CHECK(all->at(2) == rich);
  Manifest expected = manifest_of({rich.metadata.id, "nd-cp/2012/95", "file/?/a~2"}, 1);
  expected.last_segment = 1;
  CHECK(workspace->manifest() == expected);
  CHECK(workspace->dead() == std::vector<std::string>{"k1", "k2"});
  CHECK(workspace->search_folders() ==
        std::vector<fs::path>{folder.path / "segments/seg-0001/xapian"});
  CHECK(workspace->get("nd-cp/2012/96").error().code == Error::Code::NotFound);
}

TEST_CASE("no index, a foreign folder and a damaged one say what to do") {
  const Folder folder;
  const auto refused = [&folder] {
    const auto workspace = Workspace::open(folder.path);
    REQUIRE_FALSE(workspace);
    CHECK(workspace.error().code == Error::Code::NoIndex);
    CHECK(workspace.error().hint.find("viendan build") != std::string::npos);
  };
  refused();
  fs::create_directories(folder.path);
  refused();
  const auto name =
      GENERATE(as<std::string>{}, "", "gen-0001", "../../etc", "gen-1", "gen-0000", "gen-00x1");
  std::ofstream(folder.path / "current") << name << "\n";
  refused();
  fs::create_directories(folder.path / "gen-0001");
  refused();
  std::ofstream(folder.path / "gen-0001/manifest") << "viendan-index 999\n";
  refused();
}

TEST_CASE("what is not published changes nothing and is cleared away") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  {
    auto generation = Generation::begin(folder.path);
    const int segment = generation->add_segment().value();
    REQUIRE(generation->put(segment, document_of("a/1/1", "new")));
    CHECK(text_of(folder.path, "a/1/1") == "old");
  }
  CHECK(text_of(folder.path, "a/1/1") == "old");
  CHECK(names_in(folder.path) ==
        std::vector<std::string>{"current", "gen-0001", "lock", "segments"});
  CHECK(names_in(folder.path / "segments") == std::vector<std::string>{"seg-0001"});
}

TEST_CASE("a build that is killed leaves the old index and no lock") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  const pid_t child = fork();
  if (child == 0) {
    auto generation = Generation::begin(folder.path);
    (void)generation->put(generation->add_segment().value(), document_of("a/1/1", "new"));
    ::kill(getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(fs::exists(folder.path / "segments/seg-0002"));
  CHECK(text_of(folder.path, "a/1/1") == "old");
  publish(folder.path, {document_of("a/1/1", "newer")});
  CHECK(text_of(folder.path, "a/1/1") == "newer");
}

TEST_CASE("of two builds at once the second is told who is in its way") {
  const Folder folder;
  const auto first = Generation::begin(folder.path);
  REQUIRE(first);
  const auto second = Generation::begin(folder.path);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == Error::Code::Busy);
  CHECK(second.error().message.find(folder.path.string()) != std::string::npos);
}

TEST_CASE("the live generation and the one before it are kept, and the segments of both") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "first")});
  publish(folder.path, {document_of("a/1/1", "second")});
  const auto reader = Workspace::open(folder.path);
  publish(folder.path, {document_of("a/1/1", "third")});
  CHECK(reader->get("a/1/1")->text == "second");
  CHECK(names_in(folder.path) ==
        std::vector<std::string>{"current", "gen-0002", "gen-0003", "lock", "segments"});
  CHECK(names_in(folder.path / "segments") == std::vector<std::string>{"seg-0002", "seg-0003"});
}

TEST_CASE("a segment lives as long as a generation names it") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "first")});
  for (int i = 0; i < 3; ++i) {
    auto generation = Generation::begin(folder.path);
    REQUIRE(generation);
    REQUIRE(generation->live() != nullptr);
    REQUIRE(generation->publish(generation->live()->manifest()));
  }
  CHECK(text_of(folder.path, "a/1/1") == "first");
}

TEST_CASE("a number of a segment is never used again, though the segment is gone") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "first")});
  auto generation = Generation::begin(folder.path);
  REQUIRE(generation->add_segment().value() == 2);
  REQUIRE(generation->publish(generation->live()->manifest()));
  generation = tl::unexpected(Error{});  // gives the lock back
  generation = Generation::begin(folder.path);
  CHECK(generation->add_segment().value() == 3);
}

TEST_CASE("what is scratch is not published") {
  const Folder folder;
  auto generation = Generation::begin(folder.path);
  REQUIRE(generation->add_segment() == 1);
  fs::create_directories(generation->scratch());
  std::ofstream(generation->scratch() / "x") << "x";
  REQUIRE(generation->publish(manifest_of({}, 1)));
  CHECK(names_in(folder.path / "gen-0001") == std::vector<std::string>{"manifest"});
}

TEST_CASE("a kept record is the same file, and writing over it leaves the old one alone") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  const auto old = Workspace::open(folder.path);
  auto generation = Generation::begin(folder.path);
  const int segment = generation->add_segment().value();
  REQUIRE(generation->keep(1, segment, "a/1/1"));
  CHECK(fs::hard_link_count(generation->record_path(segment, "a/1/1")) == 2);
  CHECK_FALSE(generation->keep(1, segment, "a/1/2"));
  REQUIRE(generation->put(segment, document_of("a/1/1", "new")));
  CHECK(old->get("a/1/1")->text == "old");
  REQUIRE(generation->publish(manifest_of({"a/1/1"}, segment)));
  CHECK(text_of(folder.path, "a/1/1") == "new");
}

TEST_CASE("where the manifest is damaged a build begins from nothing, and beside what is there") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  const fs::path manifest = folder.path / "gen-0001/manifest";
  auto bytes = read_file(manifest, 1U << 20U).value();
  const auto at = GENERATE(as<std::size_t>{}, 5, 20, 60, 100);
  ++bytes.at(at);
  std::ofstream(manifest, std::ios::binary) << bytes;
  CHECK(Workspace::open(folder.path).error().code == Error::Code::NoIndex);
  auto generation = Generation::begin(folder.path);
  REQUIRE(generation);
  CHECK(generation->live() == nullptr);
  CHECK(generation->add_segment().value() == 2);
}

TEST_CASE(
    "where nothing tells which generation is live, those that are there stay until another is") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  publish(folder.path, {document_of("a/1/1", "new")});
  const auto damage = GENERATE(as<std::string>{}, "", "gen-x", "none");
  if (damage == "none") {
    fs::remove(folder.path / "current");
  } else {
    std::ofstream(folder.path / "current") << damage;
  }
  CHECK(Workspace::open(folder.path).error().hint.find("--repair") != std::string::npos);
  CHECK(Workspace::open_newest(folder.path)->get("a/1/1")->text == "new");
  {
    auto generation = Generation::begin(folder.path);
    REQUIRE(generation);
    CHECK(generation->live() == nullptr);
    CHECK(generation->number() == 3);
    CHECK(generation->add_segment().value() == 3);
  }
  CHECK(Workspace::open_newest(folder.path)->get("a/1/1")->text == "new");
  CHECK(names_in(folder.path / "segments") == std::vector<std::string>{"seg-0001", "seg-0002"});
  publish(folder.path, {document_of("a/1/1", "newer")});
  CHECK(text_of(folder.path, "a/1/1") == "newer");
}

TEST_CASE("an index of a newer program is not begun, and not a file of it is another") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  std::ofstream(folder.path / "gen-0001/manifest") << "viendan-index 999.1\nwho knows\n";
  const auto generation = Generation::begin(folder.path);
  REQUIRE_FALSE(generation);
  CHECK(is_newer(generation.error()));
  CHECK(names_in(folder.path / "segments") == std::vector<std::string>{"seg-0001"});
}

TEST_CASE("what a build that was killed had still to remove, the next one removes") {
  const Folder folder;
  for (const auto* text : {"first", "second", "third"})
    publish(folder.path, {document_of("a/1/1", text)});
  fs::create_directories(folder.path / "gen-0001");
  fs::create_directories(folder.path / "segments/seg-0001/documents");
  { const auto generation = Generation::begin(folder.path); }
  CHECK(names_in(folder.path) ==
        std::vector<std::string>{"current", "gen-0002", "gen-0003", "lock", "segments"});
  CHECK(names_in(folder.path / "segments") == std::vector<std::string>{"seg-0002", "seg-0003"});
}

TEST_CASE("a document that could not be read back is not written") {
  const Folder folder;
  auto generation = Generation::begin(folder.path);
  Document document = document_of("a/1/1");
  document.issues = {{"odd", "outside", {5, 5000}}};
  CHECK(generation->put(1, document).error().code == Error::Code::Malformed);
}

TEST_CASE("a damaged record is an error that names its file") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1"), document_of("a/1/2")});
  const auto workspace = Workspace::open(folder.path);
  const auto path = [&](const char* id) { return workspace->record_path(*workspace->find(id)); };
  fs::copy_file(path("a/1/2"), path("a/1/1"), fs::copy_options::overwrite_existing);
  CHECK(workspace->get("a/1/1").error().message.find("1.xml") != std::string::npos);
  std::ofstream(path("a/1/2")) << "<document";
  CHECK(workspace->get("a/1/2").error().code == Error::Code::Malformed);
  CHECK_FALSE(workspace->all());
}

TEST_CASE("no identity leads out of the folder, and each has a file of its own") {
  const std::vector<std::string> ids = {"qd-ttg/?/1393",
                                        "qd-ttg/2012/1393",
                                        "..",
                                        "../x",
                                        "/etc/passwd",
                                        "a//b",
                                        "a/b",
                                        "",
                                        "/",
                                        ".",
                                        "a/b.xml/c",
                                        "qd-ubnd.quang-binh/2013/2384",
                                        "file/?/a~2",
                                        "A/b",
                                        "a:b",
                                        "a\nb",
                                        "a%2Fb",
                                        "%",
                                        std::string(5000, 'x'),
                                        std::string(5000, 'x') + "y",
                                        "a/b.xml",
                                        std::string("a\0b", 3)};
  std::set<fs::path> seen;
  for (const auto& id : ids) {
    const fs::path file = record_file(id);
    INFO(id << " -> " << file);
    CHECK(file.is_relative());
    CHECK(seen.insert(file).second);
    for (const auto& part : file) {
      CHECK(part != "..");
      CHECK(part.string().size() < 256);
    }
  }
  CHECK(record_file("qd-ttg/?/1393") == "qd-ttg/%3F/1393.xml");
}

}  // namespace
}  // namespace viendan::store
