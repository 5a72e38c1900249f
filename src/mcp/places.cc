#include "mcp/places.h"

#include "base/text.h"
#include "base/unicode.h"
#include "collection/names.h"
#include "render/records.h"
#include "render/writers.h"

namespace viendan::mcp {

using render::Object;
using render::Value;

std::string address_of(std::string_view document, std::string_view anchor) {
  return fmt::format("{}{}{}", document, anchor.empty() ? "" : "#", anchor);
}

Object placed(const FactPlace& place, Object members) {
  members.insert(members.begin(), {{"symbol", render::text_or_null(place.symbol)},
                                   {"address", address_of(place.document, place.anchor)}});
  return render::placed_record(place, std::move(members));
}

Result<std::string> identity_of(const collection::Collection& collection,
                                std::string_view address) {
  const auto named = collection::named(collection, trim(address));
  if (!named) return tl::unexpected(named.error());
  std::vector<std::string> ids = named->documents;
  ids.insert(ids.end(), named->stubs.begin(), named->stubs.end());
  if (ids.size() == 1) return ids.front();
  constexpr std::uint32_t kLetters = 80;
  const auto words = address.substr(0, offset_of_code_point(address, kLetters));
  if (ids.empty()) {
    return Err(Error::Code::NotFound, "\"{}\" is no document, nor is one cited", words);
  }
  constexpr std::size_t kShown = 10;
  const std::size_t count = ids.size();
  if (count > kShown) ids.resize(kShown);
  return Err(Error::Code::NotFound, "\"{}\" names {} documents: {}{}", words, count,
             join(ids, ", "), count > kShown ? ", …" : "");
}

Value next_offset(std::size_t offset, std::size_t shown, std::size_t total) {
  return shown > 0 && offset + shown < total ? number(offset + shown) : Value();
}

bool Budget::takes(const Object& row) {
  constexpr std::size_t kMost = 128 * 1024;
  const bool first = used_ == 0;
  used_ += render::to_json(row).size();
  return first || used_ <= kMost;
}

}  // namespace viendan::mcp
