// What a search page is asked: read from the parameters of its address, and written as one again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/query.h"
#include "search/query/fields.h"
#include "web/page/view.h"

namespace viendan::web::finding {

/// Hits of a page, and how far pages go: nobody reads on, and far pages cost more.
inline constexpr std::uint32_t kHitsOfPage = 10;
inline constexpr std::uint32_t kMostOffset = 1000;

struct Asked {
  std::string words;
  std::string similar;                // identity or symbol: documents like it are asked for instead
  std::vector<Condition> conditions;  // each once; in the order of the fields
  std::string sort;  // "" for the usual order: newest first where there are no words
  std::uint32_t offset = 0;
  bool expand = true;

  [[nodiscard]] bool empty() const {
    return words.empty() && similar.empty() && conditions.empty();
  }
  [[nodiscard]] SortBy order() const;
  [[nodiscard]] Query query() const;
  [[nodiscard]] bool has(const Condition& condition) const;
  /// The values chosen for a field.
  [[nodiscard]] std::vector<std::string_view> chosen(std::string_view field) const;

  [[nodiscard]] Asked with(const Condition& condition) const;
  [[nodiscard]] Asked without(const Condition& condition) const;
  [[nodiscard]] Asked with_words(std::string_view other) const;

  /// Equal searches have equal addresses.
  [[nodiscard]] std::string address(std::string_view path, Language language) const;
  /// What a feed of it is asked: a feed has one order and no pages.
  [[nodiscard]] Asked followed() const;
};

/// Whether conditions may be on the field: others are parts of the words.
[[nodiscard]] bool is_condition(const search::FieldInfo& field);

[[nodiscard]] Asked asked_of(const Request& request);

}  // namespace viendan::web::finding
