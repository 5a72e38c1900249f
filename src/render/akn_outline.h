// What the blocks of a document are in Akoma Ntoso, and where its parts begin.
#pragma once

#include <span>
#include <string_view>

#include "render/akn_parts.h"

namespace viendan::render::akn {

/// A numbered part.
struct Unit {
  BlockKind kind;
  std::string_view element;
  std::string_view short_name;  // in eId, by the Naming Convention
  bool titled = false;          // the words beside the number are always a title
};
/// nullptr for what has no number.
[[nodiscard]] const Unit* unit_of(BlockKind kind);

/// Plans and annexes.
[[nodiscard]] bool is_attachment(BlockKind kind);

/// The class of a paragraph that is no plain text: "signature"; "" for others.
[[nodiscard]] std::string_view class_of(BlockKind kind);
[[nodiscard]] LineEnds lines_of(BlockKind kind);

using Blocks = std::span<const int>;

/// The parts of a document or attachment, each perhaps empty; together they are all its blocks.
struct Parts {
  Blocks preface, preamble, body, conclusions, attachments;
};
[[nodiscard]] Parts parts_of(const Writing& writing, Blocks children);

}  // namespace viendan::render::akn
