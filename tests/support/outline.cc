#include "support/outline.h"

#include <fmt/format.h>

#include "base/text.h"

namespace viendan::test {
namespace {

// Line ends and TABs inside a value would break "one line a thing".
std::string shown(std::string_view text) {
  return replace_all(replace_all(trim(text), "\n", " ⏎ "), "\t", "→");
}

void add_repair(std::string& out, const Repair& repair, std::string_view indent) {
  out += fmt::format("{}! {} [{}] \"{}\" -> \"{}\"\n", indent, repair.rule, repair.field,
                     shown(repair.before), shown(repair.after));
}

std::string text_view(const Draft&, const Draft& draft, const Document&) {
  return draft.text + (draft.text.ends_with('\n') ? "" : "\n");
}

std::string paragraph_line(const Draft& draft, const Paragraph& paragraph) {
  return fmt::format("p {}{}{} {}\n", draft.map.locate(draft.text, paragraph.span.begin).line,
                     paragraph.after_gap ? " gap" : "", paragraph.hard_break ? " break" : "",
                     shown(paragraph.span.of(draft.text)));
}

std::string grid_lines(const Draft& draft, const Grid& grid) {
  std::string out = fmt::format("grid {}{}\n", draft.map.locate(draft.text, grid.span.begin).line,
                                grid.after_gap ? " gap" : "");
  for (const auto& row : grid.rows) {
    for (const auto& cell : row) {
      const auto text = shown(cell.span.of(draft.text));
      out += cell.bold ? fmt::format(" | **{}**", text) : fmt::format(" | {}", text);
    }
    out += '\n';
  }
  return out;
}

std::string draft_view(const Draft& raw, const Draft&, const Document&) {
  std::string out;
  for (const auto& piece : raw.pieces) {
    const auto* paragraph = std::get_if<Paragraph>(&piece);
    out += paragraph != nullptr ? paragraph_line(raw, *paragraph)
                                : grid_lines(raw, std::get<Grid>(piece));
  }
  return out;
}

std::string blocks_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  std::vector<int> depths(document.blocks.size(), 0);
  for (std::size_t i = 1; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    depths[i] = depths[static_cast<std::size_t>(block.parent)] + 1;
    const auto words = block.heading.empty() ? block.own : block.heading;
    out += fmt::format("{:{}}{}{}{} {}\n", "", 2 * (depths[i] - 1), info(block.kind).name,
                       block.label.empty() ? "" : " ", block.label, shown(words.of(document.text)));
  }
  return out;
}

std::string metadata_view(const Draft&, const Draft&, const Document& document) {
  const Metadata& m = document.metadata;
  std::string out;
  const auto add = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{}: {}\n", name, shown(value));
  };
  add("id", m.id);
  add("type", m.type.value);
  add("number", m.number.value);
  add("symbol", m.symbol.value);
  add("issuer", m.issuer.value);
  add("body", m.issuer_body);
  add("date", m.date.value);
  add("place", m.place.value);
  add("title", m.title.value);
  add("signer", m.signer.value);
  add("position", m.signer_position.value);
  for (const auto& recipient : m.recipients) add("recipient", recipient.value);
  for (const auto& addressee : m.addressees) add("addressee", addressee.value);
  return out;
}

std::string row_line(const Row& row) {
  std::string out(name_in(kRowKinds, row.kind));
  if (!row.label.empty()) out += " " + row.label;
  for (const auto& cell : row.cells) out += " | " + shown(cell.text);
  return out + "\n";
}

std::string tables_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  for (const auto& table : document.tables) {
    out += fmt::format("table {}\n", name_in(kTableKinds, table.kind));
    for (const auto& column : table.columns) {
      out += fmt::format("  column {}: {}\n", name_in(kColumnRoles, column.role),
                         shown(column.heading));
    }
    for (const auto& repair : table.repairs) add_repair(out, repair, "  ");
    for (const auto& row : table.rows) {
      out += "  " + row_line(row);
      for (const auto& repair : row.repairs) add_repair(out, repair, "    ");
    }
  }
  return out;
}

std::string agency_line(std::string_view role, const AgencyRef& agency) {
  std::string out = fmt::format("  {}: {}", role, agency.name);
  if (!agency.id.empty()) out += fmt::format(" <{}>", agency.id);
  if (agency.collective) out += " (collective)";
  if (!agency.scope.empty()) out += fmt::format(" [{}]", agency.scope);
  return out + "\n";
}

std::string timeline_text(const Timeline& timeline) {
  std::string out = shown(timeline.raw) + " =";
  if (timeline.from) out += " from " + timeline.from->iso();
  if (timeline.to) out += " to " + timeline.to->iso();
  if (!timeline.recurrence.empty()) out += " every " + timeline.recurrence;
  return out;
}

std::string activities_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  for (const auto& a : document.activities) {
    out += fmt::format("activity {}: {}\n", a.ordinal.empty() ? "-" : a.ordinal, shown(a.title));
    const auto add = [&out](std::string_view name, std::string_view value) {
      if (!value.empty()) out += fmt::format("  {}: {}\n", name, shown(value));
    };
    add("annex", a.annex);
    for (const auto& group : a.group) add("group", group);
    for (const auto& item : a.content) add("content", item);
    for (const auto& agency : a.lead) out += agency_line("lead", agency);
    for (const auto& agency : a.coordinating) out += agency_line("with", agency);
    if (!a.timeline.raw.empty()) add("when", timeline_text(a.timeline));
    for (const auto& item : a.funding) add("funding", item);
    for (const auto& item : a.outputs) add("output", item);
    add("submit to", a.submit_to);
    add("note", a.note);
    for (const auto& detail : a.details) add(detail.label, detail.value);
    for (const auto& repair : a.repairs) add_repair(out, repair, "  ");
  }
  return out;
}

std::string date_text(const std::optional<Date>& date) {
  return date ? date->iso() : "-";
}

std::string targets_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  for (const auto& t : document.targets) {
    out += fmt::format("target {}..{} {} | {} | {} | {} | {} to {}\n", t.min.value_or(0),
                       t.max.value_or(0), t.unit, shown(t.subject), t.comparator, t.baseline,
                       date_text(t.from), date_text(t.to));
  }
  return out;
}

std::string duties_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  for (const auto& duty : document.duties) {
    out += fmt::format("duty: {}\n", shown(duty.text));
    for (const auto& agency : duty.agencies) out += agency_line("agency", agency);
    if (!duty.recurrence.empty()) out += fmt::format("  every: {}\n", duty.recurrence);
    if (duty.deadline) out += fmt::format("  by: {}\n", duty.deadline->iso());
  }
  return out;
}

std::string pinpoint_text(const Pinpoint& p) {
  std::string out;
  if (!p.annex.empty()) out += " annex=" + p.annex;
  if (!p.article.empty()) out += " article=" + p.article;
  if (!p.clause.empty()) out += " clause=" + p.clause;
  if (!p.point.empty()) out += " point=" + p.point;
  return out;
}

std::string citations_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  for (const auto& c : document.citations) {
    out += fmt::format("{} {} \"{}\" -> {}{} {}\n", name_in(kCitationKinds, c.kind),
                       name_in(kRelations, c.relation), shown(c.surface),
                       c.target.id.empty() ? "?" : c.target.id, pinpoint_text(c.pinpoint),
                       name_in(kCitationStatuses, c.status));
  }
  return out;
}

std::string issues_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  for (const auto& issue : document.issues) {
    out += fmt::format("{}: {}\n", issue.code, shown(issue.message));
  }
  return out;
}

std::string repairs_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  for (const auto& repair : document.repairs) add_repair(out, repair, "");
  return out;
}

std::string effect_view(const Draft&, const Draft&, const Document& document) {
  std::string out;
  const auto add = [&out](std::string_view name, const Field& day) {
    if (!day.empty()) out += fmt::format("{}: {} [{}]\n", name, day.value, day.rule);
  };
  add("from", document.metadata.effective_from);
  add("to", document.metadata.effective_to);
  for (const auto& issue : document.issues) {
    if (issue.code.starts_with("effect-")) out += fmt::format("issue: {}\n", issue.code);
  }
  return out.empty() ? "nothing\n" : out;
}

using View = std::string (*)(const Draft&, const Draft&, const Document&);
constexpr std::pair<std::string_view, View> kViews[] = {
    {"text", text_view},         {"draft", draft_view},     {"blocks", blocks_view},
    {"metadata", metadata_view}, {"tables", tables_view},   {"activities", activities_view},
    {"targets", targets_view},   {"duties", duties_view},   {"citations", citations_view},
    {"issues", issues_view},     {"repairs", repairs_view}, {"effect", effect_view},
};

}  // namespace

std::optional<std::string> outline(std::string_view view, const Draft& raw, const Draft& draft,
                                   const Document& document) {
  for (const auto& [name, print] : kViews) {
    if (name == view) return print(raw, draft, document);
  }
  return std::nullopt;
}

std::string view_names() {
  std::string names;
  for (const auto& [name, print] : kViews)
    names += fmt::format("{}{}", names.empty() ? "" : "|", name);
  return names;
}

}  // namespace viendan::test
