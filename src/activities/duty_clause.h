// Who must do what, as one sentence says it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace viendan::activities {

/// The bodies of a sentence and where what they must do begins.
struct DutySubject {
  Span bodies;             // the words that name them; empty where none is named
  Span verb;               // from the verb to the end of the sentence
  bool requested = false;  // "đề nghị các địa phương …", "giao Bộ …"
};

struct DutyPart {
  Span span;
  bool first = false;  // holds the subject
};

/// Sentences of a text: a full stop and a capital end one.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view text);
/// The subject of a sentence; `bodies` is empty where no body is its subject.
[[nodiscard]] DutySubject find_subject(std::string_view text, Span sentence);
/// The bodies to work with: the words after "phối hợp với", up to the next verb; or empty.
[[nodiscard]] Span find_partners(std::string_view text, Span verb);
/// A sentence cut where another duty of the same bodies begins.
[[nodiscard]] std::vector<DutyPart> split_duties(std::string_view text, Span sentence, Span verb);

}  // namespace viendan::activities
