// The revisions of the Model Context Protocol that are spoken, and in what they differ.
#pragma once

#include <array>
#include <string_view>

namespace viendan::mcp {

struct Revision {
  std::string_view name;
  bool handshake = true;    // begins with `initialize`; later ones say their name in each request
  bool batches = false;     // several messages in one list
  bool annotations = true;  // what a tool does to the world
  bool structured = true;   // results as data beside their text, and titles of tools
};

// clang-format off
inline constexpr std::array kRevisions = std::to_array<Revision>({
    {.name = "2026-07-28", .handshake = false},
    {.name = "2025-11-25"},
    {.name = "2025-06-18"},
    {.name = "2025-03-26", .batches = true, .structured = false},
    {.name = "2024-11-05", .annotations = false, .structured = false},
});
// clang-format on

[[nodiscard]] constexpr const Revision* revision_named(std::string_view name) {
  for (const Revision& revision : kRevisions) {
    if (revision.name == name) return &revision;
  }
  return nullptr;
}

/// What a client is told that asks for one that we do not speak.
[[nodiscard]] constexpr const Revision& latest_with_handshake() {
  for (const Revision& revision : kRevisions) {
    if (revision.handshake) return revision;
  }
  return kRevisions.back();
}

}  // namespace viendan::mcp
