#include "search/index/properties.h"

#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.h"
#include "search/words/terms.h"

namespace viendan::search {
namespace {

std::string day(const Date& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::string date_value(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  return date ? day(date->first_day()) : std::string();
}

// After all days.
constexpr std::string_view kNever = "99999999";

/// Values in descending order, then identities: large numbers have the small key.
std::string descending(unsigned number, std::string_view id) {
  return fmt::format("{:08}{}", 99'999'999 - std::min(number, 99'999'999U), id);
}

using Names = std::set<std::string>;

std::string list(const Names& names) {
  return fmt::format("{}", fmt::join(names, std::string(1, kListSeparator)));
}

Properties common(const Stored& stored, const std::string& key, unsigned cited) {
  const std::string date = date_value(stored.date);
  Properties found{
      .terms = {term(prefix::kKey, key)},
      .values = {{Slot::Key, key},
                 {Slot::Date, date},
                 {Slot::Id, stored.id},
                 {Slot::Type, squeeze(stored.type)},
                 {Slot::Year, date.substr(0, 4)},
                 {Slot::Cited, std::to_string(cited)},
                 {Slot::ByDate,
                  descending(date.empty() ? 0U : static_cast<unsigned>(to_int(date)), stored.id)},
                 {Slot::ByCited, descending(cited, stored.id)}}};
  found.name(prefix::kType, stored.type);
  if (!date.empty()) found.terms.insert(term(prefix::kYear, date.substr(0, 4)));
  return found;
}

void add_agencies(Properties& properties, const std::vector<AgencyRef>& agencies,
                  std::string_view role) {
  for (const AgencyRef& agency : agencies) {
    for (const std::string& name : {agency.name, agency.id}) {
      properties.name(prefix::kAgency, name);
      properties.name(role, name);
    }
  }
}

Names names_of(const std::vector<AgencyRef>& agencies) {
  Names names;
  for (const AgencyRef& agency : agencies) names.insert(squeeze(agency.name));
  return names;
}

void add_activity(Properties& properties, const Activity& activity) {
  add_agencies(properties, activity.lead, prefix::kLead);
  add_agencies(properties, activity.coordinating, prefix::kJoins);
}

/// What only a row has: its own agencies and period.
void add_row(Properties& row, const Activity& activity) {
  add_activity(row, activity);
  row.values[Slot::Lead] = list(names_of(activity.lead));
  const auto& [raw, from, to, recurrence] = activity.timeline;
  if (from) row.values[Slot::From] = day(from->first_day());
  if (to) row.values[Slot::Deadline] = day(to->last_day());
}

}  // namespace

void Properties::name(std::string_view prefix, std::string_view value) {
  if (!trim(value).empty()) terms.insert(name_term(prefix, value));
}

void Properties::apply(Record& record) const {
  for (const auto& each : terms) record.add_term(each, 0);
  for (const auto& [slot, value] : values) {
    if (!value.empty()) record.set_value(slot, value);
  }
}

Properties properties(const Document& document, const Stored& stored, const std::string& key,
                      const Standing& standing) {
  const Metadata& m = document.metadata;
  Properties found = common(stored, key, standing.cited_by);
  for (const auto& issuer : {m.issuer.value, m.issuer_body, m.issuer_id}) {
    found.name(prefix::kIssuer, issuer);
  }
  Names leads, relations;
  for (const Activity& activity : document.activities) {
    add_activity(found, activity);
    leads.merge(names_of(activity.lead));
  }
  for (const Citation& citation : document.citations) {
    if (citation.target.id == m.id) continue;
    relations.emplace(name_in(kRelations, citation.relation));
  }
  for (const auto& relation : relations) found.name(prefix::kRelation, relation);
  const std::string validity(name_in(kValidities, standing.validity));
  found.name(prefix::kValidity, validity);
  const ForceBounds& bounds = standing.bounds;
  found.values[Slot::InForce] = date_value(bounds.from);
  found.values[Slot::Lapsed] = date_value(bounds.lapsed);
  found.values[Slot::Paused] = date_value(bounds.paused);
  if (!bounds.paused.empty()) {
    found.values[Slot::Resumed] = bounds.resumed.empty() ? kNever : date_value(bounds.resumed);
  }
  found.values[Slot::Issuer] = squeeze(m.issuer_body.empty() ? m.issuer.value : m.issuer_body);
  found.values[Slot::Lead] = list(leads);
  found.values[Slot::Relation] = list(relations);
  found.values[Slot::Validity] = validity;
  return found;
}

void add_identity(Record& record, const Stored& stored, std::string_view number) {
  record.add_term(term(prefix::kId, stored.id), 0);
  if (!stored.symbol.empty()) record.add_term(term(prefix::kSymbol, symbol_key(stored.symbol)), 0);
  const std::string key = number_key(number);
  if (!key.empty()) record.add_term(term(prefix::kNumber, key), 0);
}

void add_citation(Record& record, const Reference& target) {
  if (!target.id.empty()) record.add_term(term(prefix::kCites, target.id));
  if (!target.symbol.empty()) {
    record.add_term(term(prefix::kCitesSymbol, symbol_key(target.symbol)));
  }
  const std::string number = number_key(target.number);
  if (!number.empty()) record.add_term(term(prefix::kCitesNumber, number));
}

void PlaceTerms::add(const PassageText& passage) {
  const std::pair<std::string_view, const std::string&> levels[] = {
      {"article", passage.pinpoint.article},
      {"clause", passage.pinpoint.clause},
      {"point", passage.pinpoint.point},
      {"annex", passage.pinpoint.annex}};
  for (const auto& [level, label] : levels) {
    if (!label.empty()) labels_.emplace(level, label);
  }
  kinds_.insert(passage.kinds.begin(), passage.kinds.end());
}

void PlaceTerms::write(std::set<std::string>& terms) const {
  for (const auto& [level, label] : labels_) {
    terms.insert(name_term(prefix::kPinpoint, fmt::format("{} {}", level, label)));
  }
  for (const auto& kind : kinds_) terms.insert(term(prefix::kKind, kind));
}

Properties properties(const Stub& stub, const Stored& stored, const std::string& key) {
  Properties own = common(stored, key, static_cast<unsigned>(stub.cited_by.size()));
  own.name(prefix::kIssuer, stub.reference.issuer);
  own.values[Slot::Issuer] = squeeze(stub.reference.issuer);
  own.terms.emplace(prefix::kStub);
  return own;
}

Properties properties_of_row(const Properties& document, const PassageText& passage) {
  Properties own = document;
  own.values.erase(Slot::Lead);
  std::erase_if(own.terms,
                [](const std::string& each) { return each.starts_with(prefix::kAgency); });
  if (passage.activity != nullptr) add_row(own, *passage.activity);
  PlaceTerms place;
  place.add(passage);
  place.write(own.terms);
  return own;
}

}  // namespace viendan::search
