#include "store/catalogue_packed.h"

#include <charconv>

#include "store/record.h"
#include "store/scalar.h"

namespace viendan::store {

template <typename A>
void describe(A& a, typename A::template Ref<PrintedActivity> x) {
  a.whole("activity", x.activity);
  a.each("printed", x.printed);
}

namespace {

/// Each value as "size:bytes"; a list begins with its length, what may be left out with a mark.
class Packer {
 public:
  template <typename T>
  using Ref = const T&;

  void required(std::string_view, const std::string& value) { put(value); }
  template <typename T>
  void required(std::string_view, const T& value) {
    put(to_words(value));
  }
  template <typename T>
  void optional(std::string_view name, const T& value) {
    if (value == T{}) return put("");
    required(name, value);
  }
  template <typename E, std::size_t N>
  void named(std::string_view, E value, const NameTable<E, N>&) {
    put(to_words(static_cast<int>(value)));
  }
  void text(std::string_view value) { put(value); }
  void line(std::string_view, const std::string& value) { put(value); }
  void whole(std::string_view, const std::string& value) { put(value); }
  template <typename T>
  void whole(std::string_view, const T& value) {
    describe(*this, value);
  }
  template <typename T>
  void child(std::string_view name, const T& value) {
    const bool there = value != T{};
    put(there ? "1" : "");
    if (there) whole(name, value);
  }
  template <typename T>
  void each(std::string_view name, const std::vector<T>& values) {
    put(values.empty() ? "" : std::to_string(values.size()));
    for (const T& value : values) whole(name, value);
  }

  [[nodiscard]] std::string taken() { return std::move(bytes_); }

 private:
  void put(std::string_view value) {
    if (!value.empty()) bytes_ += std::to_string(value.size());
    bytes_ += ':';
    bytes_ += value;
  }

  std::string bytes_;
};

class Unpacker {
 public:
  template <typename T>
  using Ref = T&;

  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  void required(std::string_view, std::string& value) { value = next(); }
  void required(std::string_view, auto& value) { whole_ = from_words(next(), value) && whole_; }
  void optional(std::string_view, std::string& value) { value = next(); }
  template <typename T>
  void optional(std::string_view, T& value) {
    value = {};
    const auto words = next();
    if (!words.empty()) whole_ = from_words(words, value) && whole_;
  }
  template <typename E, std::size_t N>
  void named(std::string_view name, E& value, const NameTable<E, N>& names) {
    int number = 0;
    required(name, number);
    value = static_cast<E>(number);
    if (!name_in(names, value).empty()) return;
    value = {};
    whole_ = false;
  }
  void text(std::string& value) { value = next(); }
  void line(std::string_view, std::string& value) { value = next(); }
  void whole(std::string_view, std::string& value) { value = next(); }
  void whole(std::string_view, auto& value) { describe(*this, value); }
  void child(std::string_view name, auto& value) {
    value = {};
    if (!next().empty()) whole(name, value);
  }
  template <typename T>
  void each(std::string_view name, std::vector<T>& values) {
    std::uint32_t count = 0;
    optional(name, count);
    // Every value takes a byte at least.
    if (count > bytes_.size()) whole_ = false;
    for (std::uint32_t i = 0; whole_ && i < count; ++i) whole(name, values.emplace_back());
  }

  [[nodiscard]] bool is_whole() const { return whole_ && bytes_.empty(); }

 private:
  std::string_view next() {
    std::size_t size = 0;
    const auto colon = bytes_.find(':');
    if (colon == std::string_view::npos) return failed();
    const auto [rest, error] = std::from_chars(bytes_.data(), bytes_.data() + colon, size);
    const bool number = colon == 0 || (error == std::errc{} && rest == bytes_.data() + colon);
    bytes_.remove_prefix(colon + 1);
    if (!number || size > bytes_.size()) return failed();
    const auto value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }
  std::string_view failed() {
    whole_ = false;
    bytes_ = {};
    return {};
  }

  std::string_view bytes_;
  bool whole_ = true;
};

}  // namespace

template <typename T>
std::string to_packed(const T& value) {
  Packer packer;
  describe(packer, value);
  return packer.taken();
}

template <typename T>
Result<T> from_packed(std::string_view bytes) {
  T value;
  Unpacker unpacker(bytes);
  describe(unpacker, value);
  if (!unpacker.is_whole()) return Err(Error::Code::Malformed, "a damaged fact");
  return value;
}

template std::string to_packed(const PrintedActivity&);
template std::string to_packed(const Duty&);
template std::string to_packed(const Citation&);
template Result<PrintedActivity> from_packed(std::string_view);
template Result<Duty> from_packed(std::string_view);
template Result<Citation> from_packed(std::string_view);

}  // namespace viendan::store
