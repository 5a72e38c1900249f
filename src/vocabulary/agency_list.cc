#include "vocabulary/agency_list.h"

namespace viendan {

AgencyList read_agencies(const Vocabulary&, std::string_view, std::optional<Date>) {
  return {};
}

bool is_agency_list(const Vocabulary&, std::string_view) {
  return false;
}

}  // namespace viendan
