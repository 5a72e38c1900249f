#include "cli/impact_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::cli {
namespace {

constexpr std::size_t kMostLines = 10;  // of one kind
constexpr std::size_t kMostRows = 5;    // of one document
constexpr std::size_t kLongest = 80;    // of a value, in code points

std::string shortened(std::string_view words) {
  const std::string line = squeeze(words);
  const auto end = offset_of_code_point(line, kLongest);
  return end < line.size() ? line.substr(0, end) + "…" : line;
}

std::string named(const std::string& id, const std::string& source) {
  return fmt::format("{} ({})", id, source);
}

/// The first of a list, each as `line` tells it.
template <typename T, typename Line>
void tell(std::string& out, std::string_view name, const Told<T>& told, const Line& line) {
  const std::size_t shown = std::min(told.items.size(), kMostLines);
  for (std::size_t i = 0; i < shown; ++i) {
    out += fmt::format("{}: {}\n", name, line(told.items[i]));
  }
  const auto rest = static_cast<std::size_t>(told.total) - shown;
  if (rest > 0) out += fmt::format("{}: and {} more\n", name, rest);
}

std::string with_title(const DocumentChange& change) {
  const auto name = named(change.id, change.source);
  return change.title.empty() ? name : fmt::format("{}: {}", name, shortened(change.title));
}

/// A row whose number alone is another stands below one that was put in.
bool is_renumbered(const RowChange& row) {
  return row.fields.size() == 1 && row.fields.front().field == "ordinal";
}

void add_count(std::vector<std::string>& parts, std::size_t count, std::string_view what) {
  if (count > 0) parts.push_back(fmt::format("{}: {}", what, count));
}

std::string counts_of(const DocumentChange& change) {
  std::vector<std::string> parts;
  const auto rows = [&](Change kind) {
    return static_cast<std::size_t>(std::ranges::count_if(change.rows.items, [&](const auto& row) {
      return row.change == kind && !is_renumbered(row);
    }));
  };
  const auto mentions = [&](Change kind) {
    return static_cast<std::size_t>(
        std::ranges::count(change.citations.items, kind, &CitationChange::change));
  };
  for (const FieldChange& field : change.metadata) parts.push_back(field.field);
  add_count(parts, rows(Change::Added), "rows new");
  add_count(parts, rows(Change::Changed), "rows changed");
  add_count(parts, rows(Change::Removed), "rows gone");
  add_count(parts,
            static_cast<std::size_t>(std::ranges::count_if(change.rows.items, is_renumbered)),
            "rows renumbered");
  add_count(parts, mentions(Change::Added), "mentions new");
  add_count(parts, mentions(Change::Removed), "mentions gone");
  add_count(parts, static_cast<std::size_t>(change.lines_added), "lines new");
  add_count(parts, static_cast<std::size_t>(change.lines_removed), "lines gone");
  if (change.same_bytes) parts.emplace_back("the same file, read otherwise");
  return parts.empty() ? "nothing that is recorded" : join(parts, ", ");
}

std::string fields_of(const std::vector<FieldChange>& fields, std::string_view indent) {
  std::string out;
  for (const FieldChange& field : fields) {
    out += fmt::format("\n{}{}: \"{}\" -> \"{}\"", indent, field.field, shortened(field.before),
                       shortened(field.after));
  }
  return out;
}

std::string row_text(const RowChange& row) {
  return fmt::format("\n  row {} {} (line {}): {}{}", row.ordinal, name_in(kChanges, row.change),
                     row.line, shortened(row.title), fields_of(row.fields, "    "));
}

std::string changed_text(const DocumentChange& change) {
  std::string out = fmt::format("{}: {}", named(change.id, change.source), counts_of(change));
  out += fields_of(change.metadata, "  ");
  std::size_t shown = 0, left = 0;
  for (const RowChange& row : change.rows.items) {
    if (is_renumbered(row)) continue;
    if (shown == kMostRows) {
      ++left;
      continue;
    }
    out += row_text(row);
    ++shown;
  }
  if (left > 0) out += fmt::format("\n  and {} rows more", left);
  return out;
}

std::string renamed_text(const DocumentChange& change) {
  return fmt::format("{} -> {} ({})", change.source_before, change.source, change.id);
}

std::string duplicate_text(const Duplicate& duplicate) {
  return fmt::format("{}: {} as {}", duplicate.source,
                     duplicate.same_bytes ? "the same bytes" : "the same act",
                     named(duplicate.of_id, duplicate.of_source));
}

/// Mentions in one document that have come to the same end.
struct LinkGroup {
  const LinkChange* first = nullptr;
  int others = 0;
};

bool end_alike(const LinkChange& a, const LinkChange& b) {
  return a.source == b.source && a.target == b.target && a.target_before == b.target_before &&
         a.candidates == b.candidates;
}

/// Those of one document stand together.
Told<LinkGroup> grouped(const Told<LinkChange>& links) {
  Told<LinkGroup> groups;
  std::size_t of_document = 0;
  for (const LinkChange& link : links.items) {
    if (!groups.items.empty() && groups.items.back().first->source != link.source) {
      of_document = groups.items.size();
    }
    const auto same = std::find_if(
        groups.items.begin() + static_cast<std::ptrdiff_t>(of_document), groups.items.end(),
        [&](const LinkGroup& group) { return end_alike(*group.first, link); });
    if (same == groups.items.end()) {
      groups.items.push_back({&link});
    } else {
      ++same->others;
    }
  }
  groups.total = static_cast<int>(groups.items.size());
  return groups;
}

std::string end_of(const LinkChange& link) {
  if (link.status == CitationStatus::Ambiguous) {
    return " is one of " + join(link.candidates, ", ");
  }
  if (link.status_before == CitationStatus::Resolved && link.status == CitationStatus::Stub) {
    return fmt::format(" led to {}, whose text is not here now", link.target_before);
  }
  const bool led = !link.target_before.empty() && link.target_before != link.target;
  return (led ? " led to " + link.target_before : "") +
         (link.target.empty() ? "" : " -> " + link.target);
}

std::string link_text(const LinkGroup& group) {
  const LinkChange& link = *group.first;
  const auto more =
      group.others > 0 ? fmt::format(" ({} mentions more)", group.others) : std::string();
  return fmt::format("{} line {}: \"{}\"{}{}", link.source, link.line, shortened(link.words),
                     end_of(link), more);
}

std::string contradiction_text(const NewContradiction& found) {
  return fmt::format("{}: {}: {}", found.document, found.code, found.message);
}

std::string validity_text(const ValidityChange& change) {
  const auto name = [](Validity validity) {
    return validity == Validity::Unknown ? "nothing said" : name_in(kValidities, validity);
  };
  return fmt::format("{}: {} -> {}", named(change.document, change.source), name(change.before),
                     name(change.after));
}

}  // namespace

std::string impact_text(const Impact& impact) {
  const auto identity = [](const std::string& id) { return id; };
  std::string out;
  tell(out, "added", impact.added, with_title);
  tell(out, "changed", impact.changed, changed_text);
  tell(out, "renamed", impact.renamed, renamed_text);
  tell(out, "removed", impact.removed, with_title);
  tell(out, "duplicate", impact.duplicates, duplicate_text);
  for (const auto& [fate, name] : kLinkFates) {
    tell(out, fmt::format("link {}", name), grouped(links_of(impact, fate)), link_text);
  }
  tell(out, "contradiction", impact.contradictions, contradiction_text);
  if (impact.settled > 0) out += fmt::format("contradictions settled: {}\n", impact.settled);
  tell(out, "became real", impact.became_real, identity);
  tell(out, "validity", impact.validity, validity_text);
  if (impact.new_stubs.total > 0) {
    out += fmt::format("newly cited, and not here: {}\n", impact.new_stubs.total);
  }
  return out;
}

}  // namespace viendan::cli
