#include "render/iri.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::render {
namespace {

// Types whose documents bind: the others are letters, notices, reports, plans on their own, and
// files that print no symbol.
constexpr auto kActs = std::to_array<std::string_view>(
    {"bo-luat", "ct", "dl",  "hien-phap", "l",  "luat", "nd",   "nq",   "nqlt", "pl",  "qc",
     "qcvn",    "qd", "qdi", "qyd",       "sl", "tt",   "ttlb", "ttlt", "ttri", "vbhn"});
// An identity divides type and issuer by a hyphen, which these types have themselves.
constexpr auto kHyphenated =
    std::to_array<std::string_view>({"bo-luat", "chien-luoc", "dieu-uoc", "du-an", "hien-phap",
                                     "hop-dong", "quy-hoach", "sao-luc", "thu-cong"});

// What identities of laws have that are known by their names, as nobody says their number:
// "luat:bao-ve-moi-truong@2005", "hien-phap@2013".
constexpr std::string_view kNamed = ":@";

bool unreserved(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

std::string encoded(std::string_view part) {
  std::string out;
  for (const char c : part) {
    if (unreserved(c))
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

void append_unit(std::string& out, std::string_view name, std::string_view label) {
  if (label.empty()) return;
  out += out.empty() ? "" : "__";
  out += name;
  out += label_in_eid(label);
}

}  // namespace

std::string_view type_in(std::string_view identity) {
  const auto named = identity.find_first_of(kNamed);
  if (named != std::string_view::npos) return identity.substr(0, named);
  for (const auto type : kHyphenated) {
    const auto rest = identity.substr(std::min(type.size(), identity.size()));
    if (identity.starts_with(type) && (rest.starts_with('-') || rest.starts_with('/'))) return type;
  }
  return identity.substr(0, identity.find_first_of("-/"));
}

std::string_view element_of(std::string_view identity) {
  return std::ranges::find(kActs, type_in(identity)) == kActs.end() ? "doc" : "act";
}

std::string work_iri(std::string_view identity) {
  const auto type = type_in(identity);
  std::string iri = fmt::format("/akn/vn/{}/{}", element_of(identity), encoded(type));
  std::string_view rest = identity.substr(type.size());
  if (rest.find_first_of(kNamed) == 0) {
    const auto year = rest.rfind('@');
    if (year != std::string_view::npos) iri += "/" + encoded(rest.substr(year + 1));
    const auto name = rest.substr(0, year);
    return name.empty() ? iri : iri + "/" + encoded(name.substr(1));
  }
  if (!rest.empty()) rest.remove_prefix(1);
  for (const auto part : split(rest, '/')) iri += "/" + (part == "?" ? "xxxx" : encoded(part));
  return iri;
}

std::string expression_iri(std::string_view identity, std::string_view date) {
  return fmt::format("{}/vie@{}", work_iri(identity), encoded(date));
}

std::string provision_iri(std::string_view identity, const Pinpoint& pinpoint) {
  const std::string work = work_iri(identity);
  if (pinpoint.empty()) return work;
  std::string component = "main";
  if (!pinpoint.annex.empty()) {
    const auto number = split(pinpoint.annex, ' ').back();
    component = "annex_" + label_in_eid(number);
    if (component == "annex_luc") component = "annex_1";  // "Phụ lục", the only one
  }
  std::string unit;
  append_unit(unit, "art_", pinpoint.article);
  append_unit(unit, "cl_", pinpoint.clause);
  append_unit(unit, "point_", pinpoint.point);
  return fmt::format("{}/!{}{}{}", work, component, unit.empty() ? "" : "~", unit);
}

std::string label_in_eid(std::string_view label) {
  std::string out;
  for (const char c : fold(replace_all(to_lower(label), "đ", "dd"))) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string urn_of(std::string_view iri) {
  return fmt::format("urn:viendan:{}", iri.starts_with('/') ? iri.substr(1) : iri);
}

bool links(const Citation& citation) {
  const bool sure =
      citation.status == CitationStatus::Resolved || citation.status == CitationStatus::Stub;
  return sure && !citation.target.id.empty();
}

}  // namespace viendan::render
