#include "base/text.h"
#include "render/akn_parts.h"

namespace viendan::render::akn {
namespace {

std::string number_or_empty(const std::optional<double>& number) {
  return number ? fmt::format("{}", *number) : "";
}

std::string day_or_empty(const std::optional<Date>& date) {
  return date ? date->iso() : "";
}

class Proprietary {
 public:
  Proprietary(Markup& out, const Writing& writing) : out_(out), w_(writing) {}

  void write() {
    const Document& d = w_.document;
    out_.element("proprietary", {{"source", "#viendan"}}, [&] {
      out_.line();
      out_.empty("vd:document", {{"id", d.metadata.id},
                                 {"source", d.source},
                                 {"digest", d.digest},
                                 {"format", d.format}});
      out_.line();
      list("vd:activities", d.activities, [&](const Activity& a) { activity(a); });
      list("vd:targets", d.targets, [&](const Target& t) { target(t); });
      list("vd:duties", d.duties, [&](const Duty& duty) { this->duty(duty); });
      repairs();
      list("vd:issues", d.issues, [&](const Issue& i) {
        out_.element("vd:issue", {{"code", i.code}, {"place", place(i.span)}}, i.message);
      });
      list("vd:corrections", d.corrections, [&](const Correction& c) { correction(c); });
    });
    out_.line();
  }

 private:
  template <typename T, typename Write>
  void list(std::string_view name, const std::vector<T>& things, const Write& write_one) {
    if (things.empty()) return;
    out_.element(name, {}, [&] {
      out_.line();
      for (const T& thing : things) {
        write_one(thing);
        out_.line();
      }
    });
    out_.line();
  }

  /// "" for what is said of the document as a whole.
  [[nodiscard]] std::string place(Span span) const {
    if (span == Span{}) return {};
    const std::string eid = place_of(w_, span.begin);
    return eid.empty() ? eid : "#" + eid;
  }

  void line(std::string_view name, std::string_view words) {
    if (!words.empty()) out_.element(name, {}, words);
  }
  void lines(std::string_view name, const std::vector<std::string>& all) {
    for (const std::string& words : all) line(name, words);
  }
  void bodies(std::string_view name, const std::vector<AgencyRef>& agencies) {
    for (const AgencyRef& agency : agencies) {
      out_.element(name,
                   {{"ref", agency.id.empty() ? "" : "#co-quan." + agency.id},
                    {"collective", agency.collective ? "true" : ""},
                    {"printed", agency.printed == agency.name ? "" : agency.printed},
                    {"scope", agency.scope}},
                   agency.name);
    }
  }

  void activity(const Activity& a) {
    out_.element("vd:activity",
                 {{"id", a.anchor},
                  {"place", place(a.span)},
                  {"annex", a.annex},
                  {"table", a.table},
                  {"ordinal", a.ordinal},
                  {"origin", std::string(name_in(kOrigins, a.origin))}},
                 [&] {
                   lines("vd:group", a.group);
                   line("vd:title", a.title);
                   if (a.title_printed != a.title) line("vd:title-printed", a.title_printed);
                   lines("vd:content", a.content);
                   bodies("vd:lead", a.lead);
                   bodies("vd:coordinating", a.coordinating);
                   timeline(a.timeline);
                   lines("vd:funding", a.funding);
                   lines("vd:output", a.outputs);
                   line("vd:submit-to", a.submit_to);
                   line("vd:note", a.note);
                   for (const Detail& detail : a.details) {
                     out_.element("vd:detail", {{"label", detail.label}}, detail.value);
                   }
                   for (const Repair& r : a.repairs) repair(r);
                 });
  }
  void timeline(const Timeline& t) {
    if (t == Timeline{}) return;
    out_.element(
        "vd:timeline",
        {{"from", day_or_empty(t.from)}, {"to", day_or_empty(t.to)}, {"recurrence", t.recurrence}},
        t.raw);
  }
  void target(const Target& t) {
    out_.element("vd:target",
                 {{"place", place(t.span)},
                  {"min", number_or_empty(t.min)},
                  {"max", number_or_empty(t.max)},
                  {"unit", t.unit},
                  {"from", day_or_empty(t.from)},
                  {"to", day_or_empty(t.to)}},
                 [&] {
                   line("vd:statement", t.statement);
                   line("vd:subject", t.subject);
                   line("vd:comparator", t.comparator);
                   line("vd:baseline", t.baseline);
                 });
  }
  void duty(const Duty& d) {
    out_.element("vd:duty",
                 {{"place", place(d.span)},
                  {"recurrence", d.recurrence},
                  {"deadline", day_or_empty(d.deadline)}},
                 [&] {
                   line("vd:text", d.text);
                   bodies("vd:agency", d.agencies);
                 });
  }

  void repair(const Repair& r) {
    out_.element("vd:repair",
                 {{"rule", r.rule},
                  {"field", r.field},
                  {"confidence", fmt::format("{}", r.confidence)},
                  {"place", place(r.span)}},
                 [&] {
                   line("vd:before", r.before);
                   line("vd:after", r.after);
                 });
  }
  /// Of the text, and of tables.
  void repairs() {
    std::vector<Repair> all = w_.document.repairs;
    for (const Table& table : w_.document.tables) {
      all.insert(all.end(), table.repairs.begin(), table.repairs.end());
      for (const Row& row : table.rows) {
        all.insert(all.end(), row.repairs.begin(), row.repairs.end());
      }
    }
    list("vd:repairs", all, [&](const Repair& r) { repair(r); });
  }
  void correction(const Correction& c) {
    out_.element("vd:correction",
                 {{"action", std::string(name_in(kCorrectionActions, c.action))},
                  {"state", std::string(name_in(kCorrectionStates, c.state))},
                  {"field", c.field},
                  {"at", c.at},
                  {"by", c.by},
                  {"date", c.date}},
                 [&] {
                   line("vd:was", c.was);
                   line("vd:value", c.value);
                   line("vd:reason", c.reason);
                 });
  }

  Markup& out_;
  const Writing& w_;
};

}  // namespace

void write_proprietary(Markup& out, const Writing& writing) {
  Proprietary(out, writing).write();
}

}  // namespace viendan::render::akn
