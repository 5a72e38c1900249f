#include "base/pattern.h"

#include <fmt/core.h>
#include <re2/re2.h>

#include <cstdlib>

namespace viendan {

struct Pattern::Compiled {
  explicit Compiled(std::string_view expression) : re(re2::StringPiece(expression), options()) {}

  static RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20);
    return options;
  }

  std::optional<Match> run(std::string_view text, std::size_t from, RE2::Anchor anchor) const {
    if (from > text.size()) return std::nullopt;
    std::vector<re2::StringPiece> groups(1 +
                                         static_cast<std::size_t>(re.NumberOfCapturingGroups()));
    if (!re.Match(text, from, text.size(), anchor, groups.data(),
                  static_cast<int>(groups.size()))) {
      return std::nullopt;
    }
    std::vector<std::string_view> views;
    views.reserve(groups.size());
    for (const auto& group : groups) views.emplace_back(group.data(), group.size());
    return Match(text, std::move(views));
  }

  RE2 re;
};

Pattern::Pattern(std::string_view expression)
    : compiled_(std::make_unique<const Compiled>(expression)) {
  if (compiled_->re.ok()) return;
  fmt::print(stderr, "pattern {}: {}\n", expression, compiled_->re.error());
  std::abort();
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::optional<Match> Pattern::find(std::string_view text, std::size_t from) const {
  return compiled_->run(text, from, RE2::UNANCHORED);
}

std::optional<Match> Pattern::match_start(std::string_view text) const {
  return compiled_->run(text, 0, RE2::ANCHOR_START);
}

std::optional<Match> Pattern::match_all(std::string_view text) const {
  return compiled_->run(text, 0, RE2::ANCHOR_BOTH);
}

bool Pattern::found_in(std::string_view text) const {
  return compiled_->re.Match(text, 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Pattern::matches(std::string_view text) const {
  return compiled_->re.Match(text, 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

std::vector<Match> Pattern::find_all(std::string_view text) const {
  std::vector<Match> all;
  for (std::size_t from = 0; from <= text.size();) {
    auto match = find(text, from);
    if (!match) break;
    const Span span = match->span();
    from = span.empty() ? span.end + 1 : span.end;
    all.push_back(*std::move(match));
  }
  return all;
}

std::string quote_pattern(std::string_view literal) {
  return RE2::QuoteMeta(literal);
}

}  // namespace viendan
