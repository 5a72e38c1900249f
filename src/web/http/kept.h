// Answers that are kept: one copy for all threads, the least recently used go first.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/http/message.h"

namespace viendan::web {

/// An answer ready to be sent. Never changes: shared by the threads that are sending it.
struct Answer {
  Response response;     // its body: the form that is sent
  bool zipped = false;   // which is gzip then
  std::string tag = {};  // entity tag: W/"..."; "" where it has none
};
using SharedAnswer = std::shared_ptr<const Answer>;

/// Bounded by bytes. Several threads at once; what several ask for at once is made once.
class KeptAnswers {
 public:
  /// 0: none is kept.
  explicit KeptAnswers(std::uint64_t bytes);
  ~KeptAnswers();
  KeptAnswers(const KeptAnswers&) = delete;
  KeptAnswers& operator=(const KeptAnswers&) = delete;

  /// The answer kept for the key; else what `make` gives, which is kept where its status is 200 and
  /// it does not forbid that (Cache-Control: no-store). `make` must not throw.
  [[nodiscard]] SharedAnswer get(const std::string& key, const std::function<SharedAnswer()>& make);

  struct Counts {
    std::uint64_t hits = 0, misses = 0, bytes = 0, answers = 0;
  };
  [[nodiscard]] Counts counts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether the answer's own headers say that it must not be kept.
[[nodiscard]] bool forbids_keeping(const Response& response);

}  // namespace viendan::web
