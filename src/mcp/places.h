// Where a thing stands, as all tools say it.
#pragma once

#include <string_view>

#include "collection/collection.h"
#include "model/fact.h"
#include "render/value.h"

namespace viendan::mcp {

/// "qd-ttg/2012/1393#dieu-1": what `read` takes.
[[nodiscard]] std::string address_of(std::string_view document, std::string_view anchor);

/// Where a thing stands, then what it is.
[[nodiscard]] render::Object placed(const FactPlace& place, render::Object members);

/// The identity that an address names. NotFound where it is none, or several.
[[nodiscard]] Result<std::string> identity_of(const collection::Collection& collection,
                                              std::string_view address);

/// Where the next part of a list begins; null behind its end.
[[nodiscard]] render::Value next_offset(std::size_t offset, std::size_t shown, std::size_t total);

[[nodiscard]] inline render::Value number(std::size_t count) {
  render::Value value;
  value.data = static_cast<std::int64_t>(count);
  return value;
}

/// An answer grows no longer than an assistant can read: rows beyond this many bytes are left to
/// the next call.
class Budget {
 public:
  /// Whether there is room; the first row has it always.
  [[nodiscard]] bool takes(const render::Object& row);

 private:
  std::size_t used_ = 0;
};

}  // namespace viendan::mcp
