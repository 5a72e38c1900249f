// The resources of the API: one row each, from which addresses are matched and parameters checked.
// schemas/openapi.json describes the same; a test compares the two.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/names.h"
#include "render/value.h"
#include "web/api/problem.h"
#include "web/page/view.h"

namespace viendan::web {

/// What a value of a parameter is.
enum class Takes {
  Words,
  Choice,     // one of `choices`
  Choices,    // some of them, separated by commas
  Day,        // ISO date, perhaps without its day or month
  Flag,       // true or false
  Number,     // from `least` to `most`
  Condition,  // as the field of the query language with the same name
};

struct Parameter {
  std::string_view name;
  Takes takes = Takes::Words;
  bool repeats = false;
  std::span<const std::string_view> choices = {};
  std::uint32_t least = 0, most = 0;
  bool alone = false;  // no other of the resource's own beside it
};

/// How long a list may be, and is where nobody asks.
struct Limits {
  std::uint32_t usual = 50;
  std::uint32_t most = 500;
};

/// A request whose parameters have been checked.
struct Call {
  const View& view;
  std::string name;  // what stands for {id} or {name} in the address
  store::Page page;

  [[nodiscard]] std::string text(std::string_view parameter) const {
    return std::string(view.request.parameter(parameter));
  }
  [[nodiscard]] std::vector<std::string> all(std::string_view parameter) const {
    return view.request.all(parameter);
  }
  [[nodiscard]] bool flag(std::string_view parameter, bool otherwise) const {
    return text(parameter).empty() ? otherwise : text(parameter) == "true";
  }
  template <typename E, std::size_t N>
  [[nodiscard]] E choice(std::string_view parameter, const NameTable<E, N>& table,
                         E otherwise) const {
    return value_in(table, text(parameter)).value_or(otherwise);
  }
  template <typename E, std::size_t N>
  [[nodiscard]] std::vector<E> choices(std::string_view parameter,
                                       const NameTable<E, N>& table) const {
    std::vector<E> values;
    for (const auto& typed : all(parameter)) {
      if (const auto value = value_in(table, typed)) values.push_back(*value);
    }
    return values;
  }
};

/// A part of a list.
struct Items {
  std::vector<render::Object> items;
  std::size_t total = 0;       // of all
  bool exact = true;           // false: there are at least as many
  render::Object beside = {};  // further members of the answer
};

inline constexpr std::string_view kJson = "application/json; charset=utf-8";

/// A thing, a part of a list, or a file.
using Reply = std::variant<render::Object, Items, Response>;

struct Resource {
  std::string_view path;     // as OpenAPI has it: "/api/documents/{id}/units"
  std::string_view summary;  // one sentence
  Result<Reply> (*make)(const Call& call) = nullptr;
  std::span<const Parameter> parameters = {};
  std::optional<Limits> list = {};  // where it is one
};

[[nodiscard]] std::span<const Resource> resources();
/// With those that all lists have.
[[nodiscard]] std::vector<Parameter> parameters_of(const Resource& resource);

struct Found {
  const Resource* resource = nullptr;  // nullptr where there is none
  std::string name;
};
/// The resource at a path. Identities have slashes in them: what has three parts of which the
/// second is a year or "?" is an identity, whatever the third; else a last part that is the name
/// of something below a document is that.
[[nodiscard]] Found resource_at(std::string_view path);

/// The first thing that is wrong with the parameters of a request. An empty value is none.
[[nodiscard]] std::optional<Problem> check_parameters(const Resource& resource,
                                                      const Request& request);

/// The part of a list that was asked for.
[[nodiscard]] Items part_of(std::vector<render::Object> all, const store::Page& page);

template <typename E, std::size_t N>
[[nodiscard]] constexpr std::array<std::string_view, N> names_of(const NameTable<E, N>& table) {
  std::array<std::string_view, N> names;
  for (std::size_t i = 0; i < N; ++i) names[i] = table[i].second;
  return names;
}

}  // namespace viendan::web
