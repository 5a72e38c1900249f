// Activities as a workbook: one sheet of activities, one of their bodies, one that tells what
// these are.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/fact.h"
#include "render/xlsx.h"
#include "web/page/phrase.h"

namespace viendan::web {

/// What the workbook tells of itself.
struct WorkbookSource {
  std::string filter;     // in words
  std::string address;    // of the page that shows the same
  std::string index;      // when the index was made
  std::string rules;      // by which version of the rules it was read
  std::size_t documents;  // in the collection
};

class ActivityWorkbook {
 public:
  explicit ActivityWorkbook(Language language);

  void add(const ActivityFact& fact);
  /// Equal activities and sources make equal bytes.
  [[nodiscard]] Result<std::string> take(const WorkbookSource& source) &&;

 private:
  Language language_;
  std::vector<render::Sheet> sheets_;  // activities, bodies, source
};

}  // namespace viendan::web
