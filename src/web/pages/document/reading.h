// What the views of one document are made from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/fact.h"
#include "model/standing.h"
#include "model/validity.h"
#include "web/page/html.h"
#include "web/page/view.h"
#include "web/pages/document/paper.h"

namespace viendan::web {

/// All mentions of one document in this one, or of one name that is ambiguous or unresolved.
struct Cited {
  std::vector<std::size_t> mentions;  // indexes of citations, in the order of the text
};

/// What the rest of the collection says of the document.
struct Surroundings {
  Standing standing;
  History history = {};                                      // when it is in force, and why
  std::vector<EdgeFact> acting = {};                         // relations that changed its validity
  std::map<std::string, Reference, std::less<>> names = {};  // of documents named here
  std::vector<CitationFact> citing = {};    // of other documents, a part where there are many
  std::size_t citing_total = 0;             // counts those of itself
  std::vector<EdgeFact> out = {}, in = {};  // all relations; for the view of them
};

struct Reading {
  const View& view;
  const Document& document;
  Paper paper;
  std::vector<std::size_t> by_place;  // indexes of citations, by where they begin
  std::vector<Cited> cited;           // in the order of the first mention
  std::vector<int> cited_of;          // of each citation its entry in `cited`; -1 for none
  std::vector<bool> inside;           // of each citation whether it stands in another one
  Surroundings around;
  std::size_t part = 0;   // which part is shown
  std::string mode = {};  // the view: "", "printed"

  [[nodiscard]] std::string_view say(const Phrase& phrase) const { return view.say(phrase); }
  [[nodiscard]] Language language() const { return view.language; }
};

/// `largest`: bytes of markup above which the document is shown in parts.
[[nodiscard]] Reading reading_of(const View& view, const Document& document,
                                 std::size_t largest = Paper::kLargestPage);

/// Links inside the document, in the view that is shown.
[[nodiscard]] std::string place_address(const Reading& reading, std::string_view anchor);
[[nodiscard]] std::string part_address(const Reading& reading, std::size_t part);
/// The document in another view: "printed", "relations"; "" for reading.
[[nodiscard]] std::string view_address(const Reading& reading, std::string_view mode);

/// Whether it is certain which document a citation means.
[[nodiscard]] bool is_sure(const Citation& citation);
/// Whether a citation speaks of the document itself as a whole: a link would lead nowhere.
[[nodiscard]] bool of_itself(const Reading& reading, const Citation& citation);

/// The text of the part that is shown.
[[nodiscard]] Span shown_span(const Reading& reading);

/// How pages name a document: its symbol, else its title, else its identity.
[[nodiscard]] std::string_view name_of(const Reference& reference);
[[nodiscard]] std::string_view name_of_document(const Reading& reading, std::string_view id);
/// "Điều 1, khoản 2" of a block; the name of its kind where it has no number.
[[nodiscard]] std::string place_name(const Reading& reading, int block);

/// "{}" of a phrase replaced by a number as people write it.
[[nodiscard]] std::string counted(const Reading& reading, const Phrase& phrase, std::size_t count);

}  // namespace viendan::web
