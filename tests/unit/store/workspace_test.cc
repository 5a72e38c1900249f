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

Manifest manifest_of(const std::vector<std::string>& ids) {
  Manifest manifest{.rules = "rules \"1\" & 2"};
  for (const auto& id : ids) manifest.sources.push_back({id + ".txt", "d\n" + id, id, ""});
  manifest.sources.push_back(
      {"\xE9"
       "broken.pdf",
       "", "", "no text: <none>"});
  return manifest;
}

void publish(const fs::path& index, const std::vector<Document>& documents) {
  auto generation = Generation::begin(index);
  REQUIRE(generation);
  std::vector<std::string> ids;
  for (const Document& document : documents) {
    REQUIRE(generation->put(document));
    ids.push_back(document.metadata.id);
  }
  REQUIRE(generation->publish(manifest_of(ids)));
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
  const Manifest expected = manifest_of({rich.metadata.id, "nd-cp/2012/95", "file/?/a~2"});
  CHECK(workspace->manifest().rules == expected.rules);
  CHECK(workspace->manifest().sources == expected.sources);
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
  std::ofstream(folder.path / "gen-0001/manifest.xml") << "<manifest format=\"999\"/>";
  refused();
}

TEST_CASE("what is not published changes nothing and is cleared away") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  {
    auto generation = Generation::begin(folder.path);
    REQUIRE(generation->put(document_of("a/1/1", "new")));
    CHECK(text_of(folder.path, "a/1/1") == "old");
  }
  CHECK(text_of(folder.path, "a/1/1") == "old");
  CHECK(names_in(folder.path) == std::vector<std::string>{"current", "gen-0001", "lock"});
}

TEST_CASE("a build that is killed leaves the old index and no lock") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  const pid_t child = fork();
  if (child == 0) {
    auto generation = Generation::begin(folder.path);
    (void)generation->put(document_of("a/1/1", "new"));
    ::kill(getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(fs::exists(folder.path / "gen-0002"));
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

TEST_CASE("the live generation and the one before it are kept") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "first")});
  publish(folder.path, {document_of("a/1/1", "second")});
  const auto reader = Workspace::open(folder.path);
  publish(folder.path, {document_of("a/1/1", "third")});
  CHECK(reader->get("a/1/1")->text == "second");
  CHECK(names_in(folder.path) ==
        std::vector<std::string>{"current", "gen-0002", "gen-0003", "lock"});
}

TEST_CASE("a kept record is the same file, and writing over it leaves the old one alone") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1", "old")});
  const auto old = Workspace::open(folder.path);
  auto generation = Generation::begin(folder.path);
  REQUIRE(generation->keep("a/1/1"));
  CHECK(fs::hard_link_count(old->record_path("a/1/1")) == 2);
  CHECK(generation->keep("a/1/2").error().code == Error::Code::NotFound);
  REQUIRE(generation->put(document_of("a/1/1", "new")));
  CHECK(old->get("a/1/1")->text == "old");
  REQUIRE(generation->publish(manifest_of({"a/1/1"})));
  CHECK(text_of(folder.path, "a/1/1") == "new");
}

TEST_CASE("a first build has nothing to keep") {
  const Folder folder;
  auto generation = Generation::begin(folder.path);
  CHECK(generation->keep("a/1/1").error().code == Error::Code::NotFound);
}

TEST_CASE("a document that could not be read back is not written") {
  const Folder folder;
  auto generation = Generation::begin(folder.path);
  Document document = document_of("a/1/1");
  document.issues = {{"odd", "outside", {5, 5000}}};
  CHECK(generation->put(document).error().code == Error::Code::Malformed);
}

TEST_CASE("a damaged record is an error that names its file") {
  const Folder folder;
  publish(folder.path, {document_of("a/1/1"), document_of("a/1/2")});
  const auto workspace = Workspace::open(folder.path);
  fs::copy_file(workspace->record_path("a/1/2"), workspace->record_path("a/1/1"),
                fs::copy_options::overwrite_existing);
  CHECK(workspace->get("a/1/1").error().message.find("1.xml") != std::string::npos);
  std::ofstream(workspace->record_path("a/1/2")) << "<document";
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
