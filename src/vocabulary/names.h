// The keys under which names are looked up, and words as look-ups cut them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan {

/// Lower case, spaces squeezed, none around dashes, ampersands and slashes, one kind of dash; no
/// mark at either end: "Bộ Lao động – Thương binh và Xã hội." and "bộ lao động-thương binh và xã
/// hội" have one key.
[[nodiscard]] std::string name_key(std::string_view name);

/// The words of a text as views: runs of letters and digits.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// Whether one edit of a syllable makes `misread` from `name` (both folded): one read as another
/// that looks like it, one lost or one too many; or the same syllables in another order. Losses,
/// gains and new orders count only where enough of the name is left to know it by.
[[nodiscard]] bool is_misreading(const std::vector<std::string>& name,
                                 const std::vector<std::string>& misread);

}  // namespace viendan
