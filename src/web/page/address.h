// Addresses of our own pages: always absolute paths, every byte of a value encoded.
#pragma once

#include <string>
#include <string_view>

#include "web/page/phrase.h"

namespace viendan::web {

/// Percent-encoded for a path: letters, digits and -._~/ stand for themselves.
[[nodiscard]] std::string encode_path(std::string_view path);
/// Percent-encoded for a parameter or fragment.
[[nodiscard]] std::string encode_value(std::string_view value);

/// An address being put together:  Address("/search", language).with("q", words).text()
class Address {
 public:
  /// `path` begins with "/" and has no language: English pages are below "/en".
  Address(std::string_view path, Language language);

  /// Adds a parameter; nothing where the value is empty.
  Address& with(std::string_view name, std::string_view value);
  Address& with(std::string_view name, std::size_t value);
  /// The fragment; set last.
  Address& at(std::string_view anchor);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
  char separator_ = '?';
};

/// The page of a document or stub, at a provision where `anchor` is not "".
[[nodiscard]] std::string document_address(std::string_view id, std::string_view anchor,
                                           Language language);
/// The page of an agency by its id in the vocabulary.
[[nodiscard]] std::string agency_address(std::string_view id, Language language);

}  // namespace viendan::web
