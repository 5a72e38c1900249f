#include "search/index/database.h"

#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "search/index/database_state.h"
#include "search/index/location.h"

namespace viendan::search {
namespace {

constexpr unsigned kConnectMilliseconds = 5'000;
constexpr unsigned kAnswerMilliseconds = 10'000;

Error::Code code_of(std::string_view type) {
  constexpr std::pair<std::string_view, Error::Code> kCodes[] = {
      {"DatabaseLockError", Error::Code::Busy},
      {"DatabaseNotFoundError", Error::Code::NoIndex},
      {"DatabaseOpeningError", Error::Code::NoIndex},
      {"DatabaseVersionError", Error::Code::NoIndex},
      {"NetworkError", Error::Code::NoIndex},
      {"NetworkTimeoutError", Error::Code::NoIndex},
      {"DatabaseCorruptError", Error::Code::Malformed},
      {"DatabaseError", Error::Code::Malformed},
  };
  for (const auto& [name, code] : kCodes) {
    if (name == type) return code;
  }
  return Error::Code::Internal;
}

/// The reason why no more can be written, which damages nothing; 0 for any other error. Xapian
/// keeps the words of the system alone, at times those of another error within its own.
int no_room(const Xapian::Error& error) {
  const std::string told = error.get_description();
  for (const int reason : {ENOSPC, EDQUOT, EFBIG}) {
    if (told.find(std::strerror(reason)) != std::string::npos) return reason;
  }
  return 0;
}

Xapian::Database open_one(const std::string& location) {
  if (const auto server = server_of(location)) {
    return Xapian::Remote::open(server->host, server->port, kAnswerMilliseconds,
                                kConnectMilliseconds);
  }
  return Xapian::Database(location, Xapian::DB_BACKEND_GLASS);
}

Xapian::Query any_of(std::string_view prefix, const std::vector<std::string>& values) {
  std::vector<Xapian::Query> terms;
  for (const auto& value : values) terms.emplace_back(term(prefix, value));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace

tl::unexpected<Error> failure(const std::string& place, const Xapian::Error& error) {
  if (const int reason = no_room(error)) return cannot_write(error.get_msg(), place, reason);
  return Err(code_of(error.get_type()), "{}: {}", place, error.get_msg());
}

struct Shard::State {
  std::string location;
  Xapian::Database database = {};
};

Shard::Shard(std::unique_ptr<State> state) : state_(std::move(state)) {}
Shard::~Shard() = default;
Shard::Shard(Shard&&) noexcept = default;
Shard& Shard::operator=(Shard&&) noexcept = default;

Result<Shard> Shard::open(const std::string& location) {
  Shard shard(std::make_unique<State>(State{location}));
  return guarded(location, [&shard, &location] {
    try {
      shard.state_->database = open_one(location);
    } catch (const Xapian::NetworkError& error) {
      shard.silence_ = error.get_msg();
    }
    return std::move(shard);
  });
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

const Silence& Database::silence() const {
  return state_->silence;
}

Result<Database> Database::of(std::vector<Shard> shards, const std::vector<std::string>& dead,
                              Silence& silence) {
  Database database(std::make_unique<State>());
  State& state = *database.state_;
  for (auto& shard : shards) {
    state.locations.push_back(shard.state_->location);
    state.shards.push_back(shard.state_->database);
    state.database.add_database(shard.state_->database);
  }
  if (!dead.empty()) state.dead = any_of(prefix::kKey, dead);
  auto ready = database.prepare(dead);
  silence = state.silence;
  if (!ready) return tl::unexpected(ready.error());
  return database;
}

Result<void> Database::prepare(const std::vector<std::string>& dead) {
  const auto size = state_->run([](const auto& all) { return all.get_doccount(); });
  if (!size) return tl::unexpected(size.error());
  state_->size = *size;
  for (const auto& key : dead) {
    const auto records = records_with(term(prefix::kKey, key), UINT32_MAX);
    if (!records) return tl::unexpected(records.error());
    state_->dead_records.insert(records->begin(), records->end());
  }
  const auto remote = [](const auto& location) { return server_of(location).has_value(); };
  if (std::ranges::any_of(state_->locations, remote)) return {};
  const auto kept = state_->run_local([this] { return state_->keep_values(); });
  return kept ? Result<void>() : tl::unexpected(kept.error());
}

/// Servers would be asked for each value.
bool Database::State::keep_values() {
  for (std::size_t i = 0; i < shards.size(); ++i) {
    kept.push_back({.values = ShardValues::of(locations[i], shards[i]),
                    .living = RecordSet(shards[i].get_lastdocid(), true)});
  }
  for (const std::uint32_t record : dead_records) {
    kept[(record - 1) % shards.size()].living.remove(
        static_cast<std::uint32_t>((record - 1) / shards.size() + 1));
  }
  return true;
}

/// What is stored with a record: its key, its identity, its data (database_writer.cc).
Result<std::string_view> Database::field(std::uint32_t record, std::size_t number) const {
  const std::string* stored = state_->recent.find(record);
  if (stored == nullptr) {
    auto read = state_->run_for(record, [](const auto& shard, auto local) {
      return shard.get_document(local, Xapian::DOC_ASSUME_VALID).get_data();
    });
    if (!read) return tl::unexpected(read.error());
    stored = &state_->recent.keep(record, *std::move(read));
  }
  std::string_view rest = *stored, found;
  for (std::size_t i = 0; i <= number; ++i) {
    if (!take_field(rest, found)) return std::string_view();
  }
  return found;
}

Result<std::string> Database::value(std::uint32_t record, Slot slot) const {
  return field(record, slot == Slot::Id ? 1 : 0).map([](auto value) { return std::string(value); });
}

Result<std::string_view> Database::data(std::uint32_t record) const {
  return field(record, 2);
}

Result<std::vector<std::string>> Database::identities(const std::string& term) const {
  return state_->run([this, &term](const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    Xapian::Query query(term);
    if (!state_->dead.empty()) query = {Xapian::Query::OP_AND_NOT, query, state_->dead};
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(number_of(Slot::Id), 1);
    const Xapian::MSet set = enquire.get_mset(0, state_->size);
    std::vector<std::string> found;
    for (auto each = set.begin(); each != set.end(); ++each) {
      found.push_back(each.get_collapse_key());
    }
    std::ranges::sort(found);
    return found;
  });
}

Result<std::vector<std::string>> Database::metadata(const std::string& key) const {
  return state_->run([this, &key](const Xapian::Database&) {
    std::vector<std::string> values;
    for (const auto& shard : state_->shards) values.push_back(shard.get_metadata(key));
    return values;
  });
}

Result<std::uint32_t> Database::frequency(const std::string& term) const {
  return state_->run([&term](const Xapian::Database& database) {
    return static_cast<std::uint32_t>(database.get_termfreq(term));
  });
}

std::uint32_t Database::size() const {
  return state_->size;
}

Result<std::vector<std::uint32_t>> Database::records_with(const std::string& term,
                                                          std::size_t limit) const {
  return state_->run([this, &term, limit](const Xapian::Database& database) {
    std::vector<std::uint32_t> records;
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end && records.size() < limit; ++at) {
      if (!state_->dead_records.contains(*at)) records.push_back(*at);
    }
    return records;
  });
}

Result<std::vector<std::uint32_t>> Database::positions(std::uint32_t record,
                                                       const std::string& term) const {
  return state_->run_for(record, [this, record, &term](const auto& shard, auto number) {
    if (!state_->kept.empty()) {
      const std::size_t place = (record - 1) % state_->shards.size();
      if (!state_->records_of(place, term).has(number)) return std::vector<std::uint32_t>();
    }
    return std::vector<std::uint32_t>(shard.positionlist_begin(number, term),
                                      shard.positionlist_end(number, term));
  });
}

std::uint32_t Database::after(std::uint32_t record, std::uint32_t count) const {
  // Several databases share numbers out in turn.
  return record + count * static_cast<std::uint32_t>(state_->shards.size());
}

Result<std::vector<std::string>> Database::terms(const std::string& prefix,
                                                 std::size_t limit) const {
  return state_->run([&prefix, limit](const Xapian::Database& database) {
    std::vector<std::string> found;
    const auto end = database.allterms_end(prefix);
    for (auto at = database.allterms_begin(prefix); at != end && found.size() < limit; ++at) {
      found.push_back(*at);
    }
    return found;
  });
}

}  // namespace viendan::search
