// The words by which a text lays duties on bodies.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace viendan::activities {

/// Where a verb of duty begins in `text`, from `from` on: "chủ trì", "có trách nhiệm"; npos if
/// none. Words inside names of bodies ("các tổ chức, cá nhân") are none.
[[nodiscard]] std::size_t find_duty_verb(std::string_view text, std::size_t from = 0);
/// The same for the verbs that can only be a duty's: they end even a name with a verb in it
/// ("Ban điều hành thực hiện Chiến lược có trách nhiệm …").
[[nodiscard]] std::size_t find_strong_verb(std::string_view text, std::size_t from = 0);
/// Whether `text` begins with a verb that opens a duty of its own after a semicolon.
[[nodiscard]] bool opens_new_duty(std::string_view text);
/// Whether a verb gives a power and no duty: "có quyền".
[[nodiscard]] bool grants_power(std::string_view verb);
/// Whether the name is of who heads a body: "Giám đốc Sở Văn hóa, Thể thao và Du lịch".
[[nodiscard]] bool is_office(std::string_view name);
/// Whether `text` begins with what names a body or a class of bodies by its first words.
[[nodiscard]] bool opens_with_body(std::string_view text);
/// Whether `text` begins with a circumstance that stands before the subject: "Căn cứ …, ".
[[nodiscard]] bool opens_with_circumstance(std::string_view text);
/// Where " đề nghị " begins in the text; npos if nowhere.
[[nodiscard]] std::size_t find_request(std::string_view text);
/// The bodies of a list that its own words separate: a comma or "và" before another body.
[[nodiscard]] std::vector<std::string_view> split_bodies(std::string_view list);
/// "Thủ trưởng cơ quan ngang Bộ", "Giám đốc Sở Công Thương các tỉnh, thành phố": one class,
/// whatever commas it has.
[[nodiscard]] bool is_class_of_offices(std::string_view name);
/// How many bytes at the start lay the duty on who follows: "Giao", "đề nghị"; or 0.
[[nodiscard]] std::size_t request_prefix(std::string_view text);

}  // namespace viendan::activities
