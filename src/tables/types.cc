#include "tables/types.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "base/unicode.h"
#include "tables/bodies.h"
#include "tables/cell.h"
#include "tables/funding.h"
#include "vocabulary/agency_list.h"
#include "vocabulary/timeline.h"

namespace viendan::tables {
namespace {

constexpr int kOdd = 1;
constexpr int kWrong = 3;
// A period in a column of text stands alone, without words around it.
constexpr std::size_t kLongestBarePeriod = 40;
// Longer cells are prose: no list of bodies or periods is so long.
constexpr std::size_t kLongestPeriod = 160;
constexpr std::size_t kLongestList = 1500;
// So long a text among the bodies, with no body in it, is the text of another column.
constexpr std::size_t kProse = 160;
// So many texts are remembered; a hostile table has no two alike.
constexpr std::size_t kMostRemembered = 20000;

template <typename Find>
bool remembered(std::unordered_map<std::string, bool>& known, std::string_view text, Find find) {
  if (known.size() > kMostRemembered) known.clear();
  const auto [place, fresh] = known.try_emplace(std::string(text), false);
  if (fresh) place->second = find();
  return place->second;
}

int misfit_of_ordinal(const Context&, std::string_view text) {
  return is_ordinal(text) ? 0 : kWrong;
}

/// Titles and contents are long and never twice the same: the dear test is for those that begin as
/// lists of bodies do.
int misfit_of_text(const Context& context, std::string_view text) {
  if (text.size() < kLongestBarePeriod && is_period(context, text)) return kWrong;
  const bool bodies = text.size() < kProse && begins_body(text) && is_agencies(context, text);
  return bodies ? kOdd : 0;
}

int misfit_of_agencies(const Context& context, std::string_view text) {
  if (is_period(context, text) || is_funding(context, text)) return kWrong;
  if (is_agencies(context, text)) return 0;
  return text.size() > kProse ? kWrong : kOdd;
}

int misfit_of_period(const Context& context, std::string_view text) {
  if (is_period(context, text)) return 0;
  return is_agencies(context, text) || is_funding(context, text) ? kWrong : kOdd;
}

int misfit_of_funding(const Context& context, std::string_view text) {
  if (is_period(context, text)) return kWrong;
  return is_agencies(context, text) && !is_funding(context, text) ? kOdd : 0;
}

int misfit_of_note(const Context& context, std::string_view text) {
  return is_funding(context, text) ? kOdd : 0;
}

struct RoleTest {
  ColumnRole role;
  int (*misfit)(const Context&, std::string_view);
};

constexpr RoleTest kRoleTests[] = {
    {ColumnRole::Ordinal, misfit_of_ordinal},
    {ColumnRole::Title, misfit_of_text},
    {ColumnRole::Content, misfit_of_text},
    {ColumnRole::Lead, misfit_of_agencies},
    {ColumnRole::Coordinating, misfit_of_agencies},
    {ColumnRole::Bodies, misfit_of_agencies},
    {ColumnRole::Timeline, misfit_of_period},
    {ColumnRole::Funding, misfit_of_funding},
    {ColumnRole::Note, misfit_of_note},
};

}  // namespace

std::string_view without_bullet(std::string_view line) {
  line = trim(line);
  if (line.starts_with("- ") || line.starts_with("+ ")) line.remove_prefix(2);
  return trim(line);
}

bool is_period(const Context& context, std::string_view text) {
  if (text.empty() || text.size() > kLongestPeriod) return false;
  return remembered(context.cache.periods, text, [&] {
    return read_timeline(squeeze(without_bullet(text)), context.issued).has_value();
  });
}

bool is_agencies(const Context& context, std::string_view text) {
  if (text.empty() || text.size() > kLongestList) return false;
  return remembered(context.cache.bodies, text,
                    [&] { return is_agency_list(context.vocabulary, text); });
}

bool is_funding(const Context& context, std::string_view text) {
  if (text.empty() || text.size() > kLongestList) return false;
  for (const auto line : split(text, '\n')) {
    const auto item = without_bullet(line);
    if (!item.empty() && !funding_source(context, item)) return false;
  }
  return true;
}

int misfit(const Context& context, ColumnRole role, std::string_view text) {
  if (is_blank(text)) return 0;
  const auto test = std::find_if(std::begin(kRoleTests), std::end(kRoleTests),
                                 [role](const RoleTest& t) { return t.role == role; });
  return test == std::end(kRoleTests) ? 0 : test->misfit(context, text);
}

}  // namespace viendan::tables
