#include "ingest/office/old_office.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "base/child.h"
#include "base/file.h"
#include "ingest/office/compound_file.h"
#include "office_files.h"
#include "support/scratch.h"

namespace viendan::ingest {
namespace {

namespace fs = std::filesystem;
using test::little;
using test::sketch;

constexpr std::string_view kRtf = "{\\rtf1\\ansi {\\fonttbl{\\f0 .VnTime;}}\\f0 Di\\'d2u 1.\\par}";

/// A container with one stream in its second sector: header, map of sectors, directory, stream.
std::string container(std::string_view name, std::string head) {
  std::string entry;
  for (const char c : name) entry += {c, '\0'};
  entry.resize(66, '\0');
  entry += '\2';
  entry.resize(116, '\0');
  entry += little(2, 4);
  entry.resize(512, '\0');
  std::string header = "\xD0\xCF\x11\xE0";
  header.resize(30, '\0');
  header += little(9, 2);
  header.resize(48, '\0');
  header += little(1, 4);
  header.resize(68, '\0');
  header += little(0xFFFF'FFFE, 4);
  header.resize(76, '\0');
  header += little(0, 4);
  header.resize(512, '\xFF');
  std::string map = little(0xFFFF'FFFD, 4) + little(0xFFFF'FFFE, 4) + little(0xFFFF'FFFE, 4);
  map.resize(512, '\xFF');
  head.resize(512, '\0');
  return header + map + entry + head;
}

/// A program that a test writes; `text` is what a shell does for it.
fs::path program(const test::Scratch& folder, std::string_view text) {
  const fs::path path = folder / "converter";
  std::ofstream(path) << "#!/bin/sh\n" << text << "\n";
  fs::permissions(path, fs::perms::owner_all);
  return path;
}

Result<RichText> read(std::string_view bytes, const Converters& converters,
                      const Limits& limits = {}) {
  return read_old_office({"a.doc", bytes, limits}, converters);
}

std::string failure(std::string_view bytes, const Converters& converters,
                    const Limits& limits = {}) {
  const auto rich = read(bytes, converters, limits);
  REQUIRE_FALSE(rich);
  CHECK(rich.error().code == Error::Code::Unreadable);
  return rich.error().message;
}

}  // namespace

TEST_CASE("The format is told by the streams of the container") {
  struct Row {
    std::string stream;
    std::string head;
    OldFormat expected;
  };
  const std::string locked = std::string(11, '\0') + '\1';
  const auto row = GENERATE_COPY(values<Row>({
      {"WordDocument", "", OldFormat::Word},
      {"WordDocument", locked, OldFormat::Encrypted},
      {"Workbook", "", OldFormat::Excel},
      {"Book", "", OldFormat::Excel},
      {"Workbook", little(0x809, 2) + little(2, 2) + "ab" + little(0x2F, 2), OldFormat::Encrypted},
      {"EncryptedPackage", "", OldFormat::Encrypted},
      {"PowerPoint Document", "", OldFormat::None},
  }));
  INFO(row.stream);
  CHECK(old_format_of(container(row.stream, row.head)) == row.expected);
}

TEST_CASE("A container that is cut or whose chains go in circles is no known format, or is read") {
  const std::string whole = container("WordDocument", "");
  for (std::size_t size = 0; size < whole.size(); size += 100)
    CHECK_NOTHROW(streams_of(std::string_view(whole).substr(0, size)));
  std::string circle = whole;
  circle.replace(512 + 4, 4, little(1, 4));
  CHECK(streams_of(circle).size() >= 1);
  std::string maps = whole;
  maps.replace(68, 4, little(1, 4));
  CHECK(streams_of(maps).front().name == "WordDocument");
}

TEST_CASE("A file is converted in a private folder, by a program without a shell") {
  const test::Scratch folder;
  // The converted file is one that a test made: what matters is how the program is called.
  const std::string docx = test::make_zip(
      {{"_rels/.rels", test::links(test::link("a", "officeDocument", "word/document.xml"))},
       {"word/document.xml",
        "<w:document><w:body><w:p><w:r><w:t>Điều 1.</w:t></w:r></w:p></w:body></w:document>"}});
  REQUIRE(write_file_atomically(folder / "made.docx", docx));
  const auto soffice = program(folder, fmt::format(R"(printf '%s\n' "$PWD" "$HOME" "$@" > {0}/call
mkdir -p out && cp {0}/made.docx out/in.docx)",
                                                   folder.path().string()));
  const auto rich = read(kRtf, {.soffice = soffice});
  INFO((rich ? "" : rich.error().message));
  REQUIRE(rich);
  CHECK(rich->format == "rtf");
  CHECK(sketch(*rich) == "Điều 1.");
  const std::string call = *read_file(folder / "call", 10'000);
  const std::string home = call.substr(0, call.find('\n'));
  CHECK_THAT(call, Catch::Contains("-env:UserInstallation=file://" + home + "/profile\n"));
  CHECK_THAT(call, Catch::Contains("--convert-to\ndocx:MS Word 2007 XML\n"));
  CHECK_THAT(call, Catch::Contains("\n" + home + "/in.rtf\n"));
  CHECK_FALSE(fs::exists(home));
}

TEST_CASE("A file that cannot be converted is named with the reason") {
  const test::Scratch folder;
  CHECK_THAT(failure(kRtf, {}), Catch::Contains("no program that reads this format"));
  CHECK_THAT(failure(kRtf, {.soffice = folder / "none"}), Catch::Contains("could not be started"));
  CHECK_THAT(failure(kRtf, {.soffice = program(folder, "exit 0")}),
             Catch::Equals("a.doc: cannot be converted: damaged, or protected with a password"));
  CHECK_THAT(failure(kRtf, {.soffice = program(folder, "mkdir out; echo a > out/in.docx")}),
             Catch::Contains("a.doc: a damaged archive"));
  CHECK_THAT(failure(container("WordDocument", std::string(11, '\0') + '\1'), {}),
             Catch::Equals("a.doc: protected with a password"));
  CHECK_THAT(failure(container("Other", ""), {}), Catch::Contains("neither a text nor"));
}

TEST_CASE("A converter that hangs is stopped in time") {
  const test::Scratch folder;
  const auto begin = std::chrono::steady_clock::now();
  const Limits limits{.converter_seconds = 1};
  CHECK_THAT(failure(kRtf, {.soffice = program(folder, "sleep 600 & wait")}, limits),
             Catch::Contains("did not end within 1 seconds"));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("Without LibreOffice the words are read, and the loss is told") {
  const test::Scratch folder;
  SECTION("text") {
    const auto rich = read(container("WordDocument", ""),
                           {.antiword = program(folder, "echo 'Điều 1.'; echo b")});
    REQUIRE(rich);
    CHECK(sketch(*rich) == "Điều 1. | b | ");
    CHECK(rich->issues.front().code == "layout-lost");
  }
  SECTION("pages, which keep their fonts") {
    const auto rich =
        read(kRtf, {.unrtf = program(
                        folder, "echo '<html><body><p>Căn cứ</p><p>Điều 1. a</p></body></html>'")});
    REQUIRE(rich);
    CHECK(rich->format == "rtf");
    CHECK_THAT(sketch(*rich), Catch::Contains("Điều 1. a"));
  }
  SECTION("sheets") {
    const auto rich = read(
        container("Workbook", ""),
        {.xls2csv = program(folder, R"(printf '"Danh mục";\n\n"a";"b\nc"\n"d ""e"";";\n\f"f"')")});
    REQUIRE(rich);
    CHECK(sketch(*rich) == R"(^Danh mục | [a][b/c];[d "e";][] | ^f)");
  }
  SECTION("a file that the program refuses") {
    CHECK_THAT(failure(kRtf, {.unrtf = program(folder, "exit 1")}), Catch::Contains("damaged"));
  }
}

TEST_CASE("Fonts of runs survive the conversion of a real file") {
  const auto converters = Converters::installed();
  if (!converters.soffice) {
    WARN("LibreOffice is not installed");
    return;
  }
  const auto rich = read(kRtf, converters);
  INFO((rich ? "" : rich.error().message));
  REQUIRE(rich);
  CHECK(sketch(*rich, true) == "{.VnTime}DiÒu 1.");
}

}  // namespace viendan::ingest
