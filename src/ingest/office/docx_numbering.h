// The numbers that Word prints before the points of lists (ECMA-376 part 1, 17.9).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/office/docx_styles.h"
#include "ingest/office/xml.h"

namespace viendan::ingest {

/// A number in one of the formats that ECMA-376 names: "decimal", "upperRoman", "lowerLetter".
[[nodiscard]] std::string format_number(int number, std::string_view format);

struct Label {
  std::string text;  // with the space that parts it from the words: "1.2. "; "" where none is shown
  Look look;
};

/// Counts the points of all lists of a document from its beginning to its end.
class Numbering {
 public:
  Numbering() = default;
  Numbering(Element root, const Styles& styles);

  /// The label of the next paragraph. `style` names the style of the paragraph: a level may belong
  /// to one.
  [[nodiscard]] Label next(const ListPlace& place, std::string_view style);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
    std::string style;  // of the paragraphs that are on this level
    std::string separator = " ";
    int restart_after = -1;  // the level whose next point lets this one begin anew; -1: any above
    bool plain = false;      // shows the numbers of upper levels as decimal ones
    Look look;
  };
  struct List {
    std::array<Level, kLevels> levels;
    std::string linked_style;  // the list is the one of this style
  };
  struct Instance {
    int list = 0;
    std::map<int, Level> levels;  // those that differ from the list's own
    std::map<int, int> starts;
    bool used = false;
  };
  using Counters = std::array<std::optional<int>, kLevels>;

  [[nodiscard]] Level read_level(Element element, const Styles& styles) const;
  void read_list(Element element, const Styles& styles);
  void read_instance(Element element, const Styles& styles);
  void follow_links(const Styles& styles);
  [[nodiscard]] const Level& level(const Instance& instance, int index) const;
  [[nodiscard]] int level_of(const Instance& instance, const ListPlace& place,
                             std::string_view style) const;
  void count(Instance& instance, Counters& counters, int index) const;
  [[nodiscard]] std::string text(const Instance& instance, const Counters& counters,
                                 int index) const;

  std::map<int, List> lists_;
  std::map<int, Instance> instances_;
  std::map<int, Counters> counters_;  // by list: instances of one list count on
};

}  // namespace viendan::ingest
