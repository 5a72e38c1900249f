#include "pipeline/collect.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "base/file.h"
#include "citations/find.h"
#include "pipeline/parallel.h"
#include "pipeline/read_document.h"
#include "vocabulary/symbol.h"

namespace viendan::pipeline {
namespace {

/// The live index, as far as it can spare us reading a file again.
class Previous {
 public:
  Previous(const Config& config, const std::string& rules) {
    auto workspace = store::Workspace::open(config.index);
    if (!workspace) return;
    workspace_ = *std::move(workspace);
    same_rules_ = !config.full && workspace_->manifest().rules == rules;
    for (const auto& record : workspace_->manifest().sources) records_[record.source] = &record;
  }

  [[nodiscard]] const store::Manifest* manifest() const {
    return workspace_ ? &workspace_->manifest() : nullptr;
  }

  /// The document as it was read before, where the same bytes were read by the same rules.
  [[nodiscard]] std::optional<Document> unchanged(const std::string& source,
                                                  const std::string& digest) const {
    const auto found = records_.find(source);
    if (!same_rules_ || found == records_.end() || found->second->digest != digest ||
        found->second->id.empty()) {
      return std::nullopt;
    }
    auto document = workspace_->get(found->second->id);
    // A damaged record is no reason to fail: its source is still there.
    return document ? std::optional(*std::move(document)) : std::nullopt;
  }

 private:
  std::optional<store::Workspace> workspace_;
  std::map<std::string, const store::SourceRecord*> records_;
  bool same_rules_ = false;
};

struct Outcome {
  std::optional<Document> document;
  std::string digest;
  std::string error;
  bool read = false;
  std::string recorded_id;
  Recorded recorded;
};

Outcome take(const Config& config, const std::string& source, const Vocabulary& vocabulary,
             const Previous& previous, const ingest::PageProgress& on_page) {
  Outcome outcome;
  const auto bytes = read_file(config.corpus / source, config.limits.file_bytes);
  if (!bytes) {
    outcome.error = bytes.error().message;
    return outcome;
  }
  outcome.digest = digest(*bytes);
  if (auto known = previous.unchanged(source, outcome.digest)) {
    outcome.recorded_id = known->metadata.id;
    outcome.recorded = {known->citations, known->issues};
    // Resolving starts from what the document says alone, whatever the corpus was before.
    known->citations = citations::find(*known, vocabulary);
    outcome.document = std::move(known);
    return outcome;
  }
  auto draft = ingest::read_bytes(source, *bytes, config.limits, on_page);
  if (!draft) {
    outcome.error = draft.error().message;
    return outcome;
  }
  draft->digest = outcome.digest;
  outcome.read = true;
  Document document = read_draft(*std::move(draft), vocabulary);
  // A mistake of ours in one document must not cost the others their build.
  if (auto sound = check(document); !sound) {
    outcome.error = sound.error().message;
  } else {
    outcome.document = std::move(document);
  }
  return outcome;
}

std::vector<Outcome> take_all(const Config& config, const std::vector<std::string>& sources,
                              const Vocabulary& vocabulary, const Previous& previous,
                              Progress& progress) {
  std::vector<Outcome> outcomes(sources.size());
  std::mutex mutex;
  std::size_t done = 0;
  for_each_index(sources.size(), config.jobs, [&](std::size_t i) {
    const auto on_page = [&](std::size_t read, std::size_t total) {
      const std::lock_guard lock(mutex);
      progress.page(read, total, sources[i]);
    };
    outcomes[i] = take(config, sources[i], vocabulary, previous, on_page);
    const std::lock_guard lock(mutex);
    progress.read(++done, sources.size(), sources[i]);
  });
  return outcomes;
}

void give_identity(Document& document, std::map<std::string, int>& seen) {
  auto& id = document.metadata.id;
  if (const auto mark = id.find('~'); mark != std::string::npos) id.resize(mark);
  if (id.empty()) id = "file/?/" + slug(document.source);
  const int count = ++seen[id];
  std::erase_if(document.issues, [](const Issue& issue) { return issue.code == "identity-twice"; });
  if (count == 1) return;
  document.issues.push_back({"identity-twice", fmt::format("another file is {} too", id)});
  id += fmt::format("~{}", count);
}

/// A document that prints no symbol is known by its file; two files of one identity (a decision
/// collected twice) are both kept, the later by name with a mark. An act comes before its
/// translation: whoever cites it means the act.
void give_identities(std::vector<Outcome>& outcomes) {
  std::map<std::string, int> seen;
  for (const bool translations : {false, true}) {
    for (Outcome& outcome : outcomes) {
      const bool read = outcome.document.has_value();
      if (read && (outcome.document->metadata.language == "en") == translations)
        give_identity(*outcome.document, seen);
    }
  }
}
Collection gather(std::vector<Outcome> outcomes, const std::vector<std::string>& sources) {
  Collection collection;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    Outcome& outcome = outcomes[i];
    store::SourceRecord record{sources[i], outcome.digest, "", outcome.error};
    collection.read += outcome.read ? 1 : 0;
    if (outcome.document) {
      record.id = outcome.document->metadata.id;
      if (record.id == outcome.recorded_id) {
        collection.recorded.emplace(record.id, std::move(outcome.recorded));
      }
      collection.documents.push_back(*std::move(outcome.document));
    } else {
      collection.failures.push_back({sources[i], outcome.error});
    }
    collection.manifest.sources.push_back(std::move(record));
  }
  std::ranges::sort(collection.documents, {}, [](const Document& d) { return d.metadata.id; });
  return collection;
}

std::size_t count_removed(const store::Manifest* before, const std::vector<std::string>& sources) {
  if (before == nullptr) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(before->sources, [&](const auto& record) {
    return !record.id.empty() && !std::ranges::binary_search(sources, record.source);
  }));
}

Result<std::vector<std::string>> sources_of(const std::filesystem::path& corpus) {
  const auto files = list_files(corpus);
  if (!files) return tl::unexpected(files.error());
  if (files->empty()) {
    return with_hint(Err(Error::Code::Unreadable, "{}: no documents", corpus.string()),
                     "put documents into the folder, or name another with --corpus");
  }
  std::vector<std::string> sources;
  for (const auto& file : *files) sources.push_back(file.generic_string());
  std::ranges::sort(sources);
  return sources;
}

}  // namespace

Result<Collection> collect(const Config& config, const Vocabulary& vocabulary, Progress& progress) {
  const auto sources = sources_of(config.corpus);
  if (!sources) return tl::unexpected(sources.error());
  const std::string rules = rules_version(vocabulary);
  const Previous previous(config, rules);
  auto outcomes = take_all(config, *sources, vocabulary, previous, progress);
  give_identities(outcomes);
  Collection collection = gather(std::move(outcomes), *sources);
  collection.manifest.rules = rules;
  const store::Manifest* before = previous.manifest();
  collection.removed = count_removed(before, *sources);
  collection.changed = config.full || before == nullptr || before->rules != rules ||
                       before->sources != collection.manifest.sources;
  return collection;
}

}  // namespace viendan::pipeline
