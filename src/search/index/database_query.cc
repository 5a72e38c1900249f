#include <algorithm>
#include <numeric>
#include <optional>

#include "search/index/database_xapian.h"

namespace viendan::search {
namespace {

// However a query is made, it costs no more than this many terms.
constexpr std::size_t kMostTerms = 4096;
constexpr std::size_t kMostExpanded = 1024;    // of them by all prefixes together
constexpr std::size_t kMostScanned = 100'000;  // looked at for all prefixes together
constexpr int kDeepest = 100;
// Phrases and nearness: the first are always looked for, and others as long as all together read no
// more than so many lists of positions, some microseconds each.
constexpr unsigned kFreelyClose = 4;
constexpr std::size_t kMostPositions = 60'000;

using Parts = std::vector<Expression>;
using Query = Xapian::Query;
using Kind = Expression::Kind;

/// What to look for of an expression, within bounds. What is beyond them is left out, and its
/// parent goes without.
class Bounds {
 public:
  Bounds(const Xapian::Database& database, std::size_t prefixes)
      : database_(database),
        expanded_each_(
            std::max<std::size_t>(1, kMostExpanded / std::max<std::size_t>(1, prefixes))),
        scanned_each_(std::max<std::size_t>(1, kMostScanned / std::max<std::size_t>(1, prefixes))) {
  }

  std::optional<Expression> within(const Expression& e, int depth = 0) {
    if (depth > kDeepest) return left_out();
    switch (e.kind) {
      case Kind::Nothing:
      case Kind::Everything:
      case Kind::Between:
        return e;
      case Kind::Term:
        return term(e);
      case Kind::All:
      case Kind::Any:
        return e.parts.empty() ? Expression{} : combined(e.kind, all(e.parts, 0, depth));
      case Kind::Phrase:
      case Kind::Near:
        return close_together(e, depth);
      case Kind::Prefix:
        return prefix(e);
      case Kind::Prefer:
      case Kind::Without:
        return with_rest(e, Kind::Any, depth);
      case Kind::Filter:
        return with_rest(e, Kind::All, depth);
      case Kind::Scaled:
      case Kind::Constant:
        return weighed(e, depth);
    }
    return Expression{};
  }

  [[nodiscard]] bool cut() const { return cut_; }

 private:
  std::optional<Expression> left_out() {
    cut_ = true;
    return std::nullopt;
  }

  std::optional<Expression> term(const Expression& e) {
    if (terms_ == kMostTerms) return left_out();
    ++terms_;
    return e;
  }

  Parts all(const Parts& parts, std::size_t first, int depth) {
    Parts found;
    for (std::size_t i = first; i < parts.size() && terms_ < kMostTerms; ++i) {
      if (auto part = within(parts[i], depth + 1)) found.push_back(*std::move(part));
    }
    cut_ = cut_ || found.size() + first < parts.size();
    return found;
  }

  static std::optional<Expression> combined(Kind kind, Parts parts) {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    return Expression{.kind = kind, .parts = std::move(parts)};
  }

  /// The first part and one of all others.
  std::optional<Expression> with_rest(const Expression& e, Kind between, int depth) {
    // Conditions come before words where there is no room for both: a hit must never break one.
    auto rest = combined(between, all(e.parts, 1, depth));
    auto first = within(e.parts.front(), depth + 1);
    if (!first && rest && e.kind == Kind::Filter)
      return Expression{.kind = Kind::Scaled, .parts = {*std::move(rest)}, .factor = 0};
    if (!first || !rest) return first;
    return Expression{.kind = e.kind, .parts = {*std::move(first), *std::move(rest)}};
  }

  /// Phrases and nearness take terms, or any of terms, and nothing else.
  std::optional<Expression> close_together(const Expression& e, int depth) {
    Expression found{.kind = e.kind};
    for (const Expression& part : e.parts) {
      auto one = within(part, depth + 1);
      if (!one) break;
      if (one->kind == Kind::Prefix) one->kind = Kind::Any;
      found.parts.push_back(*std::move(one));
    }
    if (found.parts.size() < 2) return combined(e.kind, std::move(found.parts));
    if (++close_ > kFreelyClose && (positions_ += lists_of(found)) > kMostPositions)
      return left_out();
    found.count = e.kind == Kind::Phrase ? static_cast<unsigned>(found.parts.size()) : e.count;
    return found;
  }

  /// How many lists of positions are read: of the records that have all parts, as far as the
  /// rarest one tells.
  [[nodiscard]] std::size_t lists_of(const Expression& e) const {
    std::vector<std::vector<std::size_t>> frequencies;
    std::size_t records = SIZE_MAX;
    for (const Expression& part : e.parts) {
      auto& forms = frequencies.emplace_back();
      if (part.kind == Kind::Term) forms.push_back(database_.get_termfreq(part.term));
      for (const Expression& form : part.parts) forms.push_back(database_.get_termfreq(form.term));
      records = std::min(records, std::accumulate(forms.begin(), forms.end(), std::size_t{0}));
    }
    std::size_t lists = 0;
    for (const auto& forms : frequencies) {
      for (const std::size_t frequency : forms) lists += std::min(frequency, records);
    }
    return lists;
  }

  /// The most frequent terms that begin so, as its parts.
  std::optional<Expression> prefix(const Expression& e) {
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    std::size_t scanned = 0;
    const auto end = database_.allterms_end(e.term);
    for (auto at = database_.allterms_begin(e.term); at != end; ++at) {
      if (scanned++ == scanned_each_) break;
      found.emplace_back(at.get_termfreq(), *at);
    }
    const std::size_t room = std::min(expanded_each_, kMostTerms - terms_);
    const std::size_t most = std::min<std::size_t>(e.count, room);
    if (found.empty()) return Expression{};
    if (most == 0) return left_out();
    const auto more_frequent = [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    if (found.size() > most) {
      std::ranges::nth_element(found, found.begin() + static_cast<std::ptrdiff_t>(most),
                               more_frequent);
      found.resize(most);
    }
    std::ranges::sort(found, {}, &decltype(found)::value_type::second);
    Parts parts;
    for (auto& [frequency, each] : found)
      parts.push_back({.kind = Kind::Term, .term = std::move(each)});
    terms_ += parts.size();
    return combined(Kind::Prefix, std::move(parts));
  }

  std::optional<Expression> weighed(const Expression& e, int depth) {
    auto part = within(e.parts.front(), depth + 1);
    if (!part) return part;
    return Expression{.kind = e.kind, .parts = {*std::move(part)}, .factor = e.factor};
  }

  const Xapian::Database& database_;
  std::size_t expanded_each_;
  std::size_t scanned_each_;
  std::size_t terms_ = 0;
  std::size_t positions_ = 0;
  unsigned close_ = 0;
  bool cut_ = false;
};

std::size_t count_prefixes(const Expression& e, int depth = 0) {
  if (depth > kDeepest) return 0;
  std::size_t count = e.kind == Kind::Prefix ? 1 : 0;
  for (const Expression& part : e.parts) count += count_prefixes(part, depth + 1);
  return count;
}

Query between(const Expression& range) {
  const auto slot = number_of(range.slot);
  if (range.high.empty()) return {Query::OP_VALUE_GE, slot, range.low};
  return {Query::OP_VALUE_RANGE, slot, lowest(range), range.high};
}

/// The depth of what is bounded is.
class Translator {
 public:
  explicit Translator(const Others& others) : others_(others) {}

  [[nodiscard]] Query query(const Expression& e) const {
    switch (e.kind) {
      case Kind::Nothing:
        return {};
      case Kind::Everything:
        // Query::MatchAll counts its owners without a lock, and threads would share it.
        return Query(std::string());
      case Kind::Term:
        return Query(e.term, e.count);
      case Kind::All:
        return of_parts(Query::OP_AND, e);
      case Kind::Any:
        return of_parts(Query::OP_OR, e);
      case Kind::Phrase:
        return of_parts(Query::OP_PHRASE, e, e.count);
      case Kind::Near:
        return of_parts(Query::OP_NEAR, e, e.count);
      case Kind::Prefix:
        return of_parts(Query::OP_SYNONYM, e);
      case Kind::Prefer:
        return of_parts(Query::OP_AND_MAYBE, e);
      case Kind::Filter:
        return of_parts(Query::OP_FILTER, e);
      case Kind::Without:
        if (!others_) return of_parts(Query::OP_AND_NOT, e);
        return {Query::OP_FILTER, query(e.parts[0]), others_(e.parts[1])};
      case Kind::Scaled:
        return {e.factor, query(e.parts[0])};
      case Kind::Constant:
        return constant(e);
      case Kind::Between:
        return between(e);
    }
    return {};
  }

 private:
  [[nodiscard]] Query of_parts(Query::op operation, const Expression& e,
                               Xapian::termcount window = 0) const {
    std::vector<Query> queries;
    for (const Expression& part : e.parts) queries.push_back(query(part));
    return {operation, queries.begin(), queries.end(), window};
  }

  [[nodiscard]] Query constant(const Expression& e) const {
    auto* weight = new Xapian::FixedWeightPostingSource(e.factor);
    return {Query::OP_FILTER, Query(weight->release()), query(e.parts[0])};
  }

  const Others& others_;
};

}  // namespace

Bounded bounded(const Expression& expression, const Xapian::Database& database) {
  Bounds bounds(database, count_prefixes(expression));
  auto found = bounds.within(expression);
  return {found ? *std::move(found) : Expression{}, bounds.cut()};
}

std::string lowest(const Expression& range) {
  return range.low.empty() && !range.high.empty() ? "0" : range.low;
}

Xapian::Query query_for(const Expression& expression, const Others& others) {
  return Translator(others).query(expression);
}

}  // namespace viendan::search
