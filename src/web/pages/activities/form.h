// The filter of activities: its form, what was chosen, and what that was taken for.
#pragma once

#include <span>

#include "web/page/html.h"
#include "web/pages/activities/filter.h"

namespace viendan::web {

struct FilterChoices {
  std::vector<std::string> agencies;  // suggested: those of the rows shown, most frequent first
  std::vector<Count> funding;
  std::vector<AgencyFact> near;  // bodies named nearly as the chosen one
};
[[nodiscard]] Result<FilterChoices> filter_choices(const ActivityFilter& filter,
                                                   std::span<const ActivityFact> shown,
                                                   const Collection& collection);

void write_filter_form(Html& html, const View& view, const ActivityFilter& filter,
                       const FilterChoices& choices);
/// The chosen conditions, each as a link that takes it away; and what was taken for what.
void write_chosen(Html& html, const View& view, const ActivityFilter& filter,
                  const FilterChoices& choices);
/// One line for headings and files: "Chủ trì: Vụ Kế hoạch · Từ: 2015"; "" where nothing is chosen.
[[nodiscard]] std::string filter_in_words(const ActivityFilter& filter, Language language);

}  // namespace viendan::web
