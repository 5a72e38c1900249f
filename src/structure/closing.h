// The end of a document: who signed it, in what capacity.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viendan::structure {

// Names of the rules by which lines of the closing were read; metadata.cc looks for them.
inline constexpr std::string_view kCapacity = "capacity";
inline constexpr std::string_view kPosition = "position";
inline constexpr std::string_view kSignedMark = "signed-mark";
inline constexpr std::string_view kSignerName = "signer-name";
inline constexpr std::string_view kRecipient = "recipient";
inline constexpr std::string_view kRecipientContinued = "recipient-continued";
inline constexpr std::string_view kAddressee = "addressee";

/// A line that is the title of an office that signs: "BỘ TRƯỞNG", "PHÓ CHỦ TỊCH".
[[nodiscard]] bool is_position(std::string_view line, std::string_view key);
/// The same in small letters: "Thứ trưởng" and nothing else, as older acts print it below a
/// capacity.
[[nodiscard]] bool is_plain_position(std::string_view line, std::string_view key);
/// "(Đã ký)", "Đã ký".
[[nodiscard]] bool is_signed_mark(std::string_view key);
/// Two to six words of letters, each with a capital: "Trịnh Đình Dũng"; ranks may stand before.
[[nodiscard]] bool is_person_name(std::string_view line);
/// The name without ranks and degrees: "Đại tướng Tô Lâm" -> "Tô Lâm".
[[nodiscard]] std::string_view without_rank(std::string_view name);

/// Signing for a superior (KT.), the law lets only his deputies sign: the one title that can stand
/// under a capacity. "KT. THỦ TƯỚNG" -> "PHÓ THỦ TƯỚNG"; "" where several can.
[[nodiscard]] std::string_view deputy_of(std::string_view capacity);

/// The deputy's title where `printed` is a misreading of it (one word off), else nullopt.
[[nodiscard]] std::optional<std::string> repaired_deputy(std::string_view capacity,
                                                         std::string_view printed);

}  // namespace viendan::structure
