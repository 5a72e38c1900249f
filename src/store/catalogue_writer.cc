#include <fmt/format.h>

#include <unordered_map>

#include "base/fault.h"
#include "base/unicode.h"
#include "model/claim.h"
#include "store/acts.h"
#include "store/catalogue.h"
#include "store/catalogue_facts.h"
#include "store/catalogue_form.h"
#include "store/catalogue_join.h"
#include "store/catalogue_packed.h"
#include "store/sql.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

// One transaction, and nothing to go back to: an unfinished file is of no use.
constexpr auto kSettings = R"(
  PRAGMA page_size=4096;
  PRAGMA auto_vacuum=NONE;
  PRAGMA journal_mode=OFF;
  PRAGMA synchronous=OFF;
  PRAGMA cache_size=-16384;
  PRAGMA secure_delete=OFF;
  PRAGMA cell_size_check=ON;
  PRAGMA temp_store=MEMORY;
)";

/// The rows of one document.
class Rows {
 public:
  Rows(Sql& sql, const Document& document, std::int64_t key)
      : sql_(sql), document_(document), key_(key) {}

  void put(std::string_view search_key, std::span<const Saying> sayings) {
    put_document(search_key);
    put_activities();
    put_duties();
    put_bodies();
    put_citations();
    put_links();
    put_acts();
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
              to_packed(PrintedActivity{activity, std::move(printed)})});
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
      sql_.run("INSERT INTO duties VALUES(?,?,?,?)", {key, at, line(duty.span), to_packed(duty)});
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
      const std::string_view name = body.name == key ? std::string_view() : body.name;
      sql_.run("INSERT INTO agencies VALUES(?,?,?,?,?,?,?,?,?,?)",
               {id(position++), key, name, fold(body.name), body.id, std::int64_t{body.collective},
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
    const Pinpoint& at = citation.pinpoint;
    sql_.run(
        "INSERT INTO citations VALUES(?,?,?,?,?,?,?,?)",
        {key, description(citation), static_cast<std::int64_t>(citation.status),
         static_cast<std::int64_t>(citation.relation), at.article, at.clause, at.point, at.annex});
    Citation stored = citation;
    stored.target = {};  // that is the description
    const auto block = place(citation.span.begin);
    sql_.run("INSERT INTO citation_facts VALUES(?,?,?,?,?)",
             {key, block, line(citation.span), evidence(citation), to_packed(stored)});
  }

  /// Mentions that describe their target alike share that.
  std::int64_t description(const Citation& citation) {
    const Reference& of = citation.target;
    const bool sure =
        citation.status == CitationStatus::Resolved || citation.status == CitationStatus::Stub;
    const bool told = sure && !of.id.empty() && of.id != document_.metadata.id;
    const auto next = static_cast<std::int64_t>(descriptions_.size());
    const auto [at, fresh] =
        descriptions_.try_emplace(to_bytes(Claim{of, told ? "told" : "", ""}), id(next));
    if (!fresh) return at->second;
    const std::string date = of.date ? of.date->iso() : "";
    sql_.run("INSERT INTO descriptions VALUES(?,?,?,?,?,?,?,?,?,?,?)",
             {at->second, of.id, std::int64_t{told}, of.symbol, written_key(of.symbol), of.type,
              of.number, date, of.issuer, of.title, std::int64_t{of.in_corpus}});
    return at->second;
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
      sql_.run("INSERT INTO links VALUES(?,?,?,?,?,?,?,?)",
               {id(position++), link.target, static_cast<std::int64_t>(link.relation),
                static_cast<std::int64_t>(link.status), std::int64_t{link.mentions},
                std::int64_t{link.whole}, std::int64_t{link.part}, std::int64_t{link.stubs}});
    }
  }

  void put_acts() {
    const ActDays days = days_of(document_.metadata);
    sql_.run("INSERT INTO days VALUES(?,?,?)", {key_, days.from, days.to});
    std::int64_t position = 0;
    for (const ActAt& at : acts_at(document_, document_.citations)) {
      if (full(position)) return;
      const Act& act = at.act;
      const Span span = at.mention->span;
      sql_.run("INSERT INTO acts VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
               {id(position++), act.target, static_cast<std::int64_t>(act.relation),
                std::int64_t{act.whole}, act.from, act.to, std::int64_t{act.excepted},
                place(span.begin), line(span), std::int64_t{span.begin}, std::int64_t{span.end},
                act_words(document_, *at.mention, at.exception)});
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
  const Document& document_;
  std::int64_t key_;
  std::vector<bool> placed_ = {};
  std::unordered_map<std::string, std::int64_t> descriptions_ = {};
  std::string evidence_ = {};
  std::int64_t evidences_ = 0, roles_ = 0, fundings_ = 0;
};

}  // namespace

struct CatalogueWriter::State {
  fs::path file;
  Sql sql;
  Use use;
  std::int64_t last = 0;  // key of the last document that was put
  std::string last_name = {};
  std::vector<Taken> taken = {};
};

CatalogueWriter::CatalogueWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
CatalogueWriter::~CatalogueWriter() = default;
CatalogueWriter::CatalogueWriter(CatalogueWriter&&) noexcept = default;
CatalogueWriter& CatalogueWriter::operator=(CatalogueWriter&&) noexcept = default;

Result<CatalogueWriter> CatalogueWriter::create(const fs::path& file, Use use) {
  std::error_code ignored;
  fs::remove(file, ignored);
  fs::create_directories(file.parent_path(), ignored);
  auto opened = Sql::open(file);
  if (!opened) return tl::unexpected(opened.error());
  auto state = std::make_unique<State>(State{file, *std::move(opened), use, use.before});
  Sql& sql = state->sql;
  sql.script(kSettings);
  sql.script(fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; BEGIN",
                         kCatalogueApplication, kCatalogueVersion));
  for (const TableForm& table : kTables) sql.script(std::string(table.create));
  if (auto outcome = sql.outcome(); !outcome) return tl::unexpected(outcome.error());
  return CatalogueWriter(std::move(state));
}

Result<void> CatalogueWriter::put(const Document& document, std::string_view key,
                                  std::span<const Saying> sayings) {
  const std::string& name = document.metadata.id;
  if (!state_->taken.empty() || name <= state_->last_name) {
    return Err(Error::Code::Internal, "{}: put into the catalogue after {}", name,
               state_->last_name);
  }
  state_->last_name = name;
  Rows(state_->sql, document, ++state_->last).put(key, sayings);
  return state_->sql.outcome();
}

Result<void> CatalogueWriter::take(const fs::path& file, std::span<const std::string> dead) {
  if (!state_->last_name.empty()) {
    return Err(Error::Code::Internal, "{}: a catalogue is taken where one is put", file.string());
  }
  state_->taken.push_back({file, {dead.begin(), dead.end()}});
  return {};
}

Result<void> CatalogueWriter::finish() {
  Sql& sql = state_->sql;
  if (auto joined = join(sql, state_->file, state_->taken); !joined) return joined;
  if (!state_->use.is_part) {
    for (const auto index : kIndexes) sql.script(std::string(index));
  }
  pass("catalogue.commit");
  sql.run("COMMIT");
  return sql.outcome();
}

}  // namespace viendan::store
