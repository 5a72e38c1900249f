#include "render/akn_parts.h"

#include <algorithm>

#include "render/iri.h"

namespace viendan::render::akn {
namespace {

std::string below(std::string_view parent, std::string_view name) {
  return parent.empty() ? std::string(name) : fmt::format("{}__{}", parent, name);
}

/// Those that do not begin inside one before them.
template <typename T, typename SpanOf>
void keep_apart(std::vector<T>& things, const SpanOf& span_of) {
  std::ranges::stable_sort(things, {}, [&](const T& thing) {
    return std::pair(span_of(thing).begin, ~span_of(thing).end);
  });
  std::uint32_t end = 0;
  std::erase_if(things, [&](const T& thing) {
    const Span span = span_of(thing);
    if (span.empty() || span.begin < end) return true;
    end = span.end;
    return false;
  });
}

struct MarkForm {
  Field Metadata::*field;
  std::string_view element;
  BlockKind block;  // where it must be printed to be marked
  std::string_view attribute = {};
  std::string_view value = {};  // "" for that of the field
};
constexpr MarkForm kMarks[] = {
    {&Metadata::type, "docType", BlockKind::Head},
    {&Metadata::symbol, "docNumber", BlockKind::Head},
    {&Metadata::date, "docDate", BlockKind::Head, "date"},
    {&Metadata::title, "docTitle", BlockKind::Head},
    {&Metadata::issuer, "docAuthority", BlockKind::Head},
    {&Metadata::signer, "person", BlockKind::Signature, "refersTo", "#nguoi-ky"},
    {&Metadata::signer_position, "role", BlockKind::Signature, "refersTo", "#chuc-vu"},
};

std::vector<Mark> marks_of(const Document& document) {
  std::vector<Mark> marks;
  for (const MarkForm& form : kMarks) {
    const Field& field = document.metadata.*form.field;
    if (field.span.empty()) continue;
    const auto& block =
        document.blocks[static_cast<std::size_t>(block_at(document, field.span.begin))];
    if (block.kind != form.block) continue;
    const auto date = form.attribute == "date" ? parse_iso_date(field.value) : std::nullopt;
    if (form.attribute == "date" && (!date || date->day == 0)) continue;
    marks.push_back({field.span, form.element, form.attribute,
                     form.value.empty() ? field.value : std::string(form.value)});
  }
  keep_apart(marks, [](const Mark& mark) { return mark.span; });
  return marks;
}

/// Of each block, the last one below it, or itself.
std::vector<int> last_below(const Document& document) {
  std::vector<int> last(document.blocks.size());
  for (std::size_t i = last.size(); i-- > 0;) {
    last[i] = std::max(last[i], static_cast<int>(i));
    const int parent = document.blocks[i].parent;
    if (parent < 0) continue;
    auto& above = last[static_cast<std::size_t>(parent)];
    above = std::max(above, last[i]);
  }
  return last;
}

/// The blocks below each, so that a block and all below it follow each other: what stands between
/// two parts of a unit is taken into it. (A form inside an annex may address somebody.)
void nest(Writing& writing) {
  const Document& document = writing.document;
  writing.children.resize(document.blocks.size());
  writing.last = last_below(document);
  std::vector<int> open;
  for (int i = 0; i < static_cast<int>(document.blocks.size()); ++i) {
    while (!open.empty() && writing.last[static_cast<std::size_t>(open.back())] < i) {
      open.pop_back();
    }
    if (!open.empty()) writing.children[static_cast<std::size_t>(open.back())].push_back(i);
    open.push_back(i);
  }
}

}  // namespace

std::string Ids::next(const std::string& base, bool plain_first) {
  int& last = last_[base];
  while (true) {
    ++last;
    std::string eid = plain_first && last == 1 ? base : fmt::format("{}_{}", base, last);
    if (given_.insert(eid).second) return eid;
  }
}

std::string Ids::labelled(std::string_view parent, std::string_view name, std::string_view label) {
  const std::string word = label_in_eid(label);
  if (word.empty()) return counted(parent, name);
  return next(below(parent, fmt::format("{}_{}", name, word)), true);
}

std::string Ids::counted(std::string_view parent, std::string_view name) {
  return next(below(parent, name), false);
}

Writing begin(const Document& document) {
  Writing writing{.document = document,
                  .children = {},
                  .last = {},
                  .tables = std::vector<int>(document.blocks.size(), -1),
                  .citations = {},
                  .marks = marks_of(document)};
  writing.eids.resize(document.blocks.size());
  nest(writing);
  for (std::size_t t = 0; t < document.tables.size(); ++t) {
    for (const int block : document.tables[t].blocks) {
      writing.tables[static_cast<std::size_t>(block)] = static_cast<int>(t);
    }
  }
  for (const Citation& citation : document.citations) writing.citations.push_back(&citation);
  keep_apart(writing.citations, [](const Citation* citation) { return citation->span; });
  return writing;
}

std::string place_of(const Writing& writing, std::uint32_t offset) {
  const auto next = std::ranges::upper_bound(writing.rows, offset, {},
                                             [](const Place& row) { return row.span.begin; });
  if (next != writing.rows.begin() && offset < std::prev(next)->span.end) {
    return std::prev(next)->eid;
  }
  int block = block_at(writing.document, offset);
  while (block > 0 && writing.eids[static_cast<std::size_t>(block)].empty()) {
    block = writing.block(block).parent;
  }
  return block < 0 ? std::string() : writing.eids[static_cast<std::size_t>(block)];
}

}  // namespace viendan::render::akn
