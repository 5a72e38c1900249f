#include "mcp/json.h"

#include <limits>
#include <nlohmann/json.hpp>

namespace viendan::mcp {
namespace {

using render::List;
using render::Object;
using render::Value;
using Json = nlohmann::json;

/// Builds values while the library reads them, and stops it at a limit: the library alone would
/// take as much memory as the text asks for.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(const JsonLimits& limits) : limits_(limits) {}

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(whole(value)); }
  bool number_unsigned(std::uint64_t value) override {
    const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return add(fits ? whole(static_cast<std::int64_t>(value)) : Value(static_cast<double>(value)));
  }
  bool number_float(double value, const std::string&) override { return add(value); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Object{}); }
  bool start_array(std::size_t) override { return open(List{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& name) override {
    open_.back().key = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    position_ = position;
    return false;
  }

  [[nodiscard]] bool over_limit() const { return over_limit_; }
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] Value take() { return std::move(root_); }

 private:
  /// A list or object that is not complete yet.
  struct Open {
    Value value;
    std::string key;  // of the member that comes next
  };

  static Value whole(std::int64_t number) {
    Value value;
    value.data = number;
    return value;
  }

  bool count() {
    over_limit_ = ++values_ > limits_.values;
    return !over_limit_;
  }

  void put(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (auto* list = std::get_if<List>(&open_.back().value.data)) {
      list->push_back(std::move(value));
    } else {
      std::get<Object>(open_.back().value.data)
          .emplace_back(std::move(open_.back().key), std::move(value));
    }
  }

  bool add(Value value) {
    if (!count()) return false;
    put(std::move(value));
    return true;
  }

  bool open(Value value) {
    if (!count()) return false;
    over_limit_ = open_.size() >= limits_.depth;
    if (!over_limit_) open_.push_back({std::move(value), {}});
    return !over_limit_;
  }

  bool close() {
    Value value = std::move(open_.back().value);
    open_.pop_back();
    put(std::move(value));
    return true;
  }

  const JsonLimits limits_;
  std::vector<Open> open_;
  Value root_;
  std::size_t values_ = 0;
  std::size_t position_ = 0;
  bool over_limit_ = false;
};

}  // namespace

Result<render::Value> parse_json(std::string_view text, const JsonLimits& limits) {
  Builder builder(limits);
  try {
    if (Json::sax_parse(text.begin(), text.end(), &builder)) return builder.take();
  } catch (const std::exception& error) {
    return Err(Error::Code::Internal, "JSON: {}", error.what());
  }
  if (builder.over_limit()) {
    return Err(Error::Code::Usage, "at most {} values, {} in each other", limits.values,
               limits.depth);
  }
  return Err(Error::Code::Malformed, "no JSON from byte {} on", builder.position());
}

}  // namespace viendan::mcp
