#include "base/unicode.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "search/query/fields.h"
#include "search/query/query_help.h"

namespace viendan::cli {
namespace {

/// Filled up to a width in letters, not bytes.
std::string padded(std::string_view text, std::uint32_t width) {
  const std::uint32_t letters = count_code_points(text);
  return fmt::format("{}{}", text, std::string(letters < width ? width - letters : 0, ' '));
}

void print_examples() {
  for (const auto& each : search::kQueryExamples) {
    fmt::print("  {}  {}\n", padded(each.example, 38), each.help);
    fmt::print("  {}  {}\n", padded("", 38), each.help_vietnamese);
  }
}

void print_fields() {
  for (const auto& field : search::kFields) {
    const std::string names =
        fmt::format("{}: {}:", search::without_accents(field.vietnamese), field.name);
    fmt::print("  {}  {}  {}\n", padded(names, 21), padded(field.example, 34), field.help);
    fmt::print("  {}  {}  {}\n", padded("", 21), padded("", 34), field.help_vietnamese);
  }
}

/// The known values of a field, on lines of 100 letters.
void print_values(search::Takes takes, std::string_view field) {
  constexpr std::uint32_t kWidth = 100;
  std::string line = fmt::format("  {}:", field);
  for (const auto& value : search::known_values(takes)) {
    const std::string next = fmt::format(" {} ({})", value.name, value.vietnamese);
    if (count_code_points(line) + count_code_points(next) > kWidth) {
      fmt::print("{}\n", line);
      line = "   ";
    }
    line += next;
  }
  fmt::print("{}\n", line);
}

}  // namespace

Result<int> run(const Options& /*options*/, const HelpOptions& /*help*/) {
  fmt::print(
      "A query is words, and what else this page names. What is none of it is read as words; "
      "--explain\nshows how. Câu tìm là các từ và những dấu hiệu dưới đây; còn lại đều là từ.\n\n");
  print_examples();
  fmt::print("\nFields, with an example each / Các trường:\n");
  print_fields();
  fmt::print(
      "\nNames may have accents (tiêu-đề:), values spaces in quotes, -field: excludes.\n"
      "Dates and years: 2015, 3/2015, 15/12/2015, 2015-12-15; 2012..2015, 2016.., ..2015, "
      ">=2015, <2015.\nValues / Giá trị:\n");
  print_values(search::Takes::Relation, "relation");
  print_values(search::Takes::Validity, "validity");
  print_values(search::Takes::Kind, "kind");
  fmt::print(
      "\nWhen nothing else is found, keys typed without an input method are read as Telex (tawng\n"
      "truwowngr) or VNI (ta8ng tru7o73ng). Khi không tìm thấy gì, câu tìm được đọc theo Telex, "
      "VNI.\n");
  return ExitDone;
}

}  // namespace viendan::cli
