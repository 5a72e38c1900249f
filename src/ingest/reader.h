// Lays the lines of a file out as paragraphs and grids.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/dialect.h"
#include "ingest/lines.h"
#include "ingest/markup.h"
#include "ingest/writer.h"
#include "model/draft.h"

namespace viendan::ingest {

class Reader {
 public:
  Reader(std::string source, const Limits& limits) : limits_(limits) {
    draft_.source = std::move(source);
  }

  /// The draft of all lines; it has no digest yet.
  [[nodiscard]] Result<Draft> read(const std::vector<Line>& lines);

 private:
  using Block = std::span<const Line>;

  void read_block(Block block);
  void read_prose(Block lines);
  void read_rows(Block block, Dialect dialect);
  void read_stream(Block block);

  void add_paragraph(const Line& line, const std::vector<Mark>& marks, bool& bold, bool hard_break);
  void begin_cell(bool new_row);
  void read_row(const Line& line, const std::vector<std::string_view>& cells);
  void continue_cell(const Line& line);
  void open_grid();
  void close_grid();

  /// Writes a part of a line, without white space around it and without markup.
  void write(const Line& line, std::string_view part, const std::vector<Mark>& marks, bool& bold,
             char line_break);
  void write_marked(const Line& line, std::string_view part, const std::vector<Mark>& marks,
                    bool& bold, char line_break);
  void write_token(const Token& token, const Line& line, std::string_view part, char line_break);
  void write_cell(const Line& line, std::string_view part);
  void close_cell();
  void refuse(const Line& line, std::string why);

  const Limits& limits_;
  Draft draft_;
  Writer writer_;
  std::optional<Error> error_;
  std::optional<Grid> grid_;  // open: more rows may follow
  Scan scan_;                 // kept for its memory
  bool gap_ = false;          // before the next piece
  bool all_bold_ = true;      // all that is written of the open cell
  std::uint32_t start_ = 0;   // of the paragraph or cell that is being written
  bool break_pending_ = false;
  std::uint32_t cells_ = 0;
  // Columns are counted from the last place that was asked for: lines may be long.
  std::string_view counted_;
  std::uint32_t counted_column_ = 0;

  [[nodiscard]] std::uint32_t column_of(const Line& line, const char* at);
};

}  // namespace viendan::ingest
