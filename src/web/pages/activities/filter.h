// What the pages of activities are asked for: as typed, and what that was taken for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collection/names.h"
#include "store/catalogue.h"
#include "web/page/view.h"

namespace viendan::web {

using collection::meant_agencies;
using collection::MeantAgency;

/// A parameter of the filter form, as typed; "" where it is not given.
struct TypedFilter {
  std::string agency, role, from, to, document, funding, words, sort;
  bool descending = false;

  [[nodiscard]] bool empty() const {
    return agency.empty() && role.empty() && from.empty() && to.empty() && document.empty() &&
           funding.empty() && words.empty();
  }
};

/// Bodies of the catalogue whose name differs from this one's by a syllable, and which no document
/// tells to be the same: "Vụ Khoa học và Công nghiệp".
[[nodiscard]] Result<std::vector<AgencyFact>> nearly_named(const MeantAgency& agency,
                                                           const Collection& collection);

struct ActivityFilter {
  TypedFilter typed;
  store::ActivitiesWanted wanted;
  std::vector<MeantAgency> agencies;  // what `typed.agency` stands for
  std::vector<Reference> documents;   // what `typed.document` stands for
  bool unread_from = false;           // a day was typed that is none: it bounds nothing
  bool unread_to = false;
};

[[nodiscard]] Result<ActivityFilter> activity_filter(const View& view);

/// The address of a page with the same filter.
[[nodiscard]] std::string filtered(const TypedFilter& typed, std::string_view path,
                                   Language language);

}  // namespace viendan::web
