// Prints what a file says before anyone asks what it means: its pieces, one a line, cells parted by
// " | ". `viendan_draft FILE...`; `--text` prints the text alone.
#include <fmt/core.h>

#include "base/file.h"
#include "ingest/read.h"

namespace {

using namespace viendan;

std::string_view mark_of(Merge merge) {
  return merge == Merge::Left ? "<" : merge == Merge::Above ? "^" : "";
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) line += c == '\n' ? std::string(" / ") : std::string(1, c);
  return line;
}

void print(const Draft& draft, const Paragraph& paragraph) {
  constexpr std::string_view kLayers[] = {"", "[page] ", "[stamp] ", "[note] "};
  fmt::print("{}{}{}\n", paragraph.after_gap ? "\n" : "",
             kLayers[static_cast<std::size_t>(paragraph.layer)], paragraph.span.of(draft.text));
}

void print(const Draft& draft, const Grid& grid) {
  fmt::print("\n");
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    for (const auto row : grid.page_rows) {
      if (row == i) fmt::print("|---- page\n");
    }
    std::string line = "|";
    for (const auto& cell : grid.rows[i])
      line += fmt::format(" {}{} |", mark_of(cell.merge), one_line(cell.span.of(draft.text)));
    fmt::print("{}\n", line);
  }
  fmt::print("\n");
}

int print_file(const char* path, bool text_only) {
  const auto draft = ingest::read("", path);
  if (!draft) {
    fmt::print(stderr, "{}\n", draft.error().message);
    return 1;
  }
  if (text_only) {
    fmt::print("{}\n", draft->text);
    return 0;
  }
  for (const auto& [field, value] : draft->evidence) fmt::print("{{{}: {}}}\n", field, value);
  for (const auto& issue : draft->issues) fmt::print("!{}: {}\n", issue.code, issue.message);
  for (const Piece& piece : draft->pieces)
    std::visit([&](const auto& p) { print(*draft, p); }, piece);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  int status = 0;
  bool text_only = false;
  for (int i = 1; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--text")
      text_only = true;
    else
      status |= print_file(arguments[i], text_only);
  }
  return status;
}
