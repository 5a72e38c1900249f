// The databases of a location that answer: how an index on several machines goes on when one of
// them is gone.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/index.h"
#include "search/index/database.h"

namespace viendan::search {

/// One a reader. Segments are numbered alike in both databases.
class Shards {
 public:
  /// Opens what can be reached; unreachable() tells the rest. NoIndex where nothing can, or where
  /// a segment is damaged, unfinished or of another version.
  [[nodiscard]] static Result<Shards> open(const Location& location);
  ~Shards();
  Shards(Shards&&) noexcept;
  Shards& operator=(Shards&&) noexcept;

  /// Their addresses stay when this is moved.
  [[nodiscard]] const Database& documents() const;
  [[nodiscard]] const Database& units() const;
  /// Whether a document may have several records.
  [[nodiscard]] bool parts() const;
  /// "host:port: why".
  [[nodiscard]] const std::vector<std::string>& unreachable() const;

  /// Whether something failed because a server fell silent: then again() opens the rest.
  [[nodiscard]] bool broken() const;
  /// A server that let a connection go is asked once more; one whose time ran out, or that failed
  /// before, is left out.
  [[nodiscard]] Result<Shards> again() const;

 private:
  struct State;
  using Reasons = std::map<std::string, std::string>;  // why a server is left out

  explicit Shards(std::unique_ptr<State> state);
  [[nodiscard]] static Result<Shards> open(const Location& location, Reasons left_out);
  [[nodiscard]] static Result<Shards> open_once(const Location& location, const Reasons& left_out,
                                                Silence& silence);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::search
