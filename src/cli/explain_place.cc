#include "cli/explain_place.h"

#include "base/text.h"
#include "cli/corrections_shown.h"
#include "cli/exit_code.h"

namespace viendan::cli {
namespace {

bool meet(Lines a, Lines b) {
  return a.first <= b.last && b.first <= a.last;
}

std::string names_of(const std::vector<AgencyRef>& bodies) {
  std::vector<std::string> names;
  for (const AgencyRef& body : bodies) {
    std::string name = body.name;
    if (!body.id.empty()) name += " = " + body.id;
    if (body.printed != body.name) name += fmt::format(" <- \"{}\"", squeeze(body.printed));
    if (!body.scope.empty()) name += fmt::format(" ({})", body.scope);
    names.push_back(std::move(name));
  }
  return join(names, "; ");
}

std::string iso(const std::optional<Date>& date) {
  return date ? date->iso() : "";
}
std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "";
}

class Place {
 public:
  Place(const Document& document, Lines lines) : document_(document), lines_(lines) {}

  void print() const {
    fmt::print("{}: {}, lines {} to {}\n", document_.source, document_.metadata.id, lines_.first,
               lines_.last);
    print_words();
    print_head();
    print_blocks();
    for (const Activity& activity : document_.activities) print_activity(activity);
    for (const Target& target : document_.targets) print_target(target);
    for (const Duty& duty : document_.duties) print_duty(duty);
    for (const Citation& citation : document_.citations) print_citation(citation);
    for (const Repair& repair : document_.repairs) {
      if (here(repair.span)) print_repair(repair);
    }
    for (const Issue& issue : document_.issues) {
      if (here(issue.span))
        line(issue.span, "remark", fmt::format("{}: {}", issue.code, issue.message));
    }
    for (const Correction& correction : document_.corrections) {
      field("corrected", in_words(correction));
    }
  }

 private:
  [[nodiscard]] bool here(Span span) const {
    return span != Span{} && meet(lines_, document_.map.lines(span));
  }

  void line(Span span, std::string_view what, std::string_view words) const {
    fmt::print("{:>5}  {:<9} {}\n", document_.map.lines(span).first, what, squeeze(words));
  }
  static void field(std::string_view name, std::string_view value) {
    if (!value.empty()) fmt::print("       {:<9} {}\n", name, squeeze(value));
  }

  /// Line by line, as they were read.
  void print_words() const {
    std::uint32_t offset = 0;
    for (const auto words : split(document_.text, '\n')) {
      const Span span{offset, offset + static_cast<std::uint32_t>(words.size())};
      offset = span.end + 1;
      if (!trim(words).empty() && here(span)) line(span, "words", words);
    }
  }

  void print_head() const {
    const Metadata& m = document_.metadata;
    const std::pair<std::string_view, const Field*> fields[] = {
        {"type", &m.type},
        {"symbol", &m.symbol},
        {"issuer", &m.issuer},
        {"date", &m.date},
        {"effective_from", &m.effective_from},
        {"effective_to", &m.effective_to},
        {"place", &m.place},
        {"title", &m.title},
        {"signer", &m.signer},
        {"position", &m.signer_position}};
    for (const auto& [name, value] : fields) {
      if (value->empty() || !here(value->span)) continue;
      line(value->span, "head", fmt::format("{} = {}  [{}]", name, value->value, value->rule));
    }
  }

  void print_blocks() const {
    for (std::size_t i = 1; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      if (!here(block.own)) continue;
      line(block.own, "block",
           fmt::format("{} {} [{}]", info(block.kind).name, block.anchor, block.rule));
    }
  }

  void print_activity(const Activity& a) const {
    if (!meet(lines_, a.lines)) return;
    fmt::print("{:>5}  {:<9} {} {}\n", a.lines.first, "activity", a.ordinal, squeeze(a.title));
    field("anchor", a.anchor);
    field("annex", a.annex);
    field("table", a.table);
    field("group", join(a.group, " / "));
    if (a.title_printed != a.title) field("printed", a.title_printed);
    for (const auto& item : a.content) field("content", item);
    field("lead", names_of(a.lead));
    field("joins", names_of(a.coordinating));
    print_period(a.timeline);
    for (const auto& each : a.funding) field("funding", each);
    for (const auto& each : a.outputs) field("output", each);
    field("submit_to", a.submit_to);
    field("note", a.note);
    for (const auto& [label, value] : a.details) field("detail", label + ": " + value);
    // A row may have been put together from other lines: its repairs are told wherever they stand.
    for (const Repair& repair : a.repairs) print_repair(repair);
  }

  static void print_period(const Timeline& timeline) {
    if (timeline == Timeline{}) return;
    field("period", fmt::format("\"{}\" from {} to {} {}", timeline.raw, iso(timeline.from),
                                iso(timeline.to), timeline.recurrence));
  }

  void print_target(const Target& target) const {
    if (!here(target.span)) return;
    line(target.span, "target", target.statement);
    field("subject", target.subject);
    field("value", fmt::format("{} to {} {}", number(target.min), number(target.max), target.unit));
    field("compared", fmt::format("{} {}", target.comparator, target.baseline));
    field("period", fmt::format("{} to {}", iso(target.from), iso(target.to)));
  }

  void print_duty(const Duty& duty) const {
    if (!here(duty.span)) return;
    line(duty.span, "duty", duty.text);
    field("agencies", names_of(duty.agencies));
    field("deadline", iso(duty.deadline));
    field("recurs", duty.recurrence);
  }

  void print_citation(const Citation& citation) const {
    if (!here(citation.span)) return;
    line(citation.span, "citation",
         fmt::format("\"{}\" {} -> {} ({}) [{} {:.2f}]", citation.surface,
                     name_in(kRelations, citation.relation),
                     citation.target.id.empty() ? "?" : citation.target.id,
                     name_in(kCitationStatuses, citation.status), citation.rule,
                     citation.confidence));
    for (const auto& candidate : citation.candidates) field("perhaps", candidate);
  }

  void print_repair(const Repair& repair) const {
    line(repair.span, "repair",
         fmt::format("[{} {:.2f}] {}: \"{}\" -> \"{}\"", repair.rule, repair.confidence,
                     repair.field, repair.before, repair.after));
  }

  const Document& document_;
  Lines lines_;
};

/// "12" or "12..15".
Result<Lines> lines_of(std::string_view typed) {
  const auto dots = typed.find("..");
  const int first = to_int(typed.substr(0, dots));
  const int last = dots == std::string_view::npos ? first : to_int(typed.substr(dots + 2));
  if (first < 1 || last < first) {
    return Err(Error::Code::Usage, "--line {}: no lines; as in 12 or 12..15", typed);
  }
  return Lines{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

/// Of an activity or a provision, with the document's identity before it or without.
Result<Lines> lines_at(std::string_view address, const Document& document) {
  const auto hash = address.find('#');
  const auto id = hash == std::string_view::npos ? std::string_view() : address.substr(0, hash);
  const auto anchor = address.substr(hash == std::string_view::npos ? 0 : hash + 1);
  if (!id.empty() && id != document.metadata.id) {
    return Err(Error::Code::NotFound, "{}: the file is {}", id, document.metadata.id);
  }
  for (const Activity& activity : document.activities) {
    if (!anchor.empty() && activity.anchor == anchor) return activity.lines;
  }
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (anchor.empty() || document.blocks[i].anchor != anchor) continue;
    return document.map.lines(subtree(document, static_cast<int>(i)));
  }
  return Err(Error::Code::NotFound, "{}: {} has no such address", address, document.source);
}

Result<void> explain_one(const Document& document, const Result<Lines>& lines) {
  if (!lines) return tl::unexpected(lines.error());
  Place(document, *lines).print();
  return {};
}

}  // namespace

Result<int> explain_places(const Document& document, const ExplainOptions& explain) {
  for (const auto& typed : explain.lines) {
    if (auto done = explain_one(document, lines_of(typed)); !done) {
      return tl::unexpected(done.error());
    }
  }
  for (const auto& address : explain.at) {
    if (auto done = explain_one(document, lines_at(address, document)); !done) {
      return tl::unexpected(done.error());
    }
  }
  return ExitDone;
}

}  // namespace viendan::cli
