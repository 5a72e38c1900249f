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

/// Records that break the schema or the invariants: these are faults of the index.
int report_damage(const store::Workspace& workspace, const std::vector<Document>& documents,
                  const std::filesystem::path& schema) {
  int faults = 0;
  const auto fault = [&faults](std::string_view id, const Error& error) {
    fmt::print("damaged: {}: {}\n", id, error.message);
    ++faults;
  };
  for (const Document& document : documents) {
    const std::string& id = document.metadata.id;
    const auto xml = read_file(workspace.record_path(*workspace.find(id)), 1ull << 32);
    const auto valid =
        xml.and_then([&](const std::string& bytes) { return store::validate(bytes, schema); });
    if (!valid) fault(id, valid.error());
    if (auto sound = viendan::check(document); !sound) fault(id, sound.error());
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

std::uint32_t line_of(const Document& document, Span span) {
  return document.map.locate(document.text, span.begin).line;
}

/// Links that are open are no fault of the index, but a reader should know of them.
void report_open_links(const std::vector<Document>& documents) {
  for (const Document& document : documents) {
    for (const Citation& citation : document.citations) {
      const bool ambiguous = citation.status == CitationStatus::Ambiguous;
      if (!ambiguous && citation.status != CitationStatus::Unresolved) continue;
      fmt::print("{}: {} line {}: \"{}\"{}{}\n", name_in(kCitationStatuses, citation.status),
                 document.source, line_of(document, citation.span), squeeze(citation.surface),
                 ambiguous ? " is one of " : "", join(citation.candidates, ", "));
    }
  }
}

int report_contradictions(const std::vector<Document>& documents) {
  const auto found = citations::contradictions(documents);
  for (const auto& contradiction : found) {
    fmt::print("contradiction: {}: {}: {}\n", contradiction.document, contradiction.issue.code,
               contradiction.issue.message);
  }
  return static_cast<int>(found.size());
}

void report_issues(const std::vector<Document>& documents) {
  std::map<std::string, int> counts;
  for (const Document& document : documents) {
    for (const Issue& issue : document.issues) {
      ++counts[issue.code];
      fmt::print("remark: {} line {}: {}: {}\n", document.source, line_of(document, issue.span),
                 issue.code, squeeze(issue.message));
    }
  }
  for (const auto& [code, count] : counts) fmt::print(stderr, "{:6} {}\n", count, code);
}

}  // namespace

Result<int> run(const Options& options, const CheckOptions&) {
  const auto workspace = store::Workspace::open(options.index);
  if (!workspace) return tl::unexpected(workspace.error());
  const auto documents = workspace->all();
  if (!documents) return tl::unexpected(documents.error());
  const int damaged = report_damage(*workspace, *documents, options.schemas / "viendan-1.xsd");
  const int unread = report_unread(workspace->manifest());
  report_open_links(*documents);
  const int contradictions = report_contradictions(*documents);
  report_issues(*documents);
  fmt::print(stderr, "{} documents: {} damaged, {} not read, {} contradictions\n",
             documents->size(), damaged, unread, contradictions);
  return damaged + unread + contradictions == 0 ? ExitDone : ExitNo;
}

}  // namespace viendan::cli
