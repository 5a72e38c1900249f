// The documents found, each with its passages.
#include <algorithm>

#include "base/text.h"
#include "render/export.h"
#include "search/query/query_text.h"
#include "search/words/terms.h"
#include "web/page/names.h"
#include "web/pages/search/parts.h"
#include "web/pages/search/words.h"

namespace viendan::web::finding {
namespace {

constexpr std::size_t kMostCiting = 10;

constexpr Phrase kResults{"Kết quả", "Results"};
constexpr Phrase kNamed{"Văn bản có số, ký hiệu này", "Documents with this symbol"};
constexpr Phrase kCiting{"Văn bản viện dẫn hoặc nhắc đến", "Documents that cite or mention it"};
constexpr Phrase kHead{"Phần đầu", "Head"};
constexpr Phrase kPassage{"Đoạn văn", "Passage"};
constexpr Phrase kSaidOfIt{"Các văn bản khác nói gì về văn bản này",
                           "What other documents say of it"};
constexpr Phrase kActivities{"{} nhiệm vụ", "{} activities"};
constexpr Phrase kActivity{"{} nhiệm vụ", "{} activity"};
constexpr Phrase kCitedBy{"Được viện dẫn tại ", "Cited by "};
constexpr Phrase kMoreCiting{"và {} văn bản khác", "and {} more"};
constexpr Phrase kNoDate{"không rõ ngày", "date unknown"};

std::string number_of(std::string_view symbol) {
  return search::number_key(symbol.substr(0, symbol.find('/')));
}

/// Whether the query asks for this document by its symbol or number.
bool is_named(const search::QueryText& typed, const Hit& hit) {
  if (hit.symbol.empty()) return false;
  if (!typed.symbol.empty()) return search::symbol_key(hit.symbol) == typed.symbol;
  return number_of(hit.symbol) == typed.number;
}

class HitWriter {
 public:
  HitWriter(Html& html, const View& view) : html_(html), view_(view) {}

  void write(const Hit& hit, const HitFacts& facts) const {
    html_.element("li", {{"class", "hit"}}, [&] {
      const std::string title = render::found_title(hit);
      heading(hit, title);
      about(hit, facts);
      passages(hit, title);
      for (const auto& why : hit.why)
        html_.element("p", {{"class", "quiet"}}, reason_in_words(why, view_.language));
      citing(hit, facts);
    });
  }

 private:
  void heading(const Hit& hit, const std::string& title) const {
    const auto name = name_of_document(hit.type, hit.symbol, hit.document);
    html_.element("h3", {vietnamese(view_)}, [&] {
      const auto address = document_address(hit.document, "", view_.language);
      html_.element("a", {{"href", address}}, [&] {
        html_.text(name);
        if (title.empty()) return;
        html_.text(" – ");
        snippet(html_, title);
      });
    });
  }

  void about(const Hit& hit, const HitFacts& facts) const {
    html_.element("p", {{"class", "quiet"}}, [&] {
      if (hit.date.empty()) {
        html_.text(view_.say(kNoDate));
      } else {
        html_.element("time", {{"datetime", hit.date}}, shown_date(hit.date, view_.language));
      }
      if (!facts.issuer.empty()) {
        html_.text(" · ");
        html_.element("span", {vietnamese(view_)}, facts.issuer);
      }
      activities(hit, facts);
      tags(hit, facts);
    });
  }

  /// Rows that no passage shows are one step away.
  void activities(const Hit& hit, const HitFacts& facts) const {
    if (facts.activities == 0) return;
    const auto address = view_.address("/activities").with("document", hit.document).text();
    html_.text(" · ");
    html_.element("a", {{"href", address}},
                  fill(view_, facts.activities == 1 ? kActivity : kActivities,
                       shown_number(facts.activities, view_.language)));
  }

  void tags(const Hit& hit, const HitFacts& facts) const {
    if (facts.validity != Validity::Unknown) {
      const auto kind = fmt::format("tag {}", name_in(kValidities, facts.validity));
      html_.text(" ");
      html_.element("span", {{"class", kind}}, view_.say(name_of(facts.validity)));
    }
    if (!hit.stub) return;
    html_.text(" ");
    html_.element("span", {{"class", "tag stub"}}, view_.say(name_of(CitationStatus::Stub)));
    html_.text(" ");
    html_.element("a", {{"href", document_address(hit.document, "", view_.language)}},
                  view_.say(kSaidOfIt));
  }

  void passages(const Hit& hit, const std::string& title) const {
    const auto beside = [&title](const Passage& passage) {
      return squeeze(passage.snippet) != title;
    };
    if (std::ranges::none_of(hit.passages, beside)) return;
    html_.element("ul", {vietnamese(view_)}, [&] {
      for (const Passage& each : hit.passages) {
        if (beside(each)) html_.element("li", [&] { passage(hit, each); });
      }
    });
  }

  void passage(const Hit& hit, const Passage& passage) const {
    provision(hit, passage);
    html_.text(": ");
    snippet(html_, passage.snippet);
  }

  void provision(const Hit& hit, const Passage& passage) const {
    std::string_view name = passage.provision;
    if (name.empty()) name = view_.say(passage.anchor.empty() ? kHead : kPassage);
    const Attribute own{"lang", "en",
                        passage.provision.empty() && view_.language == Language::English};
    if (passage.anchor.empty()) {
      html_.element("span", {{"class", "provision"}, own}, name);
      return;
    }
    const auto address = document_address(hit.document, passage.anchor, view_.language);
    html_.element("a", {{"class", "provision"}, {"href", address}, own}, name);
  }

  void citing(const Hit& hit, const HitFacts& facts) const {
    if (hit.cited_by.empty()) return;
    html_.element("p", {{"class", "quiet"}}, [&] {
      html_.text(view_.say(kCitedBy));
      for (std::size_t i = 0; i < facts.citing.size(); ++i) {
        if (i > 0) html_.text(", ");
        html_.element("a", {{"href", document_address(hit.cited_by[i], "", view_.language)}},
                      facts.citing[i]);
      }
      if (hit.cited_by.size() > facts.citing.size()) more_citing(hit, facts.citing.size());
    });
  }

  void more_citing(const Hit& hit, std::size_t shown) const {
    const auto words =
        fill(view_, kMoreCiting, shown_number(hit.cited_by.size() - shown, view_.language));
    html_.text(" ");
    if (hit.symbol.empty()) return html_.text(words);
    const auto address = view_.address("/search").with("cites", hit.symbol).text();
    html_.element("a", {{"href", address}}, words);
  }

  Html& html_;
  const View& view_;
};

class ListWriter {
 public:
  ListWriter(Html& html, const View& view, const Asked& asked, const Answer& answer,
             const std::vector<HitFacts>& facts)
      : html_(html), view_(view), asked_(asked), answer_(answer), facts_(facts) {}

  void write() const {
    const std::size_t named = count_named();
    if (named > 0) part(kNamed, false, 0, named);
    if (named < answer_.hits.size())
      part(named > 0 ? kCiting : kResults, named == 0, named, answer_.hits.size());
  }

 private:
  /// Of a query for a symbol, its own document stands first and those that cite it behind.
  [[nodiscard]] std::size_t count_named() const {
    if (asked_.words.empty() || asked_.order() != SortBy::Relevance) return 0;
    const auto typed = search::read_query(asked_.words, view_.collection.vocabulary);
    if (!typed.names_document()) return 0;
    const auto other = [&typed](const Hit& hit) { return !is_named(typed, hit); };
    const auto end = std::ranges::find_if(answer_.hits, other);
    return static_cast<std::size_t>(end - answer_.hits.begin());
  }

  void part(const Phrase& name, bool unseen, std::size_t begin, std::size_t end) const {
    html_.element("h2", {{"class", "unseen", unseen}}, view_.say(name));
    const auto start = fmt::format("{}", asked_.offset + begin + 1);
    html_.element("ol", {{"class", "hits"}, {"start", start, start != "1"}}, [&] {
      const HitWriter writer(html_, view_);
      for (std::size_t i = begin; i < end; ++i) writer.write(answer_.hits[i], facts_[i]);
    });
  }

  Html& html_;
  const View& view_;
  const Asked& asked_;
  const Answer& answer_;
  const std::vector<HitFacts>& facts_;
};

Result<HitFacts> facts_of_document(const Collection& collection, const Hit& hit) {
  const auto document = collection.catalogue.document(hit.document);
  if (!document) return tl::unexpected(document.error());
  HitFacts facts;
  if (*document) {
    facts.issuer = (*document)->issuer;
    facts.activities = static_cast<std::size_t>(std::max((*document)->activities, 0));
  }
  const auto* source = collection.workspace.find(hit.document);
  if (source != nullptr) facts.validity = source->validity;
  return facts;
}

Result<HitFacts> facts_of_stub(const Collection& collection, const Hit& hit) {
  const auto reference = collection.catalogue.reference(hit.document);
  if (!reference) return tl::unexpected(reference.error());
  const auto standing = collection.catalogue.standing(hit.document);
  if (!standing) return tl::unexpected(standing.error());
  return HitFacts{.issuer = *reference ? (*reference)->issuer : std::string(),
                  .validity = standing->validity};
}

Result<HitFacts> facts_of(const View& view, const Hit& hit) {
  const Collection& collection = view.collection;
  auto facts = hit.stub ? facts_of_stub(collection, hit) : facts_of_document(collection, hit);
  if (!facts) return facts;
  for (std::size_t i = 0; i < std::min(hit.cited_by.size(), kMostCiting); ++i) {
    const auto citing = collection.catalogue.reference(hit.cited_by[i]);
    if (!citing) return tl::unexpected(citing.error());
    const bool known = *citing && !(*citing)->symbol.empty();
    facts->citing.push_back(known ? (*citing)->symbol : hit.cited_by[i]);
  }
  return facts;
}

}  // namespace

std::string name_of_document(std::string_view type, std::string_view symbol,
                             std::string_view otherwise) {
  if (symbol.empty()) return std::string(type.empty() ? otherwise : type);
  return type.empty() ? std::string(symbol) : fmt::format("{} {}", type, symbol);
}

Result<std::vector<HitFacts>> facts_of(const View& view, const std::vector<Hit>& hits) {
  std::vector<HitFacts> all;
  for (const Hit& hit : hits) {
    auto facts = facts_of(view, hit);
    if (!facts) return tl::unexpected(facts.error());
    all.push_back(*std::move(facts));
  }
  return all;
}

void hit_list(Html& html, const View& view, const Asked& asked, const Answer& answer,
              const std::vector<HitFacts>& facts) {
  if (!answer.hits.empty()) ListWriter(html, view, asked, answer, facts).write();
}

}  // namespace viendan::web::finding
