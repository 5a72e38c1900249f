#include "search/spellings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"
#include "search/stored.h"

namespace viendan::search {
namespace {

std::vector<std::string> read_variants(const Database& documents, std::string_view folded) {
  std::set<std::string> forms;
  const auto stored = documents.metadata(variants_key(folded));
  if (!stored) return {};
  for (const std::string& list : *stored) {
    for (const auto form : split(list, ' ')) {
      if (!form.empty()) forms.emplace(form);
    }
  }
  std::vector<std::pair<std::uint32_t, std::string>> by_frequency;
  for (const auto& form : forms) {
    by_frequency.emplace_back(documents.frequency(form).value_or(0), form);
  }
  std::ranges::stable_sort(by_frequency, std::greater(),
                           &decltype(by_frequency)::value_type::first);
  std::vector<std::string> sorted;
  for (auto& [frequency, form] : by_frequency) sorted.push_back(std::move(form));
  return sorted;
}

}  // namespace

const std::vector<std::string>& Spellings::variants(std::string_view folded) const {
  constexpr std::size_t kMostKept = 20'000;
  std::string key(folded);
  const auto known = variants_.find(key);
  if (known != variants_.end()) return known->second;
  if (variants_.size() > kMostKept) variants_.clear();
  auto forms = read_variants(*documents_, folded);
  return variants_.emplace(std::move(key), std::move(forms)).first->second;
}

double Spellings::rarity(std::string_view folded) const {
  const auto frequency = documents_->frequency(term(prefix::kFolded, folded)).value_or(0);
  return std::log(1 + documents_->size() / (1 + static_cast<double>(frequency)));
}

}  // namespace viendan::search
