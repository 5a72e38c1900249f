#include "store/sound.h"

#include <algorithm>
#include <cmath>

#include "store/record.h"

namespace viendan::store {
namespace {

/// Walks a document and notes the first value that no reader could use.
class Inspector {
 public:
  template <typename T>
  using Ref = const T&;

  explicit Inspector(const Document& document) : document_(document) {}

  [[nodiscard]] const std::string& fault() const { return fault_; }

  template <typename T>
  void required(std::string_view name, const T& value) {
    look(name, value);
  }
  template <typename T>
  void optional(std::string_view name, const T& value) {
    look(name, value);
  }
  template <typename E, std::size_t N>
  void named(std::string_view name, E value, const NameTable<E, N>& names) {
    if (name_in(names, value).empty()) fail(name, "has no name");
  }
  void text(const std::string&) {}
  void line(std::string_view, const std::string&) {}
  template <typename T>
  void whole(std::string_view, const T& value) {
    describe(*this, value);
  }
  template <typename T>
  void child(std::string_view, const T& value) {
    describe(*this, value);
  }
  void each(std::string_view, const std::vector<std::string>&) {}
  template <typename T>
  void each(std::string_view, const std::vector<T>& values) {
    for (const T& value : values) describe(*this, value);
  }
  template <typename T>
  void section(std::string_view, std::string_view, const std::vector<T>& values) {
    each({}, values);
  }
  void blocks(std::string_view, const Document& document) { each({}, document.blocks); }
  void runs(std::string_view name, const SourceMap& map) {
    const auto& runs = map.runs();
    if (!std::ranges::is_sorted(runs, {}, &SourceMap::Run::begin)) fail(name, "is out of order");
  }

 private:
  void look(std::string_view name, Span span) {
    if (span.begin > span.end || span.end > document_.text.size()) fail(name, "outside the text");
  }
  void look(std::string_view name, const Date& date) {
    if (!date.valid()) fail(name, "is no date");
  }
  void look(std::string_view name, double number) {
    if (!std::isfinite(number)) fail(name, "is no number");
  }
  void look(std::string_view name, int number) {
    const bool known = number >= 0 && number < static_cast<int>(document_.blocks.size());
    if (name == "block" && !known) fail(name, "is not there");
  }
  void look(std::string_view, Lines) {}
  void look(std::string_view, std::uint32_t) {}
  void look(std::string_view, bool) {}
  void look(std::string_view, const std::string&) {}
  template <typename T>
  void look(std::string_view name, const std::optional<T>& value) {
    if (value) look(name, *value);
  }
  template <typename T>
  void look(std::string_view name, const std::vector<T>& values) {
    for (const T& value : values) look(name, value);
  }

  void fail(std::string_view name, std::string_view what) {
    if (fault_.empty()) fault_ = fmt::format("{}: a {} {}", document_.source, name, what);
  }

  const Document& document_;
  std::string fault_;
};

}  // namespace

Result<void> sound(const Document& document) {
  if (const auto broken = check(document); !broken) {
    return Err(Error::Code::Malformed, "{}", broken.error().message);
  }
  Inspector inspector(document);
  describe(inspector, document);
  if (inspector.fault().empty()) return {};
  return Err(Error::Code::Malformed, "{}", inspector.fault());
}

}  // namespace viendan::store
