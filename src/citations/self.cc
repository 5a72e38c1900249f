// The document speaks of itself: "Quyết định này".
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "citations/scan.h"

namespace viendan::citations {
namespace {

/// Something attached to an act has the same number as the act: its words for itself are names.
constexpr std::array<std::string_view, 3> kAttached = {"Quy chế", "Quy định", "Điều lệ"};

bool is_attached(std::string_view words) {
  return std::any_of(kAttached.begin(), kAttached.end(),
                     [&](std::string_view word) { return words.starts_with(word); });
}

}  // namespace

std::vector<Citation> find_self(const Scan& scan, const Unit& unit) {
  constexpr std::string_view kThis = " này";
  std::vector<Citation> mentions;
  for (const Word& word : unit.words) {
    const bool act = word.kind == WordKind::Act || word.kind == WordKind::Law;
    const auto after = unit.text.substr(word.span.end);
    if (!act || !after.starts_with(kThis) || !is_capitalised(unit, word)) continue;
    const Span span{word.span.begin, word.span.end + static_cast<std::uint32_t>(kThis.size())};
    if (!ends_word(unit.lower, span.end)) continue;
    const auto type = word.span.of(unit.text);
    const bool attached = is_attached(type);
    Citation citation =
        make_citation(scan, unit, span, attached ? CitationKind::Alias : CitationKind::Self);
    citation.rule = attached ? "attached+this" : "type+this";
    // "Luật này" in a decision quotes a law: it is not the decision.
    const bool other = !attached && type != "Văn bản" && !scan.own.type.empty() &&
                       to_lower(scan.own.type) != to_lower(type);
    if (!other) {
      citation.target = scan.own;
      citation.status = CitationStatus::Resolved;
    }
    mentions.push_back(std::move(citation));
  }
  return mentions;
}

}  // namespace viendan::citations
