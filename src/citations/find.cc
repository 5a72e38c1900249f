#include "citations/find.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "base/unicode.h"
#include "citations/scan.h"
#include "citations/short_number.h"

namespace viendan::citations {
namespace {

void sort(std::vector<Citation>& mentions) {
  const auto before = [](const Citation& a, const Citation& b) {
    return std::pair(a.span.begin, b.span.end) < std::pair(b.span.begin, a.span.end);
  };
  if (std::is_sorted(mentions.begin(), mentions.end(), before)) return;
  std::stable_sort(mentions.begin(), mentions.end(), before);
}

std::vector<Citation> direct_mentions(const Scan& scan, const Unit& unit) {
  auto mentions = find_numbered(scan, unit);
  auto laws = find_laws(scan, unit, mentions);
  auto self = find_self(scan, unit);
  mentions.insert(mentions.end(), laws.begin(), laws.end());
  mentions.insert(mentions.end(), self.begin(), self.end());
  sort(mentions);
  return mentions;
}

/// What the mentions of one symbol, or one law's name, say together.
struct Shared {
  Reference target;
  bool several = false;
  std::map<std::string, int> spellings = {};  // of the symbol, and how often
};

/// Of two spellings the fuller is right ("267/2025/NĐ-CP", not "267/NĐ-CP"; "QĐ", not "QD"), of
/// equally full ones the one that is printed more often.
std::string spelling_of(const Shared& shared) {
  const std::string* best = &shared.target.symbol;
  int times = 0;
  for (const auto& [spelling, count] : shared.spellings) {
    const bool fuller = spelling.size() > best->size();
    if (!fuller && (spelling.size() < best->size() || count <= times)) continue;
    best = &spelling;
    times = count;
  }
  return *best;
}

/// What mentions of one document have in common though one prints no year: "qd-ttg/?/403".
std::string name_key(const Citation& citation) {
  if (citation.kind == CitationKind::NamedLaw) return fold(citation.target.title);
  const std::string& id = citation.target.id;
  const auto from = id.find('/');
  if (citation.target.symbol.empty() || from == std::string::npos) return {};
  return id.substr(0, from) + "/?" + id.substr(std::min(id.find('/', from + 1), id.size()));
}

/// The name of a law that is cited with its number: "Luật Đầu tư số 61/2020/QH14".
std::string law_name(const Citation& citation) {
  constexpr auto kLaws = std::to_array<std::string_view>({"Luật ", "Bộ luật ", "Pháp lệnh "});
  const std::string& title = citation.target.title;
  const bool law = citation.kind == CitationKind::Numbered &&
                   std::any_of(kLaws.begin(), kLaws.end(),
                               [&](std::string_view word) { return title.starts_with(word); });
  return law ? fold(title) : "";
}

using SharedByName = std::map<std::string, Shared>;

void share(SharedByName& dated, const std::string& key, const Citation& mention) {
  if (key.empty()) return;
  auto& shared = dated.try_emplace(key, Shared{mention.target, false}).first->second;
  shared.several = shared.several || shared.target.id != mention.target.id;
  if (!shared.target.date) shared.target.date = mention.target.date;
  if (shared.target.title.empty()) shared.target.title = mention.target.title;
  if (mention.kind == CitationKind::Numbered) ++shared.spellings[mention.target.symbol];
}

/// Mentions without a date take that of the others, where those agree.
void share_dates(std::vector<Citation>& mentions) {
  SharedByName dated;
  for (const Citation& mention : mentions) {
    if (mention.target.id.empty() || mention.status == CitationStatus::Unresolved) continue;
    share(dated, name_key(mention), mention);
    share(dated, law_name(mention), mention);
  }
  for (auto& [key, shared] : dated) shared.target.symbol = spelling_of(shared);
  for (Citation& mention : mentions) {
    const auto entry = dated.find(name_key(mention));
    if (entry == dated.end() || entry->first.empty() || entry->second.several) continue;
    const Reference& target = entry->second.target;
    if (mention.status == CitationStatus::Unresolved) {
      mention.target = target;
      mention.status = target.in_corpus ? CitationStatus::Resolved : CitationStatus::Stub;
      mention.rule += "+same-document";
      continue;
    }
    if (mention.kind == CitationKind::Numbered) mention.target.symbol = target.symbol;
    if (mention.status == CitationStatus::Stub && !mention.target.date) {
      mention.target.date = target.date;
      if (target.date) mention.rule += "+same-document";
    }
  }
}

/// Acts that a text calls by their type alone.
bool may_be_meant(std::string_view type) {
  constexpr auto kTypes = std::to_array<std::string_view>(
      {"Thông tư liên tịch", "Thông tư", "Nghị định", "Nghị quyết", "Quyết định", "Chỉ thị"});
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

/// What is said of an act that was named before: "đã ...", "nêu trên có hiệu lực ...".
bool speaks_of_known(std::string_view after) {
  for (const std::string_view above : {" trên", " nêu trên", " nói trên"}) {
    if (!after.starts_with(above)) continue;
    after.remove_prefix(above.size());
    break;
  }
  return after.starts_with(" được") || after.starts_with(" có hiệu lực") ||
         after.starts_with(" đã");
}

/// "Toàn văn Thông tư liên tịch được đăng tải": the only document of the type named before.
void find_anaphora(const Scan& scan, std::vector<std::vector<Citation>>& by_unit) {
  std::map<std::string, Shared, std::less<>> seen;  // by type
  for (std::size_t i = 0; i < by_unit.size(); ++i) {
    const Unit& unit = scan.units[i];
    std::vector<Citation> found;
    std::size_t next = 0;
    const auto see_until = [&](std::size_t offset) {
      for (; next < by_unit[i].size() && by_unit[i][next].span.end <= offset; ++next) {
        const Citation& other = by_unit[i][next];
        if (other.kind != CitationKind::Numbered) continue;
        auto& shared =
            seen.try_emplace(other.target.type, Shared{other.target, false}).first->second;
        shared.several = shared.several || shared.target.id != other.target.id;
      }
    };
    for (const Word& word : unit.words) {
      if (word.kind != WordKind::Act || !speaks_of_known(unit.text.substr(word.span.end))) continue;
      const Span span = word.span;
      const auto type = span.of(unit.text);
      if (!may_be_meant(type) || type == scan.own.type) continue;
      see_until(span.begin + unit.span.begin);
      const auto entry = seen.find(type);
      if (entry == seen.end() || entry->second.several) continue;
      Citation citation = make_citation(scan, unit, span, CitationKind::Alias);
      citation.target = entry->second.target;
      citation.status = CitationStatus::Stub;
      citation.rule = "type+same-document";
      citation.confidence = 0.8;
      found.push_back(std::move(citation));
    }
    see_until(std::string::npos);
    by_unit[i].insert(by_unit[i].end(), found.begin(), found.end());
  }
}

}  // namespace

std::vector<Citation> find(const Document& document, const Vocabulary& vocabulary) {
  const Scan scan = make_scan(document, vocabulary);
  std::vector<std::vector<Citation>> by_unit;
  by_unit.reserve(scan.units.size());
  for (const Unit& unit : scan.units) by_unit.push_back(direct_mentions(scan, unit));
  find_titles(scan, by_unit);
  for (auto& mentions : by_unit) sort(mentions);
  find_short_numbers(scan, by_unit);
  find_anaphora(scan, by_unit);
  std::vector<Citation> all;
  for (std::size_t i = 0; i < by_unit.size(); ++i) {
    sort(by_unit[i]);
    attach_provisions(scan, scan.units[i], by_unit[i]);
    sort(by_unit[i]);
    assign_relations(scan, scan.units[i], by_unit[i]);
    all.insert(all.end(), by_unit[i].begin(), by_unit[i].end());
  }
  sort(all);
  share_dates(all);
  return all;
}

}  // namespace viendan::citations
