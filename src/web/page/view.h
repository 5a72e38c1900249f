// What a page is asked to show: a request, a language, and the collection.
#pragma once

#include <string>
#include <string_view>

#include "collection/collection.h"
#include "web/http/message.h"
#include "web/page/address.h"
#include "web/page/phrase.h"

namespace viendan::web {

using collection::Collection;

struct View {
  const Request& request;
  const Collection& collection;
  Language language = Language::Vietnamese;
  std::string path;  // of the request, without the language: "/search"
  std::string rest;  // what follows the route: "qd-ttg/2012/1393" of "/documents/"

  [[nodiscard]] std::string_view say(const Phrase& phrase) const { return phrase.in(language); }
  [[nodiscard]] Address address(std::string_view to) const { return Address(to, language); }
  /// The same page and parameters in the other language.
  [[nodiscard]] std::string in_other_language() const;
  /// The same page, with this parameter instead of those of its name and without "offset"; ""
  /// takes it away.
  [[nodiscard]] std::string with(std::string_view name, std::string_view value) const;
  /// A parameter that is a number, kept between bounds; `otherwise` where it is none.
  [[nodiscard]] std::uint32_t number(std::string_view name, std::uint32_t least, std::uint32_t most,
                                     std::uint32_t otherwise) const;
};

/// A page: from a view to an answer. NotFound becomes 404, Usage 400, other errors 500 without
/// their words, which are logged.
using Page = Result<Response> (*)(const View&);

}  // namespace viendan::web
