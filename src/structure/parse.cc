#include "structure/parse.h"

#include "structure/address.h"
#include "structure/effect.h"
#include "structure/english.h"
#include "structure/head.h"
#include "structure/line.h"
#include "structure/metadata.h"
#include "structure/outline.h"
#include "structure/stamp.h"
#include "vocabulary/language.h"

namespace viendan::structure {

Document parse(const Draft& draft, const Vocabulary& vocabulary) {
  const std::vector<Line> lines = lay_out(draft);
  const std::vector<Marked> marks = find_marks(draft.text, lines);
  const Head head = read_head(draft.text, lines, marks, vocabulary);
  Outline outline = draw_outline(draft.text, lines, marks, head, vocabulary);
  set_anchors(outline.blocks);

  Document document{.source = draft.source,
                    .digest = draft.digest,
                    .format = draft.format,
                    .metadata = {},
                    .text = draft.text,
                    .map = draft.map,
                    .blocks = std::move(outline.blocks),
                    .repairs = draft.repairs,
                    .issues = draft.issues,
                    .evidence = draft.evidence,
                    .pages = draft.pages};
  document.issues.insert(document.issues.end(), outline.issues.begin(), outline.issues.end());
  document.metadata.language = language_of(document.text);
  if (document.metadata.language == "en")
    read_english_metadata(document, vocabulary);
  else
    read_metadata(document, vocabulary);
  read_effect(document, lines);
  return document;
}

}  // namespace viendan::structure
