// How a long piece of work tells of itself, so that the core never prints.
#pragma once

#include <cstddef>
#include <string_view>

namespace viendan::pipeline {

/// Calls come from several threads, one at a time.
class Progress {
 public:
  virtual ~Progress() = default;
  /// `done` of `total` sources are read; `source` was the last one.
  virtual void read(std::size_t done, std::size_t total, std::string_view source) = 0;
  /// `done` of `total` pages of a source are read; told for formats that have pages.
  virtual void page(std::size_t done, std::size_t total, std::string_view source) = 0;
  /// A step that has no count begins: "resolving citations".
  virtual void step(std::string_view what) = 0;
};

/// Says nothing.
class Silent final : public Progress {
 public:
  void read(std::size_t, std::size_t, std::string_view) override {}
  void page(std::size_t, std::size_t, std::string_view) override {}
  void step(std::string_view) override {}
};

}  // namespace viendan::pipeline
