#include "activities/bodies.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "activities/duty_words.h"
#include "activities/items.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/agency_list.h"

namespace viendan::activities {
namespace {

constexpr double kSureLabel = 0.9;
constexpr double kSureRepair = 0.9;  // a name without its accents is that name

std::vector<AgencyRef>& list_of(Activity& activity, BodyRole role) {
  return role == BodyRole::Lead ? activity.lead : activity.coordinating;
}

std::optional<BodyRole> role_of_label(const Context& context, std::string_view label) {
  const Column column = context.vocabulary.role_of(label);
  if (column.confidence < kSureLabel) return std::nullopt;
  if (column.role == ColumnRole::Lead) return BodyRole::Lead;
  if (column.role == ColumnRole::Coordinating) return BodyRole::Coordinating;
  return std::nullopt;
}

/// The departments of one ministry are known to the vocabulary; those of another with the same name
/// are not the same body.
bool is_of_issuer(const Context& context, const AgencyRef& agency) {
  const Agency* known = context.vocabulary.agency_by_id(agency.id);
  if (known == nullptr || known->kind != "department") return true;
  const std::string& issuer = context.document.metadata.issuer_id;
  return issuer.empty() || known->parent.empty() || known->parent == issuer;
}

/// "Bộ Xây dựng (chủ trì), Bộ Nội vụ (phối hợp)": the bracket is a role and no scope.
std::optional<BodyRole> role_in_brackets(AgencyRef& agency) {
  const std::string words = fold(agency.scope);
  const bool leads = words == "chu tri";
  if (!leads && words != "phoi hop") return std::nullopt;
  agency.scope.clear();
  return leads ? BodyRole::Lead : BodyRole::Coordinating;
}

void add_agencies(Activity& activity, const Context& context, BodyRole role, std::string_view text,
                  Span span) {
  AgencyList found = read_agencies(context.vocabulary, text, context.issued);
  for (AgencyRef& agency : found.agencies) {
    if (!is_of_issuer(context, agency)) agency.id.clear();
    const BodyRole own = role_in_brackets(agency).value_or(role);
    list_of(activity, own).push_back(std::move(agency));
  }
  for (Repair& repair : found.repairs) {
    repair.field = role == BodyRole::Lead ? "lead" : "coordinating";
    repair.span = span;
    activity.repairs.push_back(std::move(repair));
  }
  for (const auto& name : found.unknown) {
    context.flag("agency-unknown", "No body of this name is known: " + name, span);
  }
  if (activity.submit_to.empty()) activity.submit_to = std::move(found.submit_to);
}

/// "Nội dung số 1, 2, 5 và 6" -> {1, 2, 5, 6}; nothing where the words say something else.
std::vector<int> numbers_of_scope(std::string_view scope) {
  static const Pattern form(
      R"((?i)(?:các )?nội dung(?: số)?:? ?(\d{1,2}(?:(?:, ?| ?- ?| và | đến |; ?)\d{1,2})*))");
  const auto match = form.match_all(scope);
  if (!match) return {};
  static const Pattern number(R"(( ?- ?| đến )?(\d+))");
  std::vector<int> numbers;
  for (const auto& part : number.find_all((*match)[1])) {
    const int value = to_int(part[2]);
    const bool range = part.has(1) && !numbers.empty();
    for (int between = range ? numbers.back() + 1 : value; between < value; ++between)
      numbers.push_back(between);
    numbers.push_back(value);
  }
  return numbers;
}

constexpr std::string_view kPerson = "Người chủ trì";

/// A name behind its degree or form of address; without one only where persons are asked for.
bool is_person(const Context& context, std::string_view line, bool asked) {
  static const Pattern kTitled(
      R"((?:GS|PGS|TS|TSKH|ThS|Th\.S|KS|CN|BS|CVCC|CVC|Ông|Bà)[.,]?\s?(?:TS\.?\s?)?\p{Lu})");
  static const Pattern kName(R"(\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,4})");
  if (kTitled.match_start(line)) return true;
  return asked && kName.matches(line) && context.vocabulary.agency_prefix(line) == 0 &&
         !is_agency_list(context.vocabulary, line);
}

/// "Đơn vị chủ trì / Chủ nhiệm đề tài".
bool asks_persons(std::string_view heading) {
  const std::string words = fold(heading);
  return words.find("chu nhiem") != std::string::npos || words.find("nguoi ") != std::string::npos;
}

/// One cell, line by line.
class BodiesReader {
 public:
  BodiesReader(Activity& activity, const Context& context, BodyRole role, Span span,
               bool asks_persons)
      : activity_(activity),
        context_(context),
        role_(role),
        span_(span),
        asks_persons_(asks_persons) {}

  void read(std::string_view text) {
    for (const auto line : split(text, '\n')) read_line(trim(line));
    flush();
  }

 private:
  void read_line(std::string_view line) {
    const std::string_view words = trim(line.substr(bullet_length(line)));
    const bool below = !pending_.empty() || !list_of(activity_, role_).empty();
    if (below && is_person(context_, words, asks_persons_)) {
      activity_.details.push_back({std::string(kPerson), squeeze(words)});
      return;
    }
    const std::size_t colon = words.find(':');
    if (colon == std::string_view::npos) return add_words(line);
    const std::string_view before = trim(words.substr(0, colon));
    const std::string_view after = trim(words.substr(colon + 1));
    if (const auto role = role_of_label(context_, before)) {
      flush();
      role_ = *role;
      scoped_ = false;
      if (!after.empty()) read_line(after);
      return;
    }
    const bool scope = !after.empty() && is_scope(before, after);
    if (!scope) return add_words(line);
    flush();
    add_agencies(activity_, context_, role_, before, span_);
    set_scope(after);
  }

  /// Bodies before the colon, and no list of bodies behind it.
  [[nodiscard]] bool is_scope(std::string_view before, std::string_view after) const {
    return is_agency_list(context_.vocabulary, before) &&
           context_.vocabulary.find_agency(before).has_value() &&
           !is_agency_list(context_.vocabulary, after);
  }

  void set_scope(std::string_view words) {
    if (list_of(activity_, role_).empty()) return;
    AgencyRef& agency = list_of(activity_, role_).back();
    agency.scope = std::string(trim(words, " .;,"));
    agency.scope_items = numbers_of_scope(agency.scope);
    scoped_ = true;
  }

  void add_words(std::string_view line) {
    if (scoped_ && !line.empty() && begins_lower(line)) {
      set_scope(list_of(activity_, role_).back().scope + " " + std::string(line));
      return;
    }
    if (!pending_.empty()) pending_ += '\n';
    pending_ += line;
  }

  void flush() {
    if (!trim(pending_).empty()) add_agencies(activity_, context_, role_, pending_, span_);
    pending_.clear();
  }

  Activity& activity_;
  const Context& context_;
  BodyRole role_;
  Span span_;
  bool asks_persons_;
  bool scoped_ = false;  // the last body has a part of its own, which may go on
  std::string pending_;  // lines of a list that are read together
};

bool names_body(const std::vector<AgencyRef>& agencies, const AgencyRef& body) {
  return std::any_of(agencies.begin(), agencies.end(), [&body](const AgencyRef& other) {
    return &other != &body && other.name == body.name;
  });
}

void take_back(Activity& activity, const Context& context, AgencyRef& agency) {
  const auto repair = std::find_if(
      activity.repairs.begin(), activity.repairs.end(), [&agency](const Repair& candidate) {
        return candidate.rule == "agency-name" && candidate.confidence < kSureRepair &&
               candidate.before == agency.printed && candidate.after == agency.name;
      });
  if (repair == activity.repairs.end()) return;
  context.flag("agency-unknown",
               "\"" + agency.printed + "\" may be " + agency.name +
                   ", which stands in the same row; kept as printed",
               repair->span);
  agency.name = agency.printed;
  agency.id.clear();
  activity.repairs.erase(repair);
}

}  // namespace

void read_bodies(Activity& activity, const Context& context, BodyRole role, std::string_view text,
                 Span span, std::string_view heading) {
  BodiesReader(activity, context, role, span, asks_persons(heading)).read(text);
}

namespace {

std::string_view without_label(std::string_view heading) {
  static const Pattern label(R"((?:\d{1,3}|[IVXLC]{1,6}|\p{L})[.)]\s*)");
  const auto match = label.match_start(heading);
  return trim(match ? heading.substr((*match)[0].size()) : heading, " :.");
}

}  // namespace

bool names_bodies(const Context& context, std::string_view heading) {
  const std::string_view words = without_label(heading);
  return find_duty_verb(words) == std::string_view::npos &&
         is_agency_list(context.vocabulary, words);
}

void lead_by_heading(Activity& activity, const Context& context, std::string_view heading) {
  if (activity.lead.empty() && names_bodies(context, heading))
    read_bodies(activity, context, BodyRole::Lead, without_label(heading), activity.span);
}

void check_bodies(Activity& activity, const Context& context) {
  for (auto* list : {&activity.lead, &activity.coordinating}) {
    for (AgencyRef& agency : *list) {
      if (names_body(activity.lead, agency) || names_body(activity.coordinating, agency))
        take_back(activity, context, agency);
    }
  }
}

}  // namespace viendan::activities
