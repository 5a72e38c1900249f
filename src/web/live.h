// The live generation of an index, opened as often as threads need it at once.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "collection/collection.h"
#include "web/http/message.h"

namespace viendan::web {

using collection::Collection;

/// Several threads at once. Each page has a Collection of its own while it is made; those of older
/// generations are closed when the next page is asked for.
class Live {
 public:
  /// `vocabulary` must outlive it.
  Live(std::filesystem::path index, const Vocabulary& vocabulary);
  ~Live();
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  /// Name of the live generation; "" where there is none.
  [[nodiscard]] std::string generation();

  /// The page made from the live generation. Made again from the next one where it failed and
  /// builds have published meanwhile: what it was reading may have been removed under it.
  [[nodiscard]] Response page(const std::function<Response(const Collection&)>& make);

  /// Documents of the live generation; an error where it cannot be read.
  [[nodiscard]] Result<std::size_t> documents();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace viendan::web
