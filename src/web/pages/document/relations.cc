#include "web/pages/document/relations.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "web/page/names.h"
#include "web/pages/document/cited.h"
#include "web/pages/document/facts.h"
#include "web/pages/document/relation_graph.h"
#include "web/pages/document/surroundings.h"
#include "web/pages/document/words.h"

namespace viendan::web {
namespace {

constexpr std::size_t kMostListed = 300;  // documents of one direction
constexpr std::size_t kMostSentences = 4;
constexpr std::size_t kLongestSentence = 600;

constexpr Phrase kPicture{"Lược đồ", "Picture"};
constexpr Phrase kOut{"Văn bản này viện dẫn", "What this document cites"};
constexpr Phrase kIn{"Văn bản viện dẫn văn bản này", "What cites this document"};
constexpr Phrase kNoOut{"Văn bản này không viện dẫn văn bản nào khác.",
                        "This document cites no other."};
constexpr Phrase kNoIn{"Trong kho chưa có văn bản nào viện dẫn văn bản này.",
                       "No document of the collection cites it."};
constexpr Phrase kUnsure{"Viện dẫn chưa xác định được", "Citations that stay open"};
constexpr Phrase kUnsureHelp{
    "{} tên gọi không cho biết chắc là văn bản nào; xem danh sách cuối phần toàn văn.",
    "{} names do not tell for certain which document is meant; see the list below the text."};
constexpr Phrase kTimes{"{} lần", "{} mentions"};
constexpr Phrase kOnce{"1 lần", "1 mention"};
constexpr Phrase kMore{"Còn {} văn bản khác.", "{} more documents."};
constexpr Phrase kSentences{"Câu viện dẫn", "Sentences"};
constexpr Phrase kDepthOne{"Chỉ vẽ quan hệ trực tiếp", "Draw direct relations only"};
constexpr Phrase kDepthTwo{"Vẽ thêm một bước", "Draw one step more"};

const Citation* first_citation(const Reading& reading, std::string_view target) {
  const auto found =
      std::ranges::find(reading.document.citations, target,
                        [](const Citation& c) -> std::string_view { return c.target.id; });
  return found == reading.document.citations.end() ? nullptr : &*found;
}

/// By the group of the relation, then the relation, then the number of mentions.
void sort_edges(std::vector<EdgeFact>& edges) {
  std::ranges::stable_sort(edges, [](const EdgeFact& a, const EdgeFact& b) {
    const auto key = [](const EdgeFact& e) {
      return std::tuple(name_of(e.relation).group, e.relation, -e.mentions);
    };
    return key(a) < key(b);
  });
}

Result<void> add_edges(Reading& reading) {
  const auto& catalogue = reading.view.collection.catalogue;
  auto out = catalogue.edges_from(reading.document.metadata.id);
  if (!out) return tl::unexpected(out.error());
  auto in = catalogue.edges_to(reading.document.metadata.id);
  if (!in) return tl::unexpected(in.error());
  reading.around.out = *std::move(out);
  reading.around.in = *std::move(in);
  sort_edges(reading.around.out);
  sort_edges(reading.around.in);
  return {};
}

std::string sentence(std::string_view evidence) {
  std::string words = squeeze(evidence);
  if (words.size() <= kLongestSentence) return words;
  words.resize(words.rfind(' ', kLongestSentence) == std::string::npos
                   ? 0
                   : words.rfind(' ', kLongestSentence));
  return words + " …";
}

/// The sentences in which this document cites another by one relation.
void own_sentences(Html& html, const Reading& reading, const EdgeFact& edge) {
  std::size_t count = 0;
  for (const Citation& citation : reading.document.citations) {
    if (citation.target.id != edge.to || citation.relation != edge.relation) continue;
    if (++count > kMostSentences) return;
    const auto anchor = anchor_around(reading.document, citation.block);
    html.element("li", [&] {
      html.element("a", {{"href", document_address(edge.from, anchor, reading.language())}},
                   place_name(reading, citation.block));
      html.text(": ");
      html.element("q", {{"lang", reading.document.metadata.language}},
                   sentence(citation.evidence.of(reading.document.text)));
    });
  }
}

void their_sentences(Html& html, const Reading& reading, const EdgeFact& edge) {
  std::size_t count = 0;
  for (const CitationFact& fact : reading.around.citing) {
    if (fact.place.document != edge.from || fact.citation.relation != edge.relation) continue;
    if (++count > kMostSentences) return;
    html.element("li", [&] { citing_place(html, reading, fact); });
  }
}

void write_edge(Html& html, const Reading& reading, const EdgeFact& edge, bool out) {
  const std::string& other = out ? edge.to : edge.from;
  html.element("li", [&] {
    html.element("a", {{"href", document_address(other, {}, reading.language())}},
                 name_of_document(reading, other));
    const auto known = reading.around.names.find(other);
    if (known != reading.around.names.end() && !known->second.title.empty() &&
        name_of(known->second) != known->second.title) {
      html.text(" · ");
      html.element("span", {{"lang", "vi"}}, known->second.title);
    }
    html.text(" ");
    html.element("span", {{"class", "count"}},
                 edge.mentions == 1
                     ? std::string(reading.say(kOnce))
                     : counted(reading, kTimes, static_cast<std::size_t>(edge.mentions)));
    if (edge.status != CitationStatus::Resolved) {
      html.text(" ");
      html.element("span",
                   {{"class", fmt::format("tag {}", name_in(kCitationStatuses, edge.status))}},
                   reading.say(name_of(edge.status)));
    }
    Html sentences;
    if (out)
      own_sentences(sentences, reading, edge);
    else
      their_sentences(sentences, reading, edge);
    if (sentences.written().empty()) return;
    html.element("details", [&] {
      html.element("summary", [&] {
        html.text(reading.say(kSentences));
        html.element("span", {{"class", "unseen"}},
                     fmt::format(": {}", name_of_document(reading, other)));
      });
      html.element("ul", [&] { html.trusted(sentences.written()); });
    });
  });
}

void write_direction(Html& html, const Reading& reading, const std::vector<EdgeFact>& edges,
                     bool out) {
  html.element("h2", reading.say(out ? kOut : kIn));
  if (edges.empty()) return html.element("p", reading.say(out ? kNoOut : kNoIn));
  const std::size_t shown = std::min(edges.size(), kMostListed);
  for (std::size_t i = 0; i < shown;) {
    const Relation relation = edges[i].relation;
    html.element("h3", reading.say(out ? name_of(relation).out : name_of(relation).in));
    html.element("ul", {{"class", "edges"}}, [&] {
      for (; i < shown && edges[i].relation == relation; ++i) {
        write_edge(html, reading, edges[i], out);
      }
    });
  }
  if (shown < edges.size()) {
    html.element("p", {{"class", "note"}}, counted(reading, kMore, edges.size() - shown));
  }
}

void write_picture(Html& html, const Reading& reading) {
  if (reading.around.out.empty() && reading.around.in.empty()) return;
  const bool deep = reading.view.request.parameter("depth") == "2";
  html.element("h2", reading.say(kPicture));
  html.element("p", {{"class", "actions"}}, [&] {
    html.element("a", {{"class", "button"}, {"href", reading.view.with("depth", deep ? "" : "2")}},
                 reading.say(deep ? kDepthOne : kDepthTwo));
  });
  relation_picture(html, reading, deep);
}

void write_unsure(Html& html, const Reading& reading) {
  const auto open = std::ranges::count_if(reading.cited, [&](const Cited& cited) {
    return !is_sure(reading.document.citations[cited.mentions.front()]);
  });
  if (open == 0) return;
  html.element("h2", reading.say(kUnsure));
  html.element("p", [&] {
    html.element("a", {{"href", view_address(reading, "") + "#vien-dan"}},
                 counted(reading, kUnsureHelp, static_cast<std::size_t>(open)));
  });
}

}  // namespace

Result<void> add_relations(Reading& reading) {
  if (auto added = add_edges(reading); !added) return added;
  for (const EdgeFact& edge : reading.around.out) {
    const Citation* citation = first_citation(reading, edge.to);
    if (citation != nullptr) reading.around.names.emplace(edge.to, citation->target);
  }
  const std::size_t shown = std::min(reading.around.in.size(), kMostListed);
  for (std::size_t i = 0; i < shown; ++i) {
    auto added = add_name(reading.view, reading.around.in[i].from, reading.around);
    if (!added) return added;
  }
  return {};
}

void relations(Html& html, const Reading& reading) {
  document_head(html, reading);
  write_picture(html, reading);
  write_direction(html, reading, reading.around.out, true);
  write_direction(html, reading, reading.around.in, false);
  write_unsure(html, reading);
}

}  // namespace viendan::web
