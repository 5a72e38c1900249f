// Titles as names of documents: how far one reaches in running text, and when two are the same.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "citations/words.h"
#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::citations {

/// A noun that titles begin with: "Chiến lược", "Kế hoạch hành động".
struct HeadNoun {
  Span span;              // of the longest form: "Kế hoạch hành động"
  std::size_t first = 0;  // bytes of the plain noun: "Kế hoạch"
  bool capital = false;   // "Kế hoạch" or "KẾ HOẠCH"
  bool upper = false;     // all capitals
};
[[nodiscard]] std::vector<HeadNoun> find_head_nouns(std::string_view text);
/// The same from the words of the text, which are known; `lower` is it in small letters.
[[nodiscard]] std::vector<HeadNoun> head_nouns(std::string_view text, std::string_view lower,
                                               std::span<const Word> words);

/// How freely a title runs on: after a number or in quotes what follows is surely the title.
enum class Extent { Running, Announced };

/// The end of the title whose head noun ends at `head_end`. Periods and visions belong to it.
[[nodiscard]] std::size_t title_end(std::string_view text, std::size_t head_end, Extent extent);

/// What two titles are compared by.
struct TitleKey {
  std::string head;                // folded plain head noun: "chien luoc"
  std::vector<std::string> words;  // folded syllables without the period, abbreviations in full
  int from = 0, to = 0;            // the period; 0 where none
  [[nodiscard]] std::string core() const;
};
[[nodiscard]] TitleKey title_key(std::string_view title, const std::vector<Abbreviation>& known);

/// Full: same words and period; Core: same words, periods that agree in one end or where one is
/// missing; Short: the words are some of the other's, in order.
enum class Fit { None, Short, Core, Full };
[[nodiscard]] Fit fit(const TitleKey& candidate, const TitleKey& known);

/// The title that a document gives to what it approves or issues ("phê duyệt Chiến lược ..."), or
/// that it is about ("hướng dẫn thực hiện Chiến lược ..."): the first head noun of its trích yếu.
struct SubjectTitle {
  std::string title;
  bool own = false;  // approved or issued by the document itself
};
[[nodiscard]] std::optional<SubjectTitle> subject_title(std::string_view heading);

}  // namespace viendan::citations
