#include "pipeline/impact.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/text.h"

namespace viendan::pipeline {
namespace {

std::string joined(const std::vector<Field>& fields) {
  std::vector<std::string> values;
  for (const Field& field : fields) values.push_back(field.value);
  return join(values, "; ");
}

struct FieldOf {
  std::string_view name;
  std::string (*value)(const Metadata&);
};
constexpr auto kFields = std::to_array<FieldOf>({
    {"id", [](const Metadata& m) { return m.id; }},
    {"type", [](const Metadata& m) { return m.type.value; }},
    {"number", [](const Metadata& m) { return m.number.value; }},
    {"symbol", [](const Metadata& m) { return m.symbol.value; }},
    {"issuer", [](const Metadata& m) { return m.issuer.value; }},
    {"issuer_body", [](const Metadata& m) { return m.issuer_body; }},
    {"issuer_id", [](const Metadata& m) { return m.issuer_id; }},
    {"date", [](const Metadata& m) { return m.date.value; }},
    {"effective_from", [](const Metadata& m) { return m.effective_from.value; }},
    {"effective_to", [](const Metadata& m) { return m.effective_to.value; }},
    {"place", [](const Metadata& m) { return m.place.value; }},
    {"title", [](const Metadata& m) { return squeeze(m.title.value); }},
    {"signer", [](const Metadata& m) { return m.signer.value; }},
    {"signer_position", [](const Metadata& m) { return m.signer_position.value; }},
    {"language", [](const Metadata& m) { return m.language; }},
    {"recipients", [](const Metadata& m) { return joined(m.recipients); }},
    {"addressees", [](const Metadata& m) { return joined(m.addressees); }},
});

std::vector<FieldChange> compare_metadata(const Metadata& before, const Metadata& after) {
  std::vector<FieldChange> changes;
  for (const FieldOf& field : kFields) {
    std::string was = field.value(before), is = field.value(after);
    if (was != is) changes.push_back({std::string(field.name), std::move(was), std::move(is)});
  }
  return changes;
}

std::vector<std::string_view> sorted_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const auto line : split(text, '\n')) {
    if (const auto words = trim(line); !words.empty()) lines.push_back(words);
  }
  std::ranges::sort(lines);
  return lines;
}

/// How many of these lines the others lack.
int lines_beyond(const std::vector<std::string_view>& lines,
                 const std::vector<std::string_view>& others) {
  std::vector<std::string_view> beyond;
  std::ranges::set_difference(lines, others, std::back_inserter(beyond));
  return static_cast<int>(beyond.size());
}

std::uint32_t line_of(const Document& document, Span span) {
  return document.map.locate(document.text, span.begin).line;
}

/// Mentions of the same words to the same end are matched in the order of the text.
using MentionKey = std::tuple<std::string, Relation, std::string>;

MentionKey key_of(const Citation& citation) {
  const Pinpoint& at = citation.pinpoint;
  return {squeeze(citation.surface), citation.relation,
          join({at.article, at.clause, at.point, at.annex}, "/")};
}

std::map<MentionKey, std::vector<const Citation*>> mentions_of(const Document& document) {
  std::map<MentionKey, std::vector<const Citation*>> mentions;
  for (const Citation& citation : document.citations) {
    mentions[key_of(citation)].push_back(&citation);
  }
  return mentions;
}

CitationChange change_of(const Document& document, const Citation& citation, Change change) {
  return {change,
          line_of(document, citation.span),
          squeeze(citation.surface),
          citation.relation,
          citation.status,
          citation.target.id};
}

LinkChange link_of(const Document& document, const Citation& before, const Citation& after) {
  return {document.metadata.id,   document.source, line_of(document, after.span),
          squeeze(after.surface), before.status,   before.target.id,
          after.status,           after.target.id, after.candidates};
}

/// A document that is called otherwise now means itself as before.
bool means_itself(const Document& old, const Citation& before, const Document& now,
                  const Citation& after) {
  return before.target.id == old.metadata.id && after.target.id == now.metadata.id;
}

void compare_citations(const Document& before, const Document& after, Comparison& found) {
  auto old_mentions = mentions_of(before);
  std::vector<CitationChange> changes;
  for (const auto& [key, mentions] : mentions_of(after)) {
    auto& had = old_mentions[key];
    const std::size_t both = std::min(had.size(), mentions.size());
    for (std::size_t i = 0; i < both; ++i) {
      const auto fate = fate_of(*had[i], *mentions[i]);
      if (!fate || means_itself(before, *had[i], after, *mentions[i])) continue;
      found.links.push_back({*fate, link_of(after, *had[i], *mentions[i])});
    }
    for (std::size_t i = both; i < mentions.size(); ++i) {
      changes.push_back(change_of(after, *mentions[i], Change::Added));
    }
    had.erase(had.begin(), had.begin() + static_cast<std::ptrdiff_t>(both));
  }
  for (const auto& [key, mentions] : old_mentions) {
    for (const Citation* gone : mentions) {
      changes.push_back(change_of(before, *gone, Change::Removed));
    }
  }
  std::ranges::stable_sort(changes, {},
                           [](const CitationChange& c) { return std::tuple(c.change, c.line); });
  std::ranges::stable_sort(found.links, {}, [](const ChangedLink& l) { return l.link.line; });
  found.document.citations = {std::move(changes), 0};
  found.document.citations.total = static_cast<int>(found.document.citations.items.size());
}

}  // namespace

std::optional<LinkFate> fate_of(const Citation& before, const Citation& after) {
  using enum CitationStatus;
  if (before.status == after.status) {
    const bool leads = after.status == Resolved || after.status == Stub;
    if (leads && before.target.id != after.target.id) return LinkFate::Moved;
    return std::nullopt;
  }
  if (after.status == Resolved) return LinkFate::Healed;
  if (after.status == Ambiguous) return LinkFate::Ambiguous;
  if (before.status == Resolved || after.status == Unresolved) return LinkFate::Broken;
  return LinkFate::Identified;
}

bool Comparison::says_other() const {
  return !document.metadata.empty() || document.rows.total > 0 || document.citations.total > 0 ||
         document.lines_added + document.lines_removed > 0;
}

Comparison compare(const Document& before, const Document& after) {
  Comparison found;
  DocumentChange& document = found.document;
  document = {.id = after.metadata.id,
              .source = after.source,
              .symbol = after.metadata.symbol.value,
              .title = squeeze(after.metadata.title.value),
              .same_bytes = before.digest == after.digest,
              .metadata = compare_metadata(before.metadata, after.metadata)};
  if (before.metadata.id != after.metadata.id) document.id_before = before.metadata.id;
  if (before.source != after.source) document.source_before = before.source;
  compare_citations(before, after, found);
  if (before.activities != after.activities) {
    document.rows.items = compare_rows(before.activities, after.activities);
    document.rows.total = static_cast<int>(document.rows.items.size());
  }
  if (before.text == after.text) return found;
  const auto old_lines = sorted_lines(before.text), new_lines = sorted_lines(after.text);
  document.lines_added = lines_beyond(new_lines, old_lines);
  document.lines_removed = lines_beyond(old_lines, new_lines);
  return found;
}

}  // namespace viendan::pipeline
