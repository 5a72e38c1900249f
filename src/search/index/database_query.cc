#include <algorithm>
#include <optional>

#include "search/index/database_xapian.h"

namespace viendan::search {
namespace {

// However a query is made, it costs no more than this many terms.
constexpr std::size_t kMostTerms = 4096;
constexpr std::size_t kMostExpanded = 1024;    // of them by all prefixes together
constexpr std::size_t kMostScanned = 100'000;  // looked at for all prefixes together
constexpr int kDeepest = 100;

using Parts = std::vector<Expression>;
using Query = Xapian::Query;
using Kind = Expression::Kind;

/// Walks an expression within bounds. What is beyond them has no query, and its parent goes
/// without.
class Translator {
 public:
  Translator(const Xapian::Database& database, std::size_t prefixes)
      : database_(database),
        expanded_each_(
            std::max<std::size_t>(1, kMostExpanded / std::max<std::size_t>(1, prefixes))),
        scanned_each_(std::max<std::size_t>(1, kMostScanned / std::max<std::size_t>(1, prefixes))) {
  }

  std::optional<Query> query(const Expression& e, int depth = 0) {
    if (depth > kDeepest) return left_out();
    switch (e.kind) {
      case Kind::Nothing:
        return Query();
      case Kind::Everything:
        // Query::MatchAll counts its owners without a lock, and threads would share it.
        return Query(std::string());
      case Kind::Term:
        return term(e);
      case Kind::All:
        return e.parts.empty() ? Query() : combined(Query::OP_AND, all(e.parts, 0, depth));
      case Kind::Any:
        return e.parts.empty() ? Query() : combined(Query::OP_OR, all(e.parts, 0, depth));
      case Kind::Phrase:
      case Kind::Near:
        return close_together(e, depth);
      case Kind::Prefix:
        return prefix(e, Query::OP_SYNONYM);
      case Kind::Prefer:
        return with_rest(Query::OP_AND_MAYBE, Query::OP_OR, e.parts, depth);
      case Kind::Filter:
        return with_rest(Query::OP_FILTER, Query::OP_AND, e.parts, depth);
      case Kind::Without:
        return with_rest(Query::OP_AND_NOT, Query::OP_OR, e.parts, depth);
      case Kind::Scaled:
        return scaled(e, depth);
      case Kind::Constant:
        return constant(e, depth);
      case Kind::Between:
        return between(e);
    }
    return Query();
  }

  [[nodiscard]] bool cut() const { return cut_; }

 private:
  std::optional<Query> left_out() {
    cut_ = true;
    return std::nullopt;
  }

  std::optional<Query> term(const Expression& e) {
    if (terms_ == kMostTerms) return left_out();
    ++terms_;
    return Query(e.term, e.count);
  }

  std::vector<Query> all(const Parts& parts, std::size_t first, int depth) {
    std::vector<Query> queries;
    for (std::size_t i = first; i < parts.size() && terms_ < kMostTerms; ++i) {
      if (auto part = query(parts[i], depth + 1)) queries.push_back(*std::move(part));
    }
    cut_ = cut_ || queries.size() + first < parts.size();
    return queries;
  }

  static std::optional<Query> combined(Query::op operation, const std::vector<Query>& queries) {
    if (queries.empty()) return std::nullopt;
    if (queries.size() == 1) return queries.front();
    return Query(operation, queries.begin(), queries.end());
  }

  std::optional<Query> with_rest(Query::op operation, Query::op between, const Parts& parts,
                                 int depth) {
    // Conditions come before words where there is no room for both: a hit must never break one.
    auto rest = combined(between, all(parts, 1, depth));
    auto first = query(parts.front(), depth + 1);
    if (!first && rest && operation == Query::OP_FILTER) return Query(0.0, *rest);
    if (!first || !rest) return first;
    return Query(operation, *first, *rest);
  }

  /// Phrases and nearness take terms, or any of terms, and nothing else.
  std::optional<Query> close_together(const Expression& e, int depth) {
    std::vector<Query> queries;
    for (const Expression& part : e.parts) {
      auto one = part.kind == Kind::Prefix ? prefix(part, Query::OP_OR) : query(part, depth + 1);
      if (!one) break;
      queries.push_back(*std::move(one));
    }
    if (queries.empty()) return std::nullopt;
    if (queries.size() == 1) return queries.front();
    const bool phrase = e.kind == Kind::Phrase;
    const auto window = static_cast<Xapian::termcount>(phrase ? queries.size() : e.count);
    return Query(phrase ? Query::OP_PHRASE : Query::OP_NEAR, queries.begin(), queries.end(),
                 window);
  }

  /// The most frequent terms that begin so.
  std::optional<Query> prefix(const Expression& e, Query::op operation) {
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    std::size_t scanned = 0;
    const auto end = database_.allterms_end(e.term);
    for (auto at = database_.allterms_begin(e.term); at != end; ++at) {
      if (scanned++ == scanned_each_) break;
      found.emplace_back(at.get_termfreq(), *at);
    }
    const std::size_t room = std::min(expanded_each_, kMostTerms - terms_);
    const std::size_t most = std::min<std::size_t>(e.count, room);
    if (found.empty()) return Query();
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
    std::vector<Query> queries;
    for (const auto& [frequency, each] : found) queries.emplace_back(each);
    terms_ += queries.size();
    return combined(operation, queries);
  }

  std::optional<Query> scaled(const Expression& e, int depth) {
    auto part = query(e.parts.front(), depth + 1);
    return part ? Query(e.factor, *part) : part;
  }

  std::optional<Query> constant(const Expression& e, int depth) {
    auto part = query(e.parts.front(), depth + 1);
    if (!part) return part;
    auto* weight = new Xapian::FixedWeightPostingSource(e.factor);
    return Query(Query::OP_FILTER, Query(weight->release()), *part);
  }

  static Query between(const Expression& range) {
    const auto slot = number_of(range.slot);
    if (range.high.empty()) return {Query::OP_VALUE_GE, slot, range.low};
    // An unknown value is the empty string: smaller than every bound, and inside no range.
    return {Query::OP_VALUE_RANGE, slot, range.low.empty() ? "0" : range.low, range.high};
  }

  const Xapian::Database& database_;
  std::size_t expanded_each_;
  std::size_t scanned_each_;
  std::size_t terms_ = 0;
  bool cut_ = false;
};

std::size_t count_prefixes(const Expression& e, int depth = 0) {
  if (depth > kDeepest) return 0;
  std::size_t count = e.kind == Kind::Prefix ? 1 : 0;
  for (const Expression& part : e.parts) count += count_prefixes(part, depth + 1);
  return count;
}

}  // namespace

Translation translate(const Expression& expression, const Xapian::Database& database) {
  Translator translator(database, count_prefixes(expression));
  auto query = translator.query(expression);
  return {query ? *std::move(query) : Query(), translator.cut()};
}

}  // namespace viendan::search
