#include "corrections/links.h"

#include "base/unicode.h"
#include "corrections/outcome.h"
#include "written.h"

namespace viendan::corrections {
namespace {

struct Cited {
  std::string words;
  std::string id;
  CitationStatus status;
};

/// A document of one line for each mention.
Document citing(const std::vector<Cited>& mentions) {
  Document d;
  d.metadata.id = "qd-ttg/2015/1";
  d.blocks = {{.kind = BlockKind::Document}};
  std::uint32_t line = 0;
  for (const Cited& mention : mentions) {
    const auto begin = static_cast<std::uint32_t>(d.text.size());
    d.text += mention.words + "\n";
    const auto end = static_cast<std::uint32_t>(d.text.size());
    d.map.add({begin, ++line, 0, count_code_points(mention.words)});
    d.blocks.push_back({.kind = BlockKind::Article,
                        .parent = 0,
                        .own = {begin, end},
                        .anchor = fmt::format("dieu-{}", line)});
    Citation citation{.span = {begin, end - 1}, .surface = mention.words};
    citation.block = static_cast<int>(line);
    citation.target.id = mention.id;
    citation.status = mention.status;
    citation.rule = "symbol";
    d.citations.push_back(citation);
  }
  return d;
}

const auto kNothing = [](std::string_view) { return std::optional<Reference>(); };

std::string link(const std::string& action, const std::string& attributes, const std::string& was,
                 const std::string& value = "") {
  return "<" + action + " " + attributes + " by='B'><was>" + was + "</was>" +
         (value.empty() ? "" : "<value>" + value + "</value>") + "<reason>r</reason></" + action +
         ">";
}

struct Decided {
  Document document;
  Decisions made;
};
Decided decide(Document document, const std::string& entries, const Known& known = kNothing,
               Seen seen = Seen::Corpus) {
  const auto loaded = sound(entries);
  auto made = decide_links(document, document.citations, loaded.all(), known, seen);
  return {std::move(document), std::move(made)};
}

}  // namespace

constexpr auto kStub = CitationStatus::Stub;
constexpr auto kOpen = CitationStatus::Unresolved;
constexpr auto kResolved = CitationStatus::Resolved;

TEST_CASE("A confirmed mention means what the person says, whatever the rules made of it") {
  struct Example {
    Cited read;
    std::string was;
  };
  const Example rows[] = {
      {{"Nghị định số 8", "nd-cp/?/8", kOpen}, "?"},
      {{"Nghị định số 8", "nd-cp/?/8", kOpen}, "nd-cp/?/8"},
      {{"Nghị định số 8", "", kOpen}, "unresolved"},
      {{"Nghị định số 8", "", CitationStatus::Ambiguous}, "ambiguous"},
      {{"Nghị định số 8", "nd-cp/2010/8", kStub}, "nd-cp/2010/8"},
      {{"Nghị định số 8", "nd-cp/2010/8", kResolved}, "nd-cp/2010/8"},
  };
  for (const Example& row : rows) {
    INFO(row.was);
    const auto [d, made] = decide(
        citing({row.read}), link("confirm", "words='Nghị định số 8'", row.was, "nd-cp/2011/8"));
    const Citation& citation = d.citations.front();
    CHECK(citation.target == Reference{.id = "nd-cp/2011/8"});
    CHECK(citation.status == kStub);
    CHECK(citation.rule == "confirmed-by-person");
    CHECK(citation.confidence == 1);
    REQUIRE(made.repairs.size() == 1);
    CHECK(made.repairs.front().rule == "corrected-by-person");
    CHECK(made.repairs.front().after == "nd-cp/2011/8");
    CHECK(made.repairs.front().span == citation.span);
    CHECK(made.corrections.front().state == CorrectionState::Applied);
    CHECK(made.issues.empty());
  }
}

TEST_CASE("A confirmed target is what the corpus knows of it; one that is here is resolved") {
  const auto known = [](std::string_view id) {
    return std::optional(Reference{.id = std::string(id), .symbol = "8/NĐ-CP", .in_corpus = true});
  };
  const auto [d, made] =
      decide(citing({{"Nghị định số 8", "", kOpen}}),
             link("confirm", "words='Nghị định số 8'", "?", "nd-cp/2011/8"), known);
  CHECK(d.citations.front().status == kResolved);
  CHECK(d.citations.front().target.symbol == "8/NĐ-CP");
}

TEST_CASE("What the rules find by now as the person said is confirmed and repairs nothing") {
  const auto [d, made] = decide(citing({{"Nghị định số 8", "nd-cp/2011/8", kStub}}),
                                link("confirm", "words='Nghị định số 8'", "?", "nd-cp/2011/8"));
  CHECK(made.corrections.front().state == CorrectionState::Applied);
  CHECK(made.repairs.empty());
  CHECK(d.citations.front().rule == "confirmed-by-person");
}

TEST_CASE("A refused mention cites nothing") {
  const auto [d, made] = decide(citing({{"Nghị định số 8", "nd-cp/2010/8", kResolved}}),
                                link("refuse", "words='Nghị định số 8'", "nd-cp/2010/8"));
  CHECK(d.citations.front().target == Reference{});
  CHECK(d.citations.front().status == kOpen);
  CHECK(d.citations.front().rule == "refused-by-person");
  CHECK(made.repairs.front().before == "nd-cp/2010/8");
  CHECK(made.repairs.front().after == "?");
}

TEST_CASE("A decision on a link no longer fits where another mention, or another target, is read") {
  struct Example {
    std::string entry;
    std::string says;
  };
  const std::string words = "words='Nghị định số 8'";
  const Example rows[] = {
      {link("confirm", words + " line='1'", "nd-cp/2009/8", "nd-cp/2011/8"), "is read now"},
      {link("refuse", words + " line='1'", "nd-cp/2009/8"), "is read now"},
      {link("refuse", "words='Nghị định số 9'", "nd-cp/2010/8"), "cite nothing"},
      {link("refuse", words + " line='3'", "nd-cp/2010/8"), "cite nothing"},
      {link("refuse", words + " anchor='dieu-9'", "nd-cp/2010/8"), "cite nothing"},
      {link("refuse", words, "nd-cp/2010/8"), "which of 2 mentions"},
  };
  const Document read = citing(
      {{"Nghị định số 8", "nd-cp/2010/8", kStub}, {"Nghị định số 8", "nd-cp/2010/8", kStub}});
  for (const Example& row : rows) {
    INFO(row.entry);
    const auto [d, made] = decide(read, row.entry);
    CHECK(d.citations == read.citations);
    CHECK(made.corrections.front().state == CorrectionState::Stale);
    CHECK(made.repairs.empty());
    REQUIRE(made.issues.size() == 1);
    CHECK(made.issues.front().code == "correction-stale");
    CHECK(made.issues.front().message.find(row.says) != std::string::npos);
  }
}

TEST_CASE("Of mentions with the same words line or provision name one, or all are meant") {
  const Document read = citing({{"Nghị định số 8", "nd-cp/2010/8", kStub},
                                {"Nghị định số 8", "nd-cp/2010/8", kStub},
                                {"Nghị định số 8", "nd-cp/2012/8", kStub}});
  const auto refused = [&](const std::string& where) {
    const auto [d, made] =
        decide(read, link("refuse", "words='Nghị định số 8' " + where, "nd-cp/2010/8"));
    std::string all;
    for (const Citation& citation : d.citations) all += citation.target.id.empty() ? 'x' : '.';
    return all;
  };
  CHECK(refused("line='2'") == ".x.");
  CHECK(refused("anchor='dieu-1'") == "x..");
  CHECK(refused("mentions='all'") == "xx.");
  CHECK(refused("") == "...");
}

TEST_CASE("Without a corpus a mention that is open fits whatever the person saw") {
  const Document read = citing({{"Nghị định số 8", "nd-cp/?/8", kOpen}});
  const auto entry = link("confirm", "words='Nghị định số 8'", "nd-cp/2010/8", "nd-cp/2011/8");
  CHECK(decide(read, entry).made.corrections.front().state == CorrectionState::Stale);
  CHECK(decide(read, entry, kNothing, Seen::DocumentAlone).made.corrections.front().state ==
        CorrectionState::Applied);
}

TEST_CASE("A mention whose target a person refused says nothing of it to the corpus") {
  const Document read = citing({{"Nghị định số 8", "nd-cp/2010/8", kStub},
                                {"Nghị định số 9", "nd-cp/2010/9", kStub},
                                {"Nghị định số 7", "nd-cp/2010/7", kStub}});
  const auto loaded =
      sound(link("refuse", "words='Nghị định số 8'", "nd-cp/2010/8") +
            link("confirm", "words='Nghị định số 9'", "nd-cp/2010/9", "nd-cp/2011/9") +
            link("confirm", "words='Nghị định số 7'", "nd-cp/2010/7", "nd-cp/2010/7"));
  const Voice voice = voice_of(read, loaded.all());
  CHECK(voice.silent == std::vector<bool>{true, true, false});
  CHECK(voice.asked == std::vector<std::string>{"nd-cp/2011/9", "nd-cp/2010/7"});
  // The record tells the same.
  Document decided = read;
  static_cast<void>(decide_links(decided, decided.citations, loaded.all(), kNothing));
  const Voice recorded = voice_of(read.citations, decided.citations);
  CHECK(recorded.silent == voice.silent);
  CHECK(recorded.asked == voice.asked);
}

TEST_CASE("What decisions left in a document is taken out of it whole, and nothing else") {
  const auto loaded = sound(link("refuse", "words='Nghị định số 8'", "nd-cp/2010/8") +
                            link("refuse", "words='Nghị định số 9'", "nd-cp/2010/9"));
  Document read = citing({{"Nghị định số 8", "nd-cp/2010/8", kStub}});
  read.corrections.push_back({.field = "date", .file = "corrections/a.xml"});
  read.repairs.push_back({.rule = "corrected-by-person", .field = "date"});
  read.issues.push_back(
      {"correction-stale", "corrections/a.xml: set date by B no longer fits", {}});
  Document decided = read;
  const auto made = decide_links(decided, decided.citations, loaded.all(), kNothing);
  CHECK(made.issues.size() == 1);
  put_decisions(decided, made);
  CHECK(decided.corrections.size() == 3);
  CHECK(take_decisions(decided) == made);
  decided.citations = read.citations;
  CHECK(decided == read);
}

}  // namespace viendan::corrections
