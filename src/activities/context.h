// What every step of reading activities needs.
#pragma once

#include <optional>
#include <vector>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::activities {

struct Context {
  const Document& document;
  const Vocabulary& vocabulary;
  std::vector<Issue>& issues;
  std::optional<Date> issued;

  void flag(std::string_view code, std::string message, Span span) const {
    issues.push_back({std::string(code), std::move(message), span});
  }
};

}  // namespace viendan::activities
