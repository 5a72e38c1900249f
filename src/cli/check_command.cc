#include <algorithm>
#include <map>

#include "base/file.h"
#include "base/text.h"
#include "citations/resolve.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/loaded.h"
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
int report_damage(const store::Workspace& workspace, const std::filesystem::path& schema) {
  std::map<std::string_view, const store::SourceRecord*> documents;
  for (const auto& record : workspace.manifest().sources) {
    if (!record.id.empty()) documents.emplace(record.id, &record);
  }
  int faults = 0;
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

Result<void> report_issues(const store::Catalogue& catalogue) {
  std::map<std::string, int> counts;
  auto done = each([&](const store::Page& page) { return catalogue.issues({}, page); },
                   [&](const IssueFact& fact) {
                     ++counts[fact.issue.code];
                     fmt::print("remark: {} line {}: {}: {}\n", fact.place.source, fact.place.line,
                                fact.issue.code, squeeze(fact.issue.message));
                   });
  for (const auto& [code, count] : counts) fmt::print(stderr, "{:6} {}\n", count, code);
  return done;
}

}  // namespace

Result<int> run(const Options& options, const CheckOptions&) {
  const auto index = open_index(options);
  if (!index) return tl::unexpected(index.error());
  const auto& [workspace, catalogue] = *index;
  const int damaged = report_damage(workspace, options.schemas / "viendan-1.xsd");
  const int unread = report_unread(workspace.manifest());
  if (auto told = report_open_links(catalogue); !told) return tl::unexpected(told.error());
  const auto contradictions = report_contradictions(catalogue);
  if (!contradictions) return contradictions;
  if (auto told = report_issues(catalogue); !told) return tl::unexpected(told.error());
  const auto& sources = workspace.manifest().sources;
  const auto documents =
      std::ranges::count_if(sources, [](const auto& s) { return !s.id.empty(); });
  fmt::print(stderr, "{} documents: {} damaged, {} not read, {} contradictions\n", documents,
             damaged, unread, *contradictions);
  return damaged + unread + *contradictions == 0 ? ExitDone : ExitNo;
}

}  // namespace viendan::cli
