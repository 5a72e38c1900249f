#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "model/claim.h"
#include "store/catalogue.h"
#include "store/catalogue_facts.h"
#include "store/catalogue_file.h"
#include "store/catalogue_form.h"
#include "store/sql.h"
#include "store/xml.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

// One transaction, and nothing to go back to: an unfinished file is of no use.
constexpr auto kSettings = R"(
  PRAGMA page_size=4096;
  PRAGMA auto_vacuum=NONE;
  PRAGMA journal_mode=MEMORY;
  PRAGMA synchronous=OFF;
  PRAGMA locking_mode=EXCLUSIVE;
  PRAGMA cache_size=-4096;
  PRAGMA temp_store=MEMORY;
)";

/// "INSERT INTO name VALUES(?,?)".
std::string insertion(const TableForm& table) {
  std::string marks = "?";
  for (std::size_t i = 1; i < table.columns.size(); ++i) marks += ",?";
  return fmt::format("INSERT INTO {} VALUES({})", table.name, marks);
}

/// Rows of the shared tables, made as facts need them.
class Shared {
 public:
  explicit Shared(Sql& sql) : sql_(sql) {}

  /// 0 for "".
  std::int64_t target(std::string_view name) {
    if (name.empty()) return 0;
    const auto [at, fresh] = targets_.try_emplace(std::string(name), next_of(targets_));
    if (fresh) sql_.run("INSERT INTO targets VALUES(?,?)", {at->second, name});
    return at->second;
  }

  std::int64_t description(const Reference& of) {
    const auto [at, fresh] =
        descriptions_.try_emplace(to_bytes(Claim{of, "", ""}), next_of(descriptions_));
    if (!fresh) return at->second;
    const std::string date = of.date ? of.date->iso() : "";
    sql_.run("INSERT INTO descriptions VALUES(?,?,?,?,?,?,?,?,?,?)",
             {at->second, target(of.id), of.symbol, written_key(of.symbol), of.type, of.number,
              date, of.issuer, of.title, std::int64_t{of.in_corpus}});
    return at->second;
  }

 private:
  using Keys = std::unordered_map<std::string, std::int64_t>;
  static std::int64_t next_of(const Keys& keys) {
    return static_cast<std::int64_t>(keys.size()) + 1;
  }
  Sql& sql_;
  Keys targets_, descriptions_;
};

/// The rows of one document.
class Rows {
 public:
  Rows(Sql& sql, Shared& shared, const Document& document, std::int64_t key)
      : sql_(sql), shared_(shared), document_(document), key_(key) {}

  void put(std::string_view search_key, std::span<const Saying> sayings) {
    put_document(search_key);
    put_activities();
    put_duties();
    put_bodies();
    put_citations();
    put_links();
    put_issues();
    put_sayings(sayings);
  }

 private:
  /// Facts beyond the number that a key can tell apart are left out.
  [[nodiscard]] bool full(std::int64_t position) const { return position >= kMostFacts; }
  [[nodiscard]] std::int64_t id(std::int64_t position) const { return fact_id(key_, position); }

  /// The block whose place a fact has; its row is made when it is the first there.
  std::int64_t place(std::uint32_t offset) {
    const int block = addressed_block(document_, offset);
    const auto at = static_cast<std::size_t>(block);
    if (placed_.size() <= at) placed_.resize(at + 1);
    if (!placed_[at] && !full(block)) {
      placed_[at] = true;
      const std::string anchor = block == 0 ? "" : document_.blocks[at].anchor;
      sql_.run("INSERT INTO places VALUES(?,?,?)",
               {id(block), anchor, provision_name(document_, block)});
    }
    return block;
  }
  [[nodiscard]] std::int64_t line(Span span) const { return document_.map.lines(span).first; }

  void put_document(std::string_view search_key) {
    const Metadata& m = document_.metadata;
    const auto size = [](const auto& values) { return static_cast<std::int64_t>(values.size()); };
    std::int64_t repairs = size(document_.repairs);
    for (const Table& table : document_.tables) {
      repairs += size(table.repairs);
      for (const Row& row : table.rows) repairs += size(row.repairs);
    }
    std::int64_t mentions = 0;
    for (const Citation& citation : document_.citations) mentions += citation.target.id != m.id;
    sql_.run("INSERT INTO documents VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
             {key_,
              m.id,
              search_key,
              document_.source,
              document_.format,
              m.language,
              m.symbol.value,
              written_key(m.symbol.value),
              m.number.value,
              m.type.value,
              m.issuer.value,
              m.date.value,
              m.title.value,
              fold(m.symbol.value + "\n" + m.title.value),
              size(document_.pages),
              std::int64_t{count_code_points(document_.text)},
              size(document_.activities),
              size(document_.duties),
              size(document_.targets),
              mentions,
              repairs,
              size(document_.issues)});
  }

  void put_activities() {
    const PrintedRows rows(document_);
    std::int64_t position = 0;
    for (const Activity& activity : document_.activities) {
      if (full(position)) return;
      put_activity(activity, rows.of(activity), id(position++));
    }
  }

  void put_activity(const Activity& activity, std::vector<Detail> printed, std::int64_t key) {
    const Period period = period_of(activity.timeline);
    const std::string agency = activity.lead.empty() ? "" : fold(activity.lead.front().name);
    const std::string title = fold(activity.title);
    sql_.run("INSERT INTO activities VALUES(?,?,?,?,?)",
             {key, period.begins, period.ends, agency, title});
    std::string words = title;
    for (const auto& item : activity.content) words += "\n" + fold(item);
    sql_.run("INSERT INTO activity_words VALUES(?,?)", {key, words});
    const auto at = place(activity.span.begin);
    sql_.run("INSERT INTO activity_facts VALUES(?,?,?,?)",
             {key, at, std::int64_t{activity.lines.first},
              to_element(PrintedActivity{activity, std::move(printed)})});
    put_roles(activity.lead, 0, key);
    put_roles(activity.coordinating, 1, key);
    for (const auto& funding : activity.funding) {
      if (full(fundings_)) return;
      sql_.run("INSERT INTO fundings VALUES(?,?,?)", {id(fundings_++), key, funding});
    }
  }

  void put_roles(const std::vector<AgencyRef>& bodies, std::int64_t role, std::int64_t activity) {
    for (const AgencyRef& body : bodies) {
      if (full(roles_)) return;
      sql_.run("INSERT INTO roles VALUES(?,?,?,?)", {id(roles_++), activity, role, body_key(body)});
    }
  }

  void put_duties() {
    std::int64_t position = 0, roles = 0;
    for (const Duty& duty : document_.duties) {
      if (full(position)) return;
      const std::int64_t key = id(position++), at = place(duty.span.begin);
      sql_.run("INSERT INTO duties VALUES(?,?,?,?)", {key, at, line(duty.span), to_element(duty)});
      for (const AgencyRef& body : duty.agencies) {
        if (full(roles)) return;
        sql_.run("INSERT INTO duty_roles VALUES(?,?,?)", {id(roles++), key, body_key(body)});
      }
    }
  }

  void put_bodies() {
    std::int64_t position = 0;
    for (const auto& [key, body] : bodies_of(document_)) {
      if (full(position)) return;
      sql_.run("INSERT INTO agencies VALUES(?,?,?,?,?,?,?,?,?)",
               {id(position++), key, body.id, body.name, std::int64_t{body.collective},
                std::int64_t{body.lead}, std::int64_t{body.coordinating},
                std::int64_t{body.activities}, std::int64_t{body.duties}});
    }
  }

  void put_citations() {
    std::int64_t position = 0;
    for (const Citation& citation : document_.citations) {
      if (full(position)) return;
      put_citation(citation, id(position++));
    }
  }

  void put_citation(const Citation& citation, std::int64_t key) {
    const auto description = shared_.description(citation.target);
    const auto target = shared_.target(citation.target.id);
    const Pinpoint& at = citation.pinpoint;
    sql_.run(
        "INSERT INTO citations VALUES(?,?,?,?,?,?,?,?,?)",
        {key, target, description, static_cast<std::int64_t>(citation.status),
         static_cast<std::int64_t>(citation.relation), at.article, at.clause, at.point, at.annex});
    Citation stored = citation;
    stored.target = {};  // that is the description
    const auto block = place(citation.span.begin);
    sql_.run("INSERT INTO citation_facts VALUES(?,?,?,?,?)",
             {key, block, line(citation.span), evidence(citation), to_element(stored)});
    const bool told =
        citation.status == CitationStatus::Resolved || citation.status == CitationStatus::Stub;
    if (!told || target == 0 || citation.target.id == document_.metadata.id) return;
    if (!told_.emplace(description, 0).second || full(tellings_)) return;
    sql_.run("INSERT INTO tellings VALUES(?,?,?)", {id(tellings_++), target, description});
  }

  /// Neighbours share their sentence.
  std::int64_t evidence(const Citation& citation) {
    std::string words = evidence_words(document_, citation);
    if (words == evidence_ && evidences_ > 0) return evidences_ - 1;
    if (full(evidences_)) return 0;
    sql_.run("INSERT INTO evidences VALUES(?,?)", {id(evidences_), words});
    evidence_ = std::move(words);
    return evidences_++;
  }

  void put_links() {
    std::int64_t position = 0;
    for (const LinkCounts& link : links_of(document_)) {
      if (full(position)) return;
      sql_.run(
          "INSERT INTO links VALUES(?,?,?,?,?,?,?,?)",
          {id(position++), shared_.target(link.target), static_cast<std::int64_t>(link.relation),
           static_cast<std::int64_t>(link.status), std::int64_t{link.mentions},
           std::int64_t{link.whole}, std::int64_t{link.part}, std::int64_t{link.stubs}});
    }
  }

  void put_issues() {
    std::int64_t position = 0;
    for (const Issue& issue : document_.issues) {
      if (full(position)) return;
      const auto at = place(issue.span.begin);
      sql_.run("INSERT INTO issues VALUES(?,?,?,?,?,?,?)",
               {id(position++), at, line(issue.span), std::int64_t{issue.span.begin},
                std::int64_t{issue.span.end}, issue.code, issue.message});
    }
  }

  void put_sayings(std::span<const Saying> sayings) {
    std::int64_t position = 0;
    for (const Saying& saying : sayings) {
      if (full(position)) return;
      const auto at = place(saying.span.begin);
      sql_.run("INSERT INTO sayings VALUES(?,?,?,?,?,?,?,?,?,?)",
               {id(position++), at, line(saying.span), std::int64_t{saying.span.begin},
                std::int64_t{saying.span.end}, saying.code, saying.key, saying.value,
                saying.subject, saying.shown});
    }
  }

  Sql& sql_;
  Shared& shared_;
  const Document& document_;
  std::int64_t key_;
  std::vector<bool> placed_ = {};
  std::unordered_map<std::int64_t, int> told_ = {};
  std::string evidence_ = {};
  std::int64_t evidences_ = 0, tellings_ = 0, roles_ = 0, fundings_ = 0;
};

/// The tables of finished catalogues, row by row, with the keys that their documents have here.
class Joiner {
 public:
  Joiner(Sql& sql, Shared& shared) : sql_(sql), shared_(shared) {}

  void add(Sql source, std::span<const std::string> dead) {
    const std::unordered_set<std::string_view> gone(dead.begin(), dead.end());
    auto rows = source.rows("SELECT id, name, key FROM documents ORDER BY id");
    while (rows.next()) {
      if (gone.contains(rows.text(2))) continue;
      kept_.push_back({sources_.size(), rows.number(0), std::string(rows.text(1))});
    }
    fail_with(source);
    sources_.push_back({.sql = std::move(source)});
  }

  void join() {
    number_documents();
    for (Source& source : sources_) read_shared(source);
    for (const TableForm& table : kTables) {
      const std::string into = insertion(table);
      for (Source& source : sources_) copy(source, table, into);
    }
  }

 private:
  struct Kept {
    std::size_t source = 0;
    std::int64_t id = 0;
    std::string name;
  };
  struct Source {
    Sql sql;
    std::unordered_map<std::int64_t, std::int64_t> documents = {};  // old key -> new key
    std::vector<std::string> targets = {};                          // by key
    std::vector<Reference> descriptions = {};
  };

  void fail_with(const Sql& source) {
    if (auto outcome = source.outcome(); !outcome) sql_.fail(outcome.error());
  }

  void number_documents() {
    std::ranges::stable_sort(kept_, {}, &Kept::name);
    std::int64_t last = 0;
    for (const Kept& document : kept_) {
      sources_[document.source].documents[document.id] = ++last;
    }
  }

  /// Their keys count from 1.
  void read_shared(Source& source) {
    source.targets = {""};
    auto targets = source.sql.rows("SELECT name FROM targets ORDER BY id");
    while (targets.next()) source.targets.emplace_back(targets.text(0));
    source.descriptions = {{}};
    auto rows = source.sql.rows(
        "SELECT target, symbol, type, number, date, issuer, title, in_corpus FROM descriptions "
        "ORDER BY id");
    while (rows.next()) {
      const auto text = [&rows](int column) { return std::string(rows.text(column)); };
      source.descriptions.push_back({text_at(source.targets, rows.number(0)), text(1), text(2),
                                     text(3), parse_iso_date(rows.text(4)), text(5), text(6),
                                     rows.number(7) != 0});
    }
    fail_with(source.sql);
  }

  std::string text_at(const std::vector<std::string>& texts, std::int64_t key) {
    if (key >= 0 && key < static_cast<std::int64_t>(texts.size())) {
      return texts[static_cast<std::size_t>(key)];
    }
    sql_.fail_damaged("a catalogue names a row that it has not");
    return {};
  }

  void copy(Source& source, const TableForm& table, const std::string& into) {
    auto rows = source.sql.rows(fmt::format("SELECT * FROM {} ORDER BY id", table.name));
    std::vector<Sql::Value> values(table.columns.size());
    while (!sql_.failed() && rows.next()) {
      const bool fact = table.columns.front() == static_cast<char>(Holds::Fact);
      const auto key = fact ? document_of(rows.number(0)) : rows.number(0);
      const auto document = source.documents.find(key);
      if (document == source.documents.end()) continue;
      for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = value(source, table.columns[i], rows, static_cast<int>(i), document->second);
      }
      sql_.run_with(into, values);
    }
    fail_with(source.sql);
  }

  Sql::Value value(Source& source, char holds, const Sql::Cursor& rows, int column,
                   std::int64_t document) {
    const auto number = [&] { return rows.number(column); };
    switch (static_cast<Holds>(holds)) {
      case Holds::Text:
        return rows.text(column);
      case Holds::Number:
        return number();
      case Holds::Document:
        return document;
      case Holds::Fact:
        return fact_id(document, number() & (kMostFacts - 1));
      case Holds::Target:
        return shared_.target(text_at(source.targets, number()));
      case Holds::Description: {
        const auto at = static_cast<std::size_t>(number());
        if (at < source.descriptions.size()) {
          return shared_.description(source.descriptions[at]);
        }
        sql_.fail_damaged("a catalogue names a row that it has not");
      }
    }
    return number();
  }

  Sql& sql_;
  Shared& shared_;
  std::vector<Source> sources_;
  std::vector<Kept> kept_;
};

}  // namespace

struct CatalogueWriter::State {
  explicit State(Sql opened) : sql(std::move(opened)), shared(sql), joiner(sql, shared) {}

  Sql sql;
  Shared shared;
  Joiner joiner;
  std::int64_t last = 0;  // key of the last document that was put
  std::string last_name = {};
  bool takes = false;
};

CatalogueWriter::CatalogueWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
CatalogueWriter::~CatalogueWriter() = default;
CatalogueWriter::CatalogueWriter(CatalogueWriter&&) noexcept = default;
CatalogueWriter& CatalogueWriter::operator=(CatalogueWriter&&) noexcept = default;

Result<CatalogueWriter> CatalogueWriter::create(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);
  fs::create_directories(file.parent_path(), ignored);
  auto opened = Sql::open(file);
  if (!opened) return tl::unexpected(opened.error());
  auto state = std::make_unique<State>(*std::move(opened));
  Sql& sql = state->sql;
  sql.script(kSettings);
  sql.script(fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; BEGIN",
                         kCatalogueApplication, kCatalogueVersion));
  for (const TableForm& table : kTables) sql.script(std::string(table.create));
  for (const TableForm& table : kShared) sql.script(std::string(table.create));
  if (auto outcome = sql.outcome(); !outcome) return tl::unexpected(outcome.error());
  return CatalogueWriter(std::move(state));
}

Result<void> CatalogueWriter::put(const Document& document, std::string_view key,
                                  std::span<const Saying> sayings) {
  const std::string& name = document.metadata.id;
  if (state_->takes || (state_->last > 0 && name <= state_->last_name)) {
    return Err(Error::Code::Internal, "{}: put into the catalogue after {}", name,
               state_->last_name);
  }
  state_->last_name = name;
  Rows(state_->sql, state_->shared, document, ++state_->last).put(key, sayings);
  return state_->sql.outcome();
}

Result<void> CatalogueWriter::take(const fs::path& file, std::span<const std::string> dead) {
  if (state_->last > 0) {
    return Err(Error::Code::Internal, "{}: a catalogue is taken where one is put", file.string());
  }
  state_->takes = true;
  auto source = open_catalogue(file);
  if (!source) return tl::unexpected(source.error());
  state_->joiner.add(*std::move(source), dead);
  return state_->sql.outcome();
}

Result<void> CatalogueWriter::finish() {
  Sql& sql = state_->sql;
  if (state_->takes) state_->joiner.join();
  for (const auto index : kIndexes) sql.script(std::string(index));
  sql.run("COMMIT");
  return sql.outcome();
}

}  // namespace viendan::store
