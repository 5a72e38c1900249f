// The zip archive that an office file is. Nothing is written to disk, so the names of entries are
// keys and no paths.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ingest/office/xml.h"
#include "ingest/rich.h"

namespace viendan::ingest {

class Archive {
 public:
  /// The bytes of `input` must outlive the archive.
  [[nodiscard]] static Result<Archive> open(const Input& input);
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  [[nodiscard]] bool has(std::string_view name) const;
  /// The unpacked bytes of an entry. All that is read of an archive is bounded together by
  /// Limits::unpacked, by what the entries declare and by what they really hold.
  [[nodiscard]] Result<std::string> read(std::string_view name);
  [[nodiscard]] Result<Xml> read_xml(std::string_view name);
  [[nodiscard]] std::string_view source() const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::ingest
