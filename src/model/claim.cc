#include "model/claim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "base/unicode.h"

namespace viendan {
namespace {

auto tied(const Claim& claim) {
  const Reference& of = claim.reference;
  return std::tie(of.id, of.in_corpus, of.symbol, of.type, of.number, of.date, of.issuer, of.title,
                  claim.title, claim.core);
}

constexpr std::size_t kFields = 10;

void append_field(std::string& bytes, std::string_view value) {
  bytes += std::to_string(value.size());
  bytes += ':';
  bytes += value;
}

/// The field at the front of `bytes`, which moves on to the next.
std::optional<std::string_view> take_field(std::string_view& bytes) {
  std::size_t size = 0;
  const auto [rest, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), size);
  bytes.remove_prefix(static_cast<std::size_t>(rest - bytes.data()));
  if (error != std::errc{} || !bytes.starts_with(':') || size >= bytes.size()) return std::nullopt;
  const auto value = bytes.substr(1, size);
  bytes.remove_prefix(1 + size);
  return value;
}

std::optional<std::array<std::string_view, kFields>> take_fields(std::string_view bytes) {
  std::array<std::string_view, kFields> fields;
  for (auto& field : fields) {
    const auto value = take_field(bytes);
    if (!value) return std::nullopt;
    field = *value;
  }
  return bytes.empty() ? std::optional(fields) : std::nullopt;
}

/// Of two values the smaller: order must not matter.
void agree(std::string& ours, const std::string& theirs) {
  if (!theirs.empty() && (ours.empty() || theirs < ours)) ours = theirs;
}

/// Whether the identity has that year: "nd-cp/2015/8", "luat:dat-dai@2024".
bool has_year(std::string_view identity, int year) {
  const auto from = identity.find_first_of("/@");
  return from != std::string_view::npos &&
         identity.substr(from + 1).starts_with(std::to_string(year));
}

/// Of two dates the one that is of the identity's year, not misprinted; then the one that is known
/// to the day.
void agree(std::optional<Date>& ours, const std::optional<Date>& theirs,
           std::string_view identity) {
  const auto rank = [identity](const Date& date) {
    return std::tuple(!has_year(identity, date.year), !date.day, !date.month, date);
  };
  if (theirs && (!ours || rank(*theirs) < rank(*ours))) ours = theirs;
}

void merge(Reference& ours, const Reference& theirs) {
  ours.id = theirs.id;
  ours.in_corpus = theirs.in_corpus;
  agree(ours.type, theirs.type);
  agree(ours.number, theirs.number);
  agree(ours.date, theirs.date, theirs.id);
  agree(ours.issuer, theirs.issuer);
  agree(ours.title, theirs.title);
  // The larger spelling is the one with accents: "1393/QĐ-TTg", not "1393/QD-TTg".
  ours.symbol = std::max(ours.symbol, theirs.symbol);
}

/// What a document leaves open of itself others may know.
Reference filled(Reference own, const Reference& said) {
  if (own.id.empty()) return said;
  const auto fill = [](std::string& value, const std::string& other) {
    if (value.empty()) value = other;
  };
  fill(own.symbol, said.symbol);
  fill(own.type, said.type);
  fill(own.number, said.number);
  fill(own.issuer, said.issuer);
  fill(own.title, said.title);
  if (!own.date) own.date = said.date;
  return own;
}

std::string prefixed(char kind, std::string_view value) {
  return value.empty() ? std::string() : kind + std::string(value);
}

}  // namespace

std::strong_ordering operator<=>(const Claim& a, const Claim& b) {
  return tied(a) <=> tied(b);
}

std::string to_bytes(const Claim& claim) {
  const Reference& of = claim.reference;
  const std::string date = of.date ? of.date->iso() : "";
  std::string bytes;
  for (const std::string_view value :
       {std::string_view(of.id), std::string_view(of.in_corpus ? "own" : ""),
        std::string_view(of.symbol), std::string_view(of.type), std::string_view(of.number),
        std::string_view(date), std::string_view(of.issuer), std::string_view(of.title),
        std::string_view(claim.title), std::string_view(claim.core)}) {
    append_field(bytes, value);
  }
  return bytes;
}

std::optional<Claim> claim_from_bytes(std::string_view bytes) {
  const auto fields = take_fields(bytes);
  if (!fields) return std::nullopt;
  const auto text = [&](std::size_t i) { return std::string((*fields)[i]); };
  const auto date = parse_iso_date((*fields)[5]);
  if (!date && !(*fields)[5].empty()) return std::nullopt;
  return Claim{{text(0), text(2), text(3), text(4), date, text(6), text(7), (*fields)[1] == "own"},
               text(8),
               text(9)};
}

std::string identity_key(std::string_view identity) {
  return prefixed('i', identity);
}

std::string symbol_key(std::string_view symbol) {
  return prefixed('s', fold(symbol));
}

std::string core_key(std::string_view core) {
  return prefixed('t', core);
}

std::vector<std::string> keys(const Claim& claim) {
  std::vector<std::string> all{identity_key(claim.reference.id), symbol_key(claim.reference.symbol),
                               core_key(claim.core)};
  std::erase(all, "");
  return all;  // sorted by the letters of their kinds
}

void add(Known& known, const Claim& claim) {
  merge(claim.reference.in_corpus ? known.own : known.said, claim.reference);
  known.reference = filled(known.own, known.said);
  if (claim.title.empty()) return;
  const auto at = std::ranges::lower_bound(known.titles, claim.title);
  if (at == known.titles.end() || *at != claim.title) known.titles.insert(at, claim.title);
}

bool is_sure(std::string_view identity) {
  return !identity.empty() && identity.find("/?/") == std::string_view::npos;
}

}  // namespace viendan
