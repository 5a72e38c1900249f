#include <algorithm>
#include <map>

#include "base/file.h"
#include "base/text.h"
#include "citations/resolve.h"
#include "cli/check_repair.h"
#include "cli/commands.h"
#include "cli/corrections_shown.h"
#include "cli/exit_code.h"
#include "cli/loaded.h"
#include "cli/show_validity.h"
#include "pipeline/damage.h"
#include "store/xml.h"

namespace viendan::cli {
namespace {

/// Why a record breaks the schema or the invariants; "" where it does not.
std::string damage(const store::Workspace& workspace, const store::SourceRecord& record,
                   const std::filesystem::path& schema) {
  const auto xml = read_file(workspace.record_path(record), 1ull << 32);
  const auto valid =
      xml.and_then([&](const std::string& bytes) { return store::validate(bytes, schema); });
  if (!valid) return valid.error().message;
  const auto document = workspace.get(record);
  if (!document) return document.error().message;
  const auto sound = viendan::check(*document);
  return sound ? "" : sound.error().message;
}

/// These are faults of the index.
int report_damage(const store::Workspace& workspace, const Options& options,
                  const Vocabulary& vocabulary) {
  std::map<std::string_view, const store::SourceRecord*> documents;
  for (const auto& record : workspace.manifest().sources) {
    if (!record.id.empty()) documents.emplace(record.id, &record);
  }
  int faults = 0;
  for (const auto& damage : pipeline::find_damage(workspace, options.index, vocabulary)) {
    fmt::print("damaged: {}: {}\n", damage.file, damage.why);
    documents.erase(damage.id);
    ++faults;
  }
  const auto schema = options.schemas / "viendan-1.xsd";
  for (const auto& [id, record] : documents) {
    const auto fault = damage(workspace, *record, schema);
    if (fault.empty()) continue;
    fmt::print("damaged: {}: {}\n", id, fault);
    ++faults;
  }
  return faults;
}

int report_unread(const store::Manifest& manifest) {
  int unread = 0;
  for (const auto& source : manifest.sources) {
    if (source.error.empty()) continue;
    fmt::print("not read: {}\n", source.error);
    ++unread;
  }
  return unread;
}

/// Calls for each row of a list, a page of them at a time.
template <typename Ask, typename Take>
Result<void> each(const Ask& ask, const Take& take) {
  constexpr std::size_t kPage = 5000;
  for (store::Page page{.limit = kPage};; page.offset += kPage) {
    const auto listed = ask(page);
    if (!listed) return tl::unexpected(listed.error());
    for (const auto& item : listed->items) take(item);
    if (page.offset + kPage >= listed->total) return {};
  }
}

/// Links that are open are no fault of the index, but a reader should know of them.
Result<void> report_open_links(const store::Catalogue& catalogue) {
  const store::CitationsWanted open{
      .statuses = {CitationStatus::Ambiguous, CitationStatus::Unresolved}};
  return each([&](const store::Page& page) { return catalogue.citations(open, page); },
              [](const CitationFact& fact) {
                const Citation& citation = fact.citation;
                const bool ambiguous = citation.status == CitationStatus::Ambiguous;
                fmt::print("{}: {} line {}: \"{}\"{}{}\n",
                           name_in(kCitationStatuses, citation.status), fact.place.source,
                           fact.place.line, squeeze(citation.surface),
                           ambiguous ? " is one of " : "", join(citation.candidates, ", "));
              });
}

Result<int> report_contradictions(const store::Catalogue& catalogue) {
  return catalogue.disagreements().map([](const std::vector<Disagreement>& disagreements) {
    const auto found = citations::contradictions(disagreements);
    for (const auto& contradiction : found) {
      fmt::print("contradiction: {}: {}: {}\n", contradiction.document, contradiction.issue.code,
                 contradiction.issue.message);
    }
    return static_cast<int>(found.size());
  });
}

/// Of each kind how many there are.
Result<std::map<std::string, int>> report_issues(const store::Catalogue& catalogue) {
  std::map<std::string, int> counts;
  auto done = each([&](const store::Page& page) { return catalogue.issues({}, page); },
                   [&](const IssueFact& fact) {
                     ++counts[fact.issue.code];
                     fmt::print("remark: {} line {}: {}: {}\n", fact.place.source, fact.place.line,
                                fact.issue.code, squeeze(fact.issue.message));
                   });
  for (const auto& [code, count] : counts) fmt::print(stderr, "{:6} {}\n", count, code);
  return done.map([&] { return std::move(counts); });
}

/// What a document rests on may lapse: that is no fault of the index, and none of the document
/// where it came later.
Result<void> report_lapsed_bases(const store::Catalogue& catalogue) {
  const auto lapsed = catalogue.lapsed_bases();
  if (!lapsed) return tl::unexpected(lapsed.error());
  std::size_t before = 0;
  for (const auto& each : *lapsed) {
    before += each.before ? 1 : 0;
    fmt::print("{}: {}: rests on {}, {} {}\n",
               each.before ? "basis lapsed before" : "basis lapsed since", each.source, each.basis,
               state_words(each.state.state, each.state.at_earliest),
               each.before ? "when it was issued, " + each.issued : "since it was issued");
    for (const Step& step : each.state.chain) fmt::print("  {}\n", step_words(step));
  }
  fmt::print(stderr, "legal bases: {} had lapsed on the day of issue, {} have since\n", before,
             lapsed->size() - before);
  return {};
}

}  // namespace

Result<int> run(const Options& options, const CheckOptions& check) {
  if (check.repair) return repair_index(options, check);
  const auto opened = store::Workspace::open(options.index);
  if (!opened) return tl::unexpected(opened.error());
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const int damaged = report_damage(*opened, options, *vocabulary);
  if (damaged > 0) {
    fmt::print(stderr, "run `viendan check --repair --index {}`\n", options.index.string());
  }
  // Where a catalogue is among what is damaged, there are no lists of anything.
  const auto index = open_index(options);
  if (!index && damaged > 0) return ExitNo;
  if (!index) return tl::unexpected(index.error());
  const auto& [workspace, catalogue] = *index;
  const int unread = report_unread(workspace.manifest());
  if (auto told = report_open_links(catalogue); !told) return tl::unexpected(told.error());
  const auto contradictions = report_contradictions(catalogue);
  if (!contradictions) return contradictions;
  if (auto told = report_lapsed_bases(catalogue); !told) return tl::unexpected(told.error());
  auto issues = report_issues(catalogue);
  if (!issues) return tl::unexpected(issues.error());
  const int stale = (*issues)["correction-stale"];
  const auto [idle, unread_files] = report_idle(workspace.manifest());
  const auto& sources = workspace.manifest().sources;
  const auto documents =
      std::ranges::count_if(sources, [](const auto& s) { return !s.id.empty(); });
  fmt::print(stderr, "{} documents: {} damaged, {} not read, {} contradictions\n", documents,
             damaged, unread, *contradictions);
  const int corrections = stale + idle + unread_files;
  if (corrections > 0) {
    fmt::print(stderr, "corrections: {} no longer fit, {} concern no document, {} not read\n",
               stale, idle, unread_files);
  }
  return damaged + unread + *contradictions + corrections == 0 ? ExitDone : ExitNo;
}

}  // namespace viendan::cli
