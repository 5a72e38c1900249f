#include "web/pages/agencies/known.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/result.h"
#include "base/text.h"
#include "model/activity.h"
#include "web/page/layout.h"
#include "web/pages/activities/words.h"

namespace viendan::web {
namespace {

struct KindName {
  std::string_view kind;
  Phrase name;
};
constexpr std::array kKinds = std::to_array<KindName>({
    {"constitutional", {"Cơ quan hiến định", "Constitutional body"}},
    {"ministry", {"Bộ", "Ministry"}},
    {"ministry-level", {"Cơ quan ngang bộ", "Ministry-level body"}},
    {"government-agency", {"Cơ quan thuộc Chính phủ", "Government agency"}},
    {"department", {"Đơn vị thuộc bộ (tổng cục, cục, vụ)", "Department of a ministry"}},
    {"committee", {"Ủy ban, ban chỉ đạo", "Committee"}},
    {"office", {"Chức vụ, văn phòng", "Office"}},
    {"office-class", {"Nhóm chức vụ", "Class of offices"}},
    {"organisation", {"Tổ chức", "Organisation"}},
    {"enterprise", {"Doanh nghiệp", "Enterprise"}},
    {"party", {"Cơ quan Đảng", "Party body"}},
    {"local", {"Cơ quan địa phương", "Local body"}},
    {"local-class", {"Nhóm cơ quan địa phương", "Class of local bodies"}},
    {"collective", {"Nhóm cơ quan", "Class of bodies"}},
});

constexpr Phrase kKind{"Loại", "Kind"};
constexpr Phrase kAbbreviation{"Chữ viết tắt", "Abbreviation"};
constexpr Phrase kAliases{"Cách ghi khác", "Also written"};
constexpr Phrase kParent{"Thuộc", "Part of"};
constexpr Phrase kExisted{"Tồn tại", "Existed"};
constexpr Phrase kFact{"Căn cứ của thông tin", "Source of these facts"};
constexpr Phrase kUnverified{"chưa kiểm chứng", "unverified"};
constexpr Phrase kHistory{"Tiền thân và kế tục", "Predecessors and successors"};
constexpr Phrase kPredecessors{"Tiền thân", "Predecessors"};
constexpr Phrase kSuccessors{"Kế tục", "Successors"};
constexpr Phrase kParts{"Đơn vị trực thuộc", "Bodies below it"};
constexpr Phrase kBy{"nguồn:", "source:"};
constexpr Phrase kArticle{"Điều", "article"};

constexpr std::string_view kPlaceMark = " article ";

using Bodies = std::vector<const Agency*>;

Bodies those(const Vocabulary& vocabulary, const auto& wanted) {
  Bodies found;
  for (const Agency& agency : vocabulary.agencies()) {
    if (wanted(agency)) found.push_back(&agency);
  }
  return found;
}

Bodies predecessors(const Agency& agency, const Vocabulary& vocabulary) {
  return those(vocabulary, [&](const Agency& other) {
    return std::ranges::find(other.successors, agency.id) != other.successors.end();
  });
}

Bodies successors(const Agency& agency, const Vocabulary& vocabulary) {
  Bodies found;
  for (const std::string& id : agency.successors) {
    if (const Agency* other = vocabulary.agency_by_id(id)) found.push_back(other);
  }
  return found;
}

/// "40/2025/NĐ-CP article 3" without the place.
std::string_view symbol_of(std::string_view source) {
  return source.substr(0, source.find(kPlaceMark));
}

/// Whether a source of the vocabulary's row can tell what followed the body: one that is older than
/// its end tells of its beginning only.
bool tells_end(const View& view, const Agency& agency) {
  static const Pattern year_in_symbol(R"(/((?:19|20)\d{2})/)");
  if (!agency.to) return true;
  if (const auto found = year_in_symbol.find(agency.source)) {
    return to_int((*found)[1]) >= agency.to->year;
  }
  const auto named = view.collection.catalogue.named(symbol_of(agency.source));
  if (!named || named->size() != 1 || !named->front().date) return false;
  return named->front().date->year >= agency.to->year;
}

/// A document, and perhaps a place in it.
void write_fact_source(Html& html, const View& view, std::string_view source) {
  if (source.empty() || source == "unverified") {
    html.element("span", {{"class", "tag unverified"}}, view.say(kUnverified));
    return;
  }
  const auto mark = source.find(kPlaceMark);
  const auto symbol = symbol_of(source);
  const auto named = view.collection.catalogue.named(symbol);
  if (named && named->size() == 1) {
    html.element(
        "a", {{"class", "cite"}, {"href", document_address(named->front().id, {}, view.language)}},
        symbol);
  } else {
    html.text(symbol);
  }
  if (mark == source.npos) return;
  html.text(fmt::format(", {} {}", view.say(kArticle), source.substr(mark + kPlaceMark.size())));
}

void write_body(Html& html, const View& view, const Agency& agency) {
  html.element("a", {{"href", agency_address(agency.id, view.language)}}, agency.name);
  const std::string time = existence_in_words(agency, view.language);
  if (time.empty()) return;
  html.text(" ");
  html.element("span", {{"class", "quiet"}}, fmt::format("({})", time));
}

/// `says`: the body whose row of the vocabulary tells who followed whom.
void write_followed(Html& html, const View& view, const Phrase& heading, const Bodies& bodies,
                    const auto& says) {
  if (bodies.empty()) return;
  html.element("h3", view.say(heading));
  html.element("ul", [&] {
    for (const Agency* body : bodies) {
      html.element("li", [&] {
        write_body(html, view, *body);
        html.text(fmt::format(", {} ", view.say(kBy)));
        const Agency& row = says(*body);
        write_fact_source(html, view, tells_end(view, row) ? row.source : std::string_view{});
      });
    }
  });
}

}  // namespace

std::string_view kind_in_words(std::string_view kind, Language language) {
  const auto* row = std::ranges::find(kKinds, kind, &KindName::kind);
  return row == kKinds.end() ? kind : row->name.in(language);
}

std::string existence_in_words(const Agency& agency, Language language) {
  return period_in_words({.raw = {}, .from = agency.from, .to = agency.to, .recurrence = {}},
                         language);
}

void write_known(Html& html, const View& view, const Agency& agency) {
  html.element("dl", {{"class", "facts"}}, [&] {
    const auto fact = [&](const Phrase& name, std::string_view words) {
      if (words.empty()) return;
      html.element("dt", view.say(name));
      html.element("dd", words);
    };
    fact(kKind, kind_in_words(agency.kind, view.language));
    fact(kAbbreviation, agency.abbreviation);
    fact(kAliases, join(agency.aliases, "; "));
    if (const Agency* parent = view.collection.vocabulary.agency_by_id(agency.parent)) {
      html.element("dt", view.say(kParent));
      html.element("dd", [&] { write_body(html, view, *parent); });
    }
    fact(kExisted, existence_in_words(agency, view.language));
    html.element("dt", view.say(kFact));
    html.element("dd", [&] { write_fact_source(html, view, agency.source); });
  });
}

void write_history(Html& html, const View& view, const Agency& agency) {
  const Vocabulary& vocabulary = view.collection.vocabulary;
  const Bodies before = predecessors(agency, vocabulary);
  const Bodies after = successors(agency, vocabulary);
  if (before.empty() && after.empty()) return;
  html.element("h2", view.say(kHistory));
  write_followed(html, view, kPredecessors, before,
                 [](const Agency& other) -> const Agency& { return other; });
  write_followed(html, view, kSuccessors, after,
                 [&agency](const Agency&) -> const Agency& { return agency; });
}

void write_parts(Html& html, const View& view, const Agency& agency) {
  const Bodies parts = those(view.collection.vocabulary,
                             [&](const Agency& other) { return other.parent == agency.id; });
  if (parts.empty()) return;
  html.element("h2", view.say(kParts));
  html.element("details", [&] {
    html.element("summary", fmt::format("{} ({})", view.say(kParts), parts.size()));
    html.element("ul", [&] {
      for (const Agency* part : parts) {
        html.element("li", [&] { write_body(html, view, *part); });
      }
    });
  });
}

std::vector<std::string> issuer_names(const Agency& agency, const Vocabulary& vocabulary) {
  std::vector<std::string> names = {agency.name};
  const auto add = [&names](const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  for (const Issuer& issuer : vocabulary.issuers()) {
    if (issuer.agency != agency.id) continue;
    add(issuer.name);
    add(issuer.office);
  }
  return names;
}

}  // namespace viendan::web
