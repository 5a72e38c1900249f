#include "normalise/normalise.h"

#include <array>
#include <vector>

#include "normalise/characters.h"
#include "normalise/rules.h"

namespace viendan::normalise {
namespace {

struct Step {
  RuleInfo info;
  Draft (*run)(Draft);
};

// In this order: a later step reads what the earlier ones have made.
constexpr std::array kSteps = {
    Step{{"characters", "letters, signs and spaces that stand for others"}, replace_characters},
    Step{{"composition", "a letter and its marks are one character, however they were typed"},
         compose_letters},
    Step{{"white-space", "layout is no text: single spaces, none before a sign of its word"},
         tidy_spaces},
    Step{{"leaders", "dotted lines to be filled in have no length"}, shorten_leaders},
    Step{{"symbol-spaces", "a document's number and symbol are one word"}, close_symbols},
    Step{{"tone-placement", "the tone stands on the first vowel of oa, oe, uy, as law prints it"},
         place_tones},
    Step{{"spelling", "a misread syllable whose right form the document itself shows"},
         mend_spelling},
    Step{{"line-join", "a sentence goes on over the end of a line or page"}, join_lines},
};

}  // namespace

std::span<const RuleInfo> rules() {
  static const auto all = [] {
    std::vector<RuleInfo> infos;
    for (const auto& rule : character_rules()) infos.push_back({rule.name, rule.reason});
    for (const Step& step : kSteps) infos.push_back(step.info);
    return infos;
  }();
  return all;
}

Draft apply(Draft draft) {
  for (const Step& step : kSteps) draft = step.run(std::move(draft));
  return draft;
}

}  // namespace viendan::normalise
