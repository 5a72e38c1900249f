// <meta>: what a document is, when, and what it does to others.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "render/akn_parts.h"
#include "render/iri.h"

namespace viendan::render::akn {
namespace {

constexpr std::string_view kNoDate = "0001-01-01";

struct Modification {
  Relation relation;
  std::string_view element, type;
};
// Relations that change another act. Resting on one, approving, issuing and referring change none.
constexpr Modification kModifications[] = {
    {Relation::Amends, "textualMod", "substitution"},
    {Relation::Replaces, "textualMod", "replacement"},
    {Relation::Repeals, "textualMod", "repeal"},
    {Relation::Corrects, "textualMod", "substitution"},
    {Relation::Suspends, "efficacyMod", "inapplication"},
    {Relation::Pauses, "efficacyMod", "inapplication"},
    {Relation::Extends, "efficacyMod", "prorogationOfEfficacy"},
    {Relation::Interprets, "meaningMod", "authenticInterpretation"},
    {Relation::Implements, "legalSystemMod", "application"},
    {Relation::Guides, "legalSystemMod", "application"},
    {Relation::Details, "legalSystemMod", "implementation"},
    {Relation::Consolidates, "legalSystemMod", "coordination"},
    {Relation::Announces, "legalSystemMod", "republication"},
};

const Modification* modification_of(Relation relation) {
  const auto* const row = std::ranges::find(kModifications, relation, &Modification::relation);
  return row == std::end(kModifications) ? nullptr : row;
}

/// A date that is known by its day, as XML wants it.
bool is_day(const std::string& value) {
  const auto date = parse_iso_date(value);
  return date && date->day != 0;
}

std::string day_or_none(const std::string& value) {
  return is_day(value) ? value : std::string(kNoDate);
}

/// The three levels of FRBR for one component: "main", "annex_2".
class Identification {
 public:
  Identification(Markup& out, const Document& document, std::string component)
      : out_(out), m_(document.metadata), component_(std::move(component)) {
    work_ = work_iri(m_.id);
    expression_ = expression_iri(m_.id, m_.date.value);
  }

  void write() {
    out_.element("identification", {{"source", "#viendan"}}, [&] {
      out_.line();
      level("FRBRWork", work_, "", [&] { work(); });
      level("FRBRExpression", expression_, "", [&] {
        out_.empty("FRBRlanguage", {{"language", language()}});
      });
      level("FRBRManifestation", expression_ + ".akn", ".xml", [&] {
        out_.empty("FRBRformat", {{"value", "application/akn+xml"}});
      });
    });
    out_.line();
  }

 private:
  template <typename Rest>
  void level(std::string_view name, const std::string& uri, std::string_view ending,
             const Rest& rest) {
    const bool is_work = name == "FRBRWork";
    const std::string& whole = is_work ? work_ : expression_;
    out_.element(name, {}, [&] {
      out_.empty("FRBRthis", {{"value", fmt::format("{}/!{}{}", whole, component_, ending)}});
      out_.empty("FRBRuri", {{"value", uri}});
      if (is_work && !m_.symbol.empty()) {
        out_.empty("FRBRalias", {{"value", m_.symbol.value}, {"name", "so-hieu"}});
      }
      out_.empty("FRBRdate", {{"date", day_or_none(m_.date.value)},
                              {"name", is_day(m_.date.value) ? "ban-hanh" : "khong-ro"}});
      out_.empty("FRBRauthor", {{"href", name == "FRBRManifestation" ? "#viendan" : "#ban-hanh"}});
      rest();
    });
    out_.line();
  }
  void work() {
    out_.empty("FRBRcountry", {{"value", "vn"}});
    out_.empty("FRBRsubtype", {{"value", std::string(type_in(m_.id))}});
    if (!m_.number.empty()) out_.empty("FRBRnumber", {{"value", m_.number.value}});
    if (!m_.symbol.empty()) out_.empty("FRBRname", {{"value", m_.symbol.value}});
    out_.empty("FRBRauthoritative", {{"value", "false"}});
  }
  [[nodiscard]] std::string language() const {
    return m_.language == "en" ? "eng" : m_.language == "vi" ? "vie" : "und";
  }

  Markup& out_;
  const Metadata& m_;
  std::string component_, work_, expression_;
};

struct Event {
  Field Metadata::*date;
  std::string_view eid, type, refers_to;
};
constexpr Event kEvents[] = {
    {&Metadata::date, "ev_1", "generation", ""},
    {&Metadata::effective_from, "ev_2", "", "#bat-dau-hieu-luc"},
    {&Metadata::effective_to, "ev_3", "", "#het-hieu-luc"},
};

bool has_events(const Metadata& m) {
  return std::ranges::any_of(kEvents, [&](const Event& e) { return is_day((m.*e.date).value); });
}

void lifecycle(Markup& out, const Metadata& m) {
  if (!has_events(m)) return;
  out.element("lifecycle", {{"source", "#viendan"}}, [&] {
    for (const Event& event : kEvents) {
      const std::string& day = (m.*event.date).value;
      if (!is_day(day)) continue;
      out.empty("eventRef", {{"eId", std::string(event.eid)},
                             {"date", day},
                             {"source", "#ro1"},
                             {"type", std::string(event.type)},
                             {"refersTo", std::string(event.refers_to)}});
    }
  });
  out.line();
}

void temporal_data(Markup& out, const Metadata& m) {
  const bool from = is_day(m.effective_from.value);
  const bool to = is_day(m.effective_to.value);
  if (!from && !to) return;
  out.element("temporalData", {{"source", "#viendan"}}, [&] {
    out.element("temporalGroup", {{"eId", "tmpg_1"}}, [&] {
      out.empty(
          "timeInterval",
          {{"start", from ? "#ev_2" : ""}, {"end", to ? "#ev_3" : ""}, {"refersTo", "#hieu-luc"}});
    });
  });
  out.line();
}

/// A change that citations state, and where they stand.
struct Change {
  const Modification* form;
  const Citation* citation;  // the first
  std::string destination;
  std::vector<std::string> sources;
};

std::vector<Change> changes_of(const Writing& w) {
  std::vector<Change> changes;
  std::map<std::pair<Relation, std::string>, std::size_t> known;
  for (const Citation& citation : w.document.citations) {
    const auto* form = modification_of(citation.relation);
    if (form == nullptr || !links(citation)) continue;
    if (citation.target.id == w.document.metadata.id) continue;
    const std::string place = place_of(w, citation.span.begin);
    if (place.empty()) continue;
    std::string destination = provision_iri(citation.target.id, citation.pinpoint);
    const auto [row, is_new] = known.try_emplace({citation.relation, destination}, changes.size());
    if (is_new) changes.push_back({form, &citation, std::move(destination), {}});
    auto& sources = changes[row->second].sources;
    if (sources.empty() || sources.back() != "#" + place) sources.push_back("#" + place);
  }
  return changes;
}

void analysis(Markup& out, const std::vector<Change>& changes) {
  if (changes.empty()) return;
  out.element("analysis", {{"source", "#viendan"}}, [&] {
    out.element("activeModifications", {}, [&] {
      out.line();
      int number = 0;
      for (const Change& change : changes) {
        out.element(change.form->element,
                    {{"type", std::string(change.form->type)},
                     {"eId", fmt::format("mod_{}", ++number)},
                     {"vd:relation", std::string(name_in(kRelations, change.citation->relation))},
                     {"vd:confidence", fmt::format("{}", change.citation->confidence)}},
                    [&] {
                      for (const auto& source : change.sources)
                        out.empty("source", {{"href", source}});
                      out.empty("destination", {{"href", change.destination}});
                    });
        out.line();
      }
    });
  });
  out.line();
}

void known_thing(Markup& out, std::string_view element, const std::string& eid,
                 std::string_view ontology, const std::string& show) {
  out.empty(element, {{"eId", eid},
                      {"href", fmt::format("/akn/ontology/{}/vn/{}", ontology, eid)},
                      {"showAs", show.empty() ? "Không rõ" : show}});
  out.line();
}

void bodies(Markup& out, const Document& document) {
  std::map<std::string, std::string> names;  // by identity
  const auto take = [&](const std::vector<AgencyRef>& agencies) {
    for (const AgencyRef& agency : agencies) {
      if (!agency.id.empty()) names.try_emplace(agency.id, agency.name);
    }
  };
  for (const Activity& activity : document.activities) {
    take(activity.lead);
    take(activity.coordinating);
  }
  for (const Duty& duty : document.duties) take(duty.agencies);
  for (const auto& [id, name] : names) {
    out.empty("TLCOrganization", {{"eId", "co-quan." + id},
                                  {"href", "/akn/ontology/organization/vn/" + id},
                                  {"showAs", name.empty() ? id : name}});
    out.line();
  }
}

void references(Markup& out, const Writing& w, const std::vector<Change>& changes) {
  const Metadata& m = w.document.metadata;
  const std::string name = m.symbol.empty() ? m.id : m.symbol.value;
  out.element("references", {{"source", "#viendan"}}, [&] {
    out.line();
    out.empty("original", {{"eId", "ro1"}, {"href", work_iri(m.id)}, {"showAs", name}});
    out.line();
    std::map<std::string, std::string> changed;
    for (const Change& change : changes) {
      const Reference& target = change.citation->target;
      changed.try_emplace(target.id, target.symbol.empty() ? target.id : target.symbol);
    }
    for (const auto& [id, symbol] : changed) {
      out.empty("activeRef", {{"href", work_iri(id)}, {"showAs", symbol}});
      out.line();
    }
    for (std::size_t i = 0; i < w.attached.size(); ++i) {
      out.empty("hasAttachment", {{"href", fmt::format("{}/!annex_{}", work_iri(m.id), i + 1)},
                                  {"showAs", w.attached[i].name}});
      out.line();
    }
    known_thing(out, "TLCOrganization", "viendan", "organization", "viendan");
    const std::string body = m.issuer_body.empty() ? m.issuer.value : m.issuer_body;
    out.empty("TLCOrganization",
              {{"eId", "ban-hanh"},
               {"href", "/akn/ontology/organization/vn/" +
                            (m.issuer_id.empty() ? std::string("khong-ro") : m.issuer_id)},
               {"showAs", body.empty() ? "Không rõ" : body}});
    out.line();
    if (!m.signer.empty()) known_thing(out, "TLCPerson", "nguoi-ky", "person", m.signer.value);
    if (!m.signer_position.empty()) {
      known_thing(out, "TLCRole", "chuc-vu", "role", squeeze(m.signer_position.value));
    }
    known_thing(out, "TLCEvent", "bat-dau-hieu-luc", "event", "Bắt đầu có hiệu lực");
    known_thing(out, "TLCEvent", "het-hieu-luc", "event", "Hết hiệu lực");
    known_thing(out, "TLCConcept", "hieu-luc", "concept", "Hiệu lực");
    bodies(out, w.document);
  });
  out.line();
}

}  // namespace

std::string meta(const Writing& writing) {
  const auto changes = changes_of(writing);
  Markup out;
  out.element("meta", {}, [&] {
    out.line();
    Identification(out, writing.document, "main").write();
    lifecycle(out, writing.document.metadata);
    analysis(out, changes);
    temporal_data(out, writing.document.metadata);
    references(out, writing, changes);
    write_proprietary(out, writing);
  });
  out.line();
  return out.take();
}

std::string attachment_meta(const Document& document, std::size_t number) {
  Markup out;
  out.element("meta", {}, [&] {
    out.line();
    Identification(out, document, fmt::format("annex_{}", number)).write();
  });
  out.line();
  return out.take();
}

}  // namespace viendan::render::akn
