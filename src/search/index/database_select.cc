// Which records match, as sets: facets and totals are counted over them, and conditions are tried
// out, without a search each.
#include <algorithm>

#include "search/index/database_state.h"

namespace viendan::search {
namespace {

using Kind = Expression::Kind;
using State = Database::State;

// Of each shard, in bytes.
constexpr std::size_t kMostKept = 1U << 20U;
constexpr std::size_t kMostClose = 256;

/// Adds up which records a search matches.
class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(RecordSet& found) : found_(found) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    found_.add(document.get_docid());
  }

 private:
  RecordSet& found_;
};

/// The records of one shard that a bounded expression matches.
class Selector {
 public:
  Selector(const State& state, std::size_t shard)
      : state_(state), shard_(state.shards[shard]), number_(shard), kept_(state.kept[shard]) {}

  [[nodiscard]] RecordSet select(const Expression& e) {
    switch (e.kind) {
      case Kind::Nothing:
        return none();
      case Kind::Everything:
        return kept_.living;
      case Kind::Term:
        return term(e.term);
      case Kind::All:
      case Kind::Filter:
        return all(e);
      case Kind::Any:
      case Kind::Prefix:
        return any(e);
      case Kind::Phrase:
      case Kind::Near:
        return close_together(e);
      case Kind::Without:
        return select(e.parts[0]) -= select(e.parts[1]);
      case Kind::Prefer:
      case Kind::Scaled:
      case Kind::Constant:
        return select(e.parts[0]);
      case Kind::Between:
        return between(e);
    }
    return none();
  }

 private:
  [[nodiscard]] RecordSet none() const { return RecordSet(shard_.get_lastdocid()); }

  [[nodiscard]] RecordSet all(const Expression& e) {
    RecordSet found = select(e.parts[0]);
    for (std::size_t i = 1; i < e.parts.size(); ++i) found &= select(e.parts[i]);
    return found;
  }

  [[nodiscard]] RecordSet any(const Expression& e) {
    RecordSet found = none();
    for (const Expression& part : e.parts) {
      if (part.kind == Kind::Term)
        add_term(part.term, found);
      else
        found |= select(part);
    }
    return found;
  }

  [[nodiscard]] RecordSet term(const std::string& name) {
    RecordSet found = none();
    add_term(name, found);
    return found;
  }

  void add_term(const std::string& name, RecordSet& to) {
    state_.records_of(number_, name).add_to(to);
  }

  /// Xapian knows best how to read positions.
  [[nodiscard]] RecordSet close_together(const Expression& e) {
    const auto known = std::ranges::find(state_.close, e, &std::pair<Expression, Selection>::first);
    if (known != state_.close.end() && known->second.shards.size() > number_)
      return known->second.shards[number_];
    RecordSet found = none();
    Collector collector(found);
    Xapian::Enquire enquire(shard_);
    enquire.set_query(query_for(e));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&collector);
    static_cast<void>(enquire.get_mset(0, 0, shard_.get_doccount()));
    keep(e, found);
    return found;
  }

  /// Shards are asked in turn: the sets of one question are complete when the last was.
  void keep(const Expression& e, const RecordSet& found) {
    auto& close = state_.close;
    auto known = std::ranges::find(close, e, &std::pair<Expression, Selection>::first);
    if (known == close.end()) {
      if (number_ != 0) return;
      const std::size_t bytes = found.bytes() * state_.shards.size();
      while (!close.empty() && (close.size() >= kMostClose || close.size() * bytes > kMostKept))
        close.pop_front();
      known = close.insert(close.end(), {e, {}});
    }
    if (known->second.shards.size() == number_) known->second.shards.push_back(found);
  }

  [[nodiscard]] RecordSet between(const Expression& e) {
    const Column& column = kept_.values->column(e.slot, shard_);
    const std::string low = lowest(e);
    std::vector<bool> good(column.names.size());
    for (std::size_t i = 0; i < good.size(); ++i) {
      const std::string& name = column.names[i];
      good[i] = name >= low && (e.high.empty() || name <= e.high);
    }
    RecordSet found = none();
    for (std::uint32_t record = 1; record < column.of_record.size(); ++record) {
      if (good[column.of_record[record]]) found.add(record);
    }
    return found;
  }

  const State& state_;
  const Xapian::Database& shard_;
  std::size_t number_;
  State::Kept& kept_;
};

}  // namespace

const TermRecords& Database::State::records_of(std::size_t shard, const std::string& term) const {
  Kept& here = kept[shard];
  if (const auto known = here.terms.find(term); known != here.terms.end()) return known->second;
  std::vector<std::uint32_t> records;
  const auto end = shards[shard].postlist_end(term);
  for (auto at = shards[shard].postlist_begin(term); at != end; ++at) records.push_back(*at);
  if (here.bytes > kMostKept) {
    here.terms.clear();
    here.bytes = 0;
  }
  TermRecords made(std::move(records), shards[shard].get_lastdocid());
  here.bytes += made.bytes() + term.size();
  return here.terms.emplace(term, std::move(made)).first->second;
}

RecordSet Database::State::select(std::size_t shard, const Expression& within) const {
  return Selector(*this, shard).select(within);
}

bool Database::selects() const {
  return !state_->kept.empty();
}

Selection Database::State::select(const Expression& within) const {
  Selection found;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    found.shards.push_back(select(i, within));
    found.shards.back() &= kept[i].living;
  }
  return found;
}

Selection Database::State::living() const {
  Selection all;
  for (const Kept& each : kept) all.shards.push_back(each.living);
  return all;
}

Selection Database::State::others(const Expression& within) const {
  Selection rest = living();
  for (std::size_t i = 0; i < shards.size(); ++i) rest.shards[i] -= select(i, within);
  return rest;
}

Result<Selection> Database::select(const Expression& expression) const {
  return state_->run_local([this, &expression] {
    const Bounded within = bounded(expression, state_->database);
    Selection found = state_->select(within.expression);
    found.cut = within.cut;
    return found;
  });
}

Result<std::map<std::string, std::uint32_t>> Database::counts(const Selection& selection,
                                                              Slot slot) const {
  return state_->run_local([this, &selection, slot] {
    std::map<std::string, std::uint32_t> counts;
    for (std::size_t i = 0; i < selection.shards.size(); ++i) {
      const Column& column = state_->kept[i].values->column(slot, state_->shards[i]);
      std::vector<std::uint32_t> found(column.names.size(), 0);
      selection.shards[i].each([&](std::uint32_t record) { ++found[column.of_record[record]]; });
      for (std::size_t name = 1; name < found.size(); ++name) {
        if (found[name] == 0) continue;
        // A record may have several values: each counts.
        for (const auto each : split(column.names[name], kListSeparator))
          counts[std::string(each)] += found[name];
      }
    }
    return counts;
  });
}

Result<std::uint32_t> Database::documents(const Selection& selection) const {
  return state_->run_local([this, &selection] {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < selection.shards.size(); ++i) {
      const Column& column = state_->kept[i].values->column(Slot::Key, state_->shards[i]);
      std::vector<bool> seen(column.names.size());
      selection.shards[i].each([&](std::uint32_t record) {
        const auto key = column.of_record[record];
        if (seen[key]) return;
        seen[key] = true;
        ++count;
      });
    }
    return count;
  });
}

}  // namespace viendan::search
