#include <fstream>

#include "corrections/fields.h"
#include "support/scratch.h"
#include "written.h"

namespace viendan::corrections {

TEST_CASE("An entry says which document, which value, what was read, what it is, why and who") {
  const auto loaded = load_text(
      "<?xml version='1.0'?>\n<!-- by hand -->\n<corrections xmlns='urn:viendan:corrections:1'>\n"
      "<document id='qd-ttg/2015/1' source='a.txt'>\n"
      "<set field='date' by=' Trần  Thị B ' date='2026-11-21'>\n<was>2015-06-05</was>"
      "<value> 2015-06-06\n</value><reason>Bản gốc\nghi ngày 6.</reason></set>\n"
      "<activity anchor='hd-7'><set field='lead' by='B'><was>Vụ A</was><was/><value>Vụ A</value>"
      "<value>Vụ C</value><reason>r</reason></set></activity>\n"
      "<confirm words='Nghị định  số 8' line='5' by='B'><was>?</was><value>nd-cp/2011/8</value>"
      "<reason>r</reason></confirm></document></corrections>");
  REQUIRE(loaded.faults.empty());
  REQUIRE(loaded.entries.size() == 3);
  const Entry& date = loaded.entries[0];
  CHECK(date.id == "qd-ttg/2015/1");
  CHECK(date.source == "a.txt");
  CHECK(date.field == "date");
  CHECK(date.was == std::vector<std::string>{"2015-06-05"});
  CHECK(date.value == std::vector<std::string>{"2015-06-06"});
  CHECK(date.reason == "Bản gốc ghi ngày 6.");
  CHECK(date.by == "Trần Thị B");
  CHECK(date.date == "2026-11-21");
  CHECK(date.file == "corrections/a.xml");
  CHECK(date.line == 5);
  CHECK(loaded.entries[1].row == Row{.anchor = "hd-7"});
  CHECK(loaded.entries[1].was == std::vector<std::string>{"Vụ A"});
  CHECK(loaded.entries[1].value == std::vector<std::string>{"Vụ A", "Vụ C"});
  CHECK(loaded.entries[2].mention.words == "Nghị định số 8");
  CHECK(loaded.entries[2].mention.line == 5);
  CHECK(loaded.entries[2].action == CorrectionAction::Confirm);
}

TEST_CASE("An entry that makes no sense is told with its line, and the others are taken") {
  struct Example {
    std::string entry;
    std::string says;
  };
  const std::string good =
      "<set field='title' by='B'><was/><value>x</value><reason>r</reason></set>";
  const std::string rest = "<was>?</was><value>x</value><reason>r</reason>";
  const Example rows[] = {
      {"<set field='title'>" + rest + "</set>", "'by' of <set> is missing"},
      {"<set field='title' by='B'><value>x</value><reason>r</reason></set>", "has no <was>"},
      {"<set field='title' by='B'><was>x</was><reason>r</reason></set>", "has no <value>"},
      {"<set field='title' by='B'><was>x</was><value>y</value></set>", "has no <reason>"},
      {"<set field='title' by='B'><was>x</was><value>y</value><reason> </reason></set>",
       "has no <reason>"},
      {"<set field='titel' by='B'>" + rest + "</set>", "'titel' is no field of a document"},
      {"<set field='lead' by='B'>" + rest + "</set>", "'lead' is no field of a document"},
      {"<set field='title' by='B' who='C'>" + rest + "</set>",
       "attribute 'who' of <set> is unknown"},
      {"<set field='title' by='B'>" + rest + "<note/></set>", "<note> is unknown in <set>"},
      {"<set field='title' by='B' date='2026-13-01'>" + rest + "</set>", "is no date"},
      {"<set field='date' by='B'>" + rest + "</set>", "'x' is no date"},
      {"<set field='symbol' by='B'>" + rest + "</set>", "'x' is no symbol"},
      {"<set field='title' by='B'><was>a</was><was>b</was><value>x</value><reason>r</reason></set>",
       "there is one title"},
      {"<remove field='title' by='B'>" + rest + "</remove>", "set it"},
      {"<change/>", "<change> is unknown here"},
      {"words", "words outside of an element"},
      {"<activity/>", "by nothing which one"},
      {"<activity ordinal='7'><set field='date' by='B'>" + rest + "</set></activity>",
       "'date' is no field of an activity"},
      {"<activity ordinal='7'><add field='title' by='B'>" + rest + "</add></activity>",
       "there is one title: set it"},
      {"<activity ordinal='7'><set field='title' from='2020' by='B'>" + rest + "</set></activity>",
       "only a timeline"},
      {"<activity ordinal='7'><remove field='lead' by='B'>" + rest + "</remove></activity>",
       "<remove> has no <value>"},
      {"<add by='B'><was>x</was><lead>y</lead><reason>r</reason></add>", "has no <title>"},
      {"<add by='B'><was>x</was><titel>y</titel><reason>r</reason></add>",
       "no field of an activity"},
      {"<confirm by='B'>" + rest + "</confirm>", "'words' of <confirm> is missing"},
      {"<confirm words='w' by='B'><was>?</was><value>Nghị định "
       "8</value><reason>r</reason></confirm>",
       "is one identity"},
      {"<confirm words='w' line='x' by='B'>" + rest + "</confirm>", "'line' is no number"},
      {"<refuse words='w' by='B'><was>Q</was><reason>r</reason></refuse>", "the identity that is"},
  };
  for (const Example& row : rows) {
    INFO(row.entry);
    const auto loaded = load_text(on("\n" + row.entry + good));
    CHECK(loaded.entries.size() == 1);
    REQUIRE(loaded.faults.size() == 1);
    CHECK(loaded.faults.front().line == 2);
    CHECK(loaded.faults.front().message.starts_with("corrections/a.xml:2: "));
    CHECK(loaded.faults.front().message.find(row.says) != std::string::npos);
    if (loaded.faults.front().message.find(row.says) == std::string::npos) {
      WARN(loaded.faults.front().message);
    }
  }
}

TEST_CASE("A file that is no file of corrections costs all its entries and is told once") {
  const std::string entry =
      "<document id='a/2015/1'><set field='title' by='B'><was/><value>&e;</value>"
      "<reason>r</reason></set></document>";
  const std::string files[] = {
      "",
      "no xml",
      "<corrections xmlns='urn:viendan:corrections:1'><document>",
      "<corrections>" + entry + "</corrections>",
      "<corrections xmlns='urn:viendan:corrections:2'/>",
      "<other xmlns='urn:viendan:corrections:1'/>",
      "<!DOCTYPE corrections [<!ENTITY e 'x'>]>" + file_of(entry),
      file_of("\xff"),
  };
  for (const auto& file : files) {
    INFO(file);
    const auto loaded = load_text(file);
    CHECK(loaded.entries.empty());
    CHECK(loaded.faults.size() == 1);
  }
}

TEST_CASE("Sizes and counts of corrections are bounded") {
  const std::string entry =
      "<set field='title' by='B'><was/><value>x</value><reason>r</reason></set>";
  CHECK(load_text(on(entry + entry + entry), {.entries = 2}).entries.size() == 2);
  const std::string large = "<set field='title' by='B'><was/><value>" + std::string(101, 'x') +
                            "</value><reason>r</reason></set>";
  CHECK(load_text(on(large), {.value_bytes = 100}).entries.empty());
  CHECK(load_text(on(large), {.value_bytes = 101}).entries.size() == 1);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<document id='a/2015/1'>";
  CHECK(load_text(file_of(deep)).entries.empty());
}

TEST_CASE("A folder of corrections is read whole; what is wrong in it is told, file by file") {
  const test::Scratch scratch;
  const auto write = [&](const std::string& name, const std::string& text) {
    std::filesystem::create_directories((scratch.path() / name).parent_path());
    std::ofstream(scratch.path() / name, std::ios::binary) << text;
  };
  const auto none = load(scratch.path(), vocabulary());
  REQUIRE(none);
  CHECK(none->entries().empty());
  const std::string entry =
      "<set field='title' by='B'><was/><value>x</value><reason>r</reason></set>";
  write("corrections/b.xml", on(entry));
  write("corrections/2026/a.xml", file_of("<document source='x.txt'>" + entry + "</document>"));
  write("corrections/bad.xml", "<");
  write("corrections/decision.pdf", "%PDF");
  write("corrections/README.md", "how to");
  const auto loaded = load(scratch.path(), vocabulary());
  REQUIRE(loaded);
  CHECK(loaded->entries().size() == 2);
  REQUIRE(loaded->faults().size() == 2);
  CHECK(loaded->faults()[0].file == "corrections/bad.xml");
  CHECK(loaded->faults()[1].file == "corrections/decision.pdf");
  CHECK(loaded->of("qd-ttg/2015/1", "y.txt").size() == 1);
  CHECK(loaded->of("", "x.txt").size() == 1);
  CHECK(loaded->of("qd-ttg/2015/2", "y.txt").empty());
}

TEST_CASE("Corrections of a document have a digest of what they say, wherever they stand") {
  const std::string entry =
      "<set field='title' by='B'><was/><value>x</value><reason>r</reason></set>";
  const auto digest_of = [](const std::string& text) {
    auto loaded = load_text(text);
    return Corrections(std::move(loaded.entries), {}).digest("qd-ttg/2015/1", "a.txt");
  };
  const std::string digest = digest_of(on(entry));
  CHECK_FALSE(digest.empty());
  CHECK(digest_of(on("\n\n" + entry)) == digest);
  CHECK(digest_of(on(entry + entry)) != digest);
  CHECK(digest_of(file_of("<document id='a/2015/2'>" + entry + "</document>")).empty());
  for (const auto& [from, to] : std::initializer_list<std::pair<std::string, std::string>>{
           {"'B'", "'C'"}, {">x<", ">y<"}, {"<was/>", "<was>x</was>"}, {">r<", ">s<"}}) {
    std::string other = entry;
    other.replace(other.find(from), from.size(), to);
    CHECK(digest_of(on(other)) != digest);
  }
}

}  // namespace viendan::corrections
