// What a sentence that ends an act leaves of it: "... hết hiệu lực, trừ khoản 2 Điều 5".
#pragma once

#include <optional>
#include <string>

#include "model/document.h"

namespace viendan::store {

struct Exception {
  enum class Of {
    Cases,       // pending matters go on under the act, which ends
    Provisions,  // of the act: it lives on in part
    Unclear,     // the words do not tell which of the two
  };
  Of of = Of::Unclear;
  Span span;          // from the word of exception to the end of its clause
  std::string lapse;  // ISO; from which day the provisions are gone too, where that is printed
};

/// Of the clause behind a mention, or of the words that lead to the list which the mention is in.
[[nodiscard]] std::optional<Exception> exception_of(const Document& document,
                                                    const Citation& mention);

}  // namespace viendan::store
