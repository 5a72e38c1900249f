#include "web/pages/document/cited.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/document/tables.h"
#include "web/pages/document/words.h"

namespace viendan::web {
namespace {

constexpr std::size_t kMostPlaces = 12;  // links back to mentions, of one entry
constexpr std::size_t kMostCandidates = 8;
constexpr std::size_t kMostCiting = 40;  // of one provision

constexpr Phrase kHeading{"Văn bản được viện dẫn", "Documents cited"};
constexpr Phrase kHeadingPart{"Văn bản được viện dẫn trong phần này",
                              "Documents cited in this part"};
constexpr Phrase kPlaces{"Viện dẫn tại: ", "Cited at: "};
constexpr Phrase kMore{" và {} chỗ khác", " and {} more"};
constexpr Phrase kCandidates{"Có thể là: ", "It may be: "};
constexpr Phrase kOneCites{"1 văn bản viện dẫn", "Cited by 1 document"};
constexpr Phrase kSomeCite{"{} văn bản viện dẫn", "Cited by {} documents"};
constexpr Phrase kMoreCite{"Còn {} chỗ viện dẫn khác, xem ", "{} more places: see "};
constexpr Phrase kRelations{"lược đồ viện dẫn", "the relations"};

void tag(Html& html, std::string_view kind, std::string_view words) {
  html.text(" ");
  html.element("span", {{"class", fmt::format("tag {}", kind)}}, words);
}

/// Symbol or printed words, title, date, relations, status: what a preview tells.
void description(Html& html, const Reading& reading, std::size_t entry) {
  const auto& mentions = reading.cited[entry].mentions;
  const Citation& first = reading.document.citations[mentions.front()];
  const auto status = name_in(kCitationStatuses, first.status);
  html.element("span", {{"id", entry_id(entry)}}, [&] {
    const bool sure = is_sure(first);
    if (sure) {
      html.element("a", {{"href", document_address(first.target.id, {}, reading.language())}}, [&] {
        if (!first.target.symbol.empty() && !first.target.type.empty()) {
          html.text(first.target.type + " ");
        }
        html.text(name_of(first.target));
      });
    } else {
      html.element("span", {{"class", "unsure"}}, squeeze(first.surface));
    }
    if (!first.target.title.empty() && name_of(first.target) != first.target.title && sure) {
      html.text(" · ");
      html.text(first.target.title);
    }
    if (first.target.date) {
      html.text(" · " + shown_date(first.target.date->iso(), reading.language()));
    }
    std::set<Relation> relations;
    for (const std::size_t i : mentions) relations.insert(reading.document.citations[i].relation);
    for (const Relation relation : relations) {
      tag(html, "relation", reading.say(name_of(relation).name));
    }
    tag(html, status, reading.say(name_of(first.status)));
  });
}

/// Why nothing is linked, and what it may be.
void doubt(Html& html, const Reading& reading, const Citation& citation) {
  const auto code = name_in(kCitationStatuses, citation.status);
  if (const auto* row = find_name(status_names(), code)) {
    html.element("p", {{"class", "quiet"}}, reading.say(row->meaning));
  }
  if (citation.candidates.empty()) return;
  html.element("p", [&] {
    html.text(reading.say(kCandidates));
    const std::size_t shown = std::min(citation.candidates.size(), kMostCandidates);
    for (std::size_t i = 0; i < shown; ++i) {
      if (i > 0) html.text(", ");
      html.element("a",
                   {{"href", document_address(citation.candidates[i], {}, reading.language())}},
                   name_of_document(reading, citation.candidates[i]));
    }
    if (shown < citation.candidates.size()) {
      html.text(counted(reading, kMore, citation.candidates.size() - shown));
    }
  });
}

/// Words of cells may be read otherwise than they are printed: the table is linked instead.
void mention_link(Html& html, const Reading& reading, std::size_t mention) {
  const int block = reading.document.citations[mention].block;
  const Look& look = reading.paper.looks[static_cast<std::size_t>(block)];
  const std::string name = place_name(reading, block);
  if (look.joined || reading.inside[mention]) return html.text(name);
  const std::string id = look.table >= 0 ? table_id(look.table) : mention_id(mention);
  html.element("a", {{"href", "#" + id}}, name);
}

void places(Html& html, const Reading& reading, const std::vector<std::size_t>& mentions) {
  html.element("p", {{"class", "quiet"}}, [&] {
    html.text(reading.say(kPlaces));
    const std::size_t shown = std::min(mentions.size(), kMostPlaces);
    for (std::size_t i = 0; i < shown; ++i) {
      if (i > 0) html.text("; ");
      mention_link(html, reading, mentions[i]);
    }
    if (shown < mentions.size()) {
      html.text(counted(reading, kMore, mentions.size() - shown));
    }
  });
}

/// Mentions of an entry that stand in the part that is shown.
std::vector<std::size_t> shown_mentions(const Reading& reading, const Cited& cited, Span shown) {
  std::vector<std::size_t> mentions;
  std::ranges::copy_if(cited.mentions, std::back_inserter(mentions), [&](std::size_t i) {
    return shown.contains(reading.document.citations[i].span);
  });
  return mentions;
}

std::size_t documents_in(const std::vector<const CitationFact*>& facts) {
  std::set<std::string_view> documents;
  for (const CitationFact* fact : facts) documents.insert(fact->place.document);
  return documents.size();
}

}  // namespace

bool cites_here(const Reading& reading) {
  const Span shown = shown_span(reading);
  for (std::size_t i = 0; i < reading.cited_of.size(); ++i) {
    const bool here = shown.contains(reading.document.citations[i].span);
    if (here && reading.cited_of[i] >= 0) return true;
  }
  return false;
}

void cited_list(Html& html, const Reading& reading) {
  const Span shown = shown_span(reading);
  bool begun = false;
  Html entries;
  for (std::size_t entry = 0; entry < reading.cited.size(); ++entry) {
    const auto mentions = shown_mentions(reading, reading.cited[entry], shown);
    if (mentions.empty()) continue;
    begun = true;
    const Citation& first = reading.document.citations[mentions.front()];
    entries.element("li", [&] {
      description(entries, reading, entry);
      if (!is_sure(first)) doubt(entries, reading, first);
      places(entries, reading, mentions);
    });
  }
  if (!begun) return;
  html.element("section", {{"class", "cited"}, {"aria-labelledby", "vien-dan"}}, [&] {
    html.element("h2", {{"id", "vien-dan"}},
                 reading.say(reading.paper.whole() ? kHeading : kHeadingPart));
    html.element("ol", [&] { html.trusted(entries.written()); });
  });
}

CitedBy cited_by(const Reading& reading) {
  CitedBy cited;
  for (const CitationFact& fact : reading.around.citing) {
    if (fact.place.document == reading.document.metadata.id) continue;
    for (const std::string& wanted : anchors_of(fact.citation.pinpoint)) {
      const auto anchor = nearest_anchor(reading.paper, wanted);
      if (!anchor.empty()) cited[anchor].push_back(&fact);
    }
  }
  return cited;
}

void citing_place(Html& html, const Reading& reading, const CitationFact& fact) {
  const std::string_view name = fact.place.symbol.empty() ? std::string_view(fact.place.document)
                                                          : std::string_view(fact.place.symbol);
  html.element(
      "a", {{"href", document_address(fact.place.document, fact.place.anchor, reading.language())}},
      [&] {
        html.text(name);
        if (!fact.place.provision.empty()) html.text(", " + fact.place.provision);
      });
  if (!fact.date.empty()) html.text(" · " + shown_date(fact.date, reading.language()));
  tag(html, "relation", reading.say(name_of(fact.citation.relation).in));
  if (fact.evidence.empty()) return;
  html.element("q", {{"lang", "vi"}, {"class", "quiet"}}, squeeze(fact.evidence));
}

void citing_list(Html& html, const Reading& reading, const CitedBy& cited,
                 std::string_view anchor) {
  const auto found = cited.find(anchor);
  if (found == cited.end()) return;
  const auto& facts = found->second;
  html.element("details", {{"class", "citing"}}, [&] {
    const std::size_t documents = documents_in(facts);
    html.element("summary", documents == 1 ? std::string(reading.say(kOneCites))
                                           : counted(reading, kSomeCite, documents));
    html.element("ul", [&] {
      const std::size_t shown = std::min(facts.size(), kMostCiting);
      for (std::size_t i = 0; i < shown; ++i) {
        html.element("li", [&] { citing_place(html, reading, *facts[i]); });
      }
    });
    if (facts.size() <= kMostCiting) return;
    html.element("p", {{"class", "quiet"}}, [&] {
      html.text(counted(reading, kMoreCite, facts.size() - kMostCiting));
      html.element("a", {{"href", view_address(reading, "relations")}}, reading.say(kRelations));
    });
  });
}

}  // namespace viendan::web
