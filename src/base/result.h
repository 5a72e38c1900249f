// How anything that can fail says so.
//
// A function that can fail returns Result<T>. The message says what went wrong and where (file,
// line); the hint says what the user can do next. Errors travel up as values: only cli/main.cc
// prints them, and chooses the exit code by `code`. A strange document is no error: it is read as
// far as it goes and carries Issues.
//
// Nothing outside this header names tl::; with C++23 it becomes std::expected.
#pragma once

#include <fmt/core.h>

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace viendan {

struct Error {
  enum class Code {
    Usage,       // the request makes no sense
    Unreadable,  // a file cannot be opened, is no text, or is over a limit
    Malformed,   // a file of ours (XML, vocabulary, index) is damaged
    NoIndex,     // there is no usable index
    Busy,        // another build holds the index
    NotFound,    // the document or provision asked for is not there
    Internal,    // a library refused what it should accept
  };
  Code code = Code::Internal;
  std::string message;
  std::string hint = {};
};

template <typename T>
using Result = tl::expected<T, Error>;

template <typename... Args>
[[nodiscard]] tl::unexpected<Error> Err(Error::Code code, fmt::format_string<Args...> form,
                                        Args&&... args) {
  return tl::unexpected(Error{code, fmt::format(form, std::forward<Args>(args)...)});
}

/// The same failure with advice for the user.
[[nodiscard]] inline tl::unexpected<Error> with_hint(tl::unexpected<Error> failure,
                                                     std::string hint) {
  failure.value().hint = std::move(hint);
  return failure;
}

}  // namespace viendan
