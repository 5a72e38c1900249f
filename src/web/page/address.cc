#include "web/page/address.h"

#include <fmt/core.h>

namespace viendan::web {
namespace {

constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

std::string encode(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    if (kUnreserved.find(c) != std::string_view::npos || also.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::string encode_path(std::string_view path) {
  return encode(path, "/");
}

std::string encode_value(std::string_view value) {
  return encode(value, {});
}

Address::Address(std::string_view path, Language language)
    : text_(language == Language::English ? "/en" : "") {
  text_ += encode_path(path);
}

Address& Address::with(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  text_ += separator_;
  separator_ = '&';
  text_ += encode_value(name);
  text_ += '=';
  text_ += encode_value(value);
  return *this;
}

Address& Address::with(std::string_view name, std::size_t value) {
  return with(name, fmt::format("{}", value));
}

Address& Address::at(std::string_view anchor) {
  if (anchor.empty()) return *this;
  text_ += '#';
  text_ += encode_value(anchor);
  return *this;
}

std::string document_address(std::string_view id, std::string_view anchor, Language language) {
  return Address(fmt::format("/documents/{}", id), language).with("at", anchor).at(anchor).text();
}

std::string agency_address(std::string_view id, Language language) {
  return Address(fmt::format("/agencies/{}", id), language).text();
}

}  // namespace viendan::web
