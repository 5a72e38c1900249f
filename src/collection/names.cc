#include "collection/names.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/agency_words.h"
#include "vocabulary/symbol.h"

namespace viendan::collection {
namespace {

constexpr std::size_t kMostMeant = 20;  // bodies that words may stand for

std::string key_of(std::string_view words) {
  return squeeze(fold(to_nfc(words)));
}

void add(std::vector<MeantAgency>& meant, const Agency* agency) {
  if (agency == nullptr) return;
  MeantAgency one{.key = agency->id, .name = agency->name, .known = true};
  if (std::ranges::find(meant, one) == meant.end()) meant.push_back(std::move(one));
}

/// "Vụ KHCN": the noun of a body before its abbreviation.
bool is_noun_and_abbreviation(const Agency& agency, std::string_view key) {
  if (agency.abbreviation.empty()) return false;
  const auto noun = agency_words::head_noun(agency.name);
  return !noun.empty() && key_of(fmt::format("{} {}", noun, agency.abbreviation)) == key;
}

bool is_shortened(const Agency& agency, std::string_view key) {
  return key_of(agency.abbreviation) == key || is_noun_and_abbreviation(agency, key);
}

/// By abbreviation, by the code in symbols, or by a name that several bodies have.
std::vector<MeantAgency> shortened_agencies(std::string_view typed, const Vocabulary& vocabulary) {
  std::vector<MeantAgency> meant;
  const std::string key = key_of(typed);
  for (const Agency& agency : vocabulary.agencies()) {
    if (is_shortened(agency, key) || key_of(agency.name) == key) add(meant, &agency);
  }
  for (const Issuer& issuer : vocabulary.issuers()) {
    if (key_of(issuer.code) == key || key_of(issuer.name) == key) {
      add(meant, vocabulary.agency_by_id(issuer.agency));
    }
  }
  return meant;
}

/// What one syllable tells apart are two names: such a body is meant only where nothing has the
/// name that was typed.
std::vector<MeantAgency> known_agencies(std::string_view typed, const Vocabulary& vocabulary,
                                        bool misread) {
  std::vector<MeantAgency> meant;
  add(meant, vocabulary.agency_by_id(typed));
  if (!meant.empty()) return meant;
  const auto found = vocabulary.find_agency(typed);
  if (found && (found->match == AgencyMatch::OneSyllable) == misread) add(meant, found->agency);
  return meant.empty() && !misread ? shortened_agencies(typed, vocabulary) : meant;
}

std::vector<MeantAgency> named_agencies(std::string_view typed,
                                        const std::vector<AgencyFact>& facts) {
  std::vector<MeantAgency> meant;
  const std::string key = key_of(typed);
  for (const AgencyFact& fact : facts) {
    MeantAgency one{
        .key = fact.id.empty() ? fact.name : fact.id, .name = fact.name, .known = !fact.id.empty()};
    if (key_of(fact.name) == key) return std::vector{std::move(one)};
    meant.push_back(std::move(one));
  }
  return meant;
}

}  // namespace

Result<std::vector<Reference>> references_named(std::string_view name,
                                                const store::Catalogue& catalogue,
                                                const Vocabulary& vocabulary) {
  auto found = catalogue.named(name);
  if (!found || !found->empty()) return found;
  const auto symbol = parse_symbol(vocabulary, name);
  return symbol ? catalogue.named(symbol->text) : found;
}

Result<Named> named(const Collection& collection, std::string_view address) {
  if (collection.workspace.find(address) != nullptr) {
    return Named{.documents = {std::string(address)}};
  }
  const auto found = references_named(address, collection.catalogue, collection.vocabulary);
  if (!found) return tl::unexpected(found.error());
  Named named;
  for (const Reference& reference : *found) {
    (reference.in_corpus ? named.documents : named.stubs).push_back(reference.id);
  }
  return named;
}

Result<std::vector<MeantAgency>> meant_agencies(std::string_view typed,
                                                const Collection& collection) {
  if (typed.empty()) return std::vector<MeantAgency>{};
  auto meant = known_agencies(typed, collection.vocabulary, false);
  if (!meant.empty()) return meant;
  const auto found = collection.catalogue.agencies(typed, {.limit = kMostMeant});
  if (!found) return tl::unexpected(found.error());
  meant = named_agencies(typed, found->items);
  return meant.empty() ? known_agencies(typed, collection.vocabulary, true) : meant;
}

}  // namespace viendan::collection
