#include <algorithm>

#include "base/file.h"
#include "base/unicode.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/find_document.h"
#include "cli/loaded.h"

namespace viendan::cli {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  return fold(a) == fold(b);
}

bool has_type(const Document& document, const std::vector<std::string>& types,
              const Vocabulary& vocabulary) {
  return types.empty() || std::ranges::any_of(types, [&](const std::string& type) {
           const DocumentType* by_code = vocabulary.type_by_code(type);
           return same_name(document.metadata.type.value,
                            by_code != nullptr ? by_code->name : type);
         });
}

bool takes_part(const Activity& activity, const std::vector<std::string>& agencies) {
  const auto wanted = [&](const AgencyRef& agency) {
    return std::ranges::any_of(agencies, [&](const std::string& name) {
      return agency.id == name || same_name(agency.name, name);
    });
  };
  return std::ranges::any_of(activity.lead, wanted) ||
         std::ranges::any_of(activity.coordinating, wanted);
}

/// The identities that the user names, or an error for the first that there is none of.
Result<std::vector<std::string>> wanted_ids(const ExportOptions& options,
                                            const store::Catalogue& catalogue,
                                            const Vocabulary& vocabulary) {
  std::vector<std::string> ids;
  for (const auto& name : options.documents) {
    const auto found = find_document(name, catalogue, vocabulary);
    if (!found) return tl::unexpected(found.error());
    ids.insert(ids.end(), found->documents.begin(), found->documents.end());
  }
  return ids;
}

Result<std::vector<Document>> chosen(const Opened& index, const ExportOptions& options,
                                     const Vocabulary& vocabulary) {
  const auto ids = wanted_ids(options, index.catalogue, vocabulary);
  if (!ids) return tl::unexpected(ids.error());
  auto all = index.workspace.all();
  if (!all) return all;
  std::vector<Document> documents = *std::move(all);
  std::erase_if(documents, [&](const Document& document) {
    const auto issued = document.metadata.issued();
    const bool named =
        options.documents.empty() || std::ranges::find(*ids, document.metadata.id) != ids->end();
    const bool dated = options.year == 0 || (issued && issued->year == options.year);
    return !named || !dated || !has_type(document, options.types, vocabulary);
  });
  if (options.agencies.empty()) return documents;
  for (Document& document : documents) {
    std::erase_if(document.activities,
                  [&](const Activity& a) { return !takes_part(a, options.agencies); });
  }
  return documents;
}

}  // namespace

Result<int> run(const Options& options, const ExportOptions& records) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto index = open_index(options);
  if (!index) return tl::unexpected(index.error());
  const auto wanted = chosen(*index, records, *vocabulary);
  if (!wanted) return tl::unexpected(wanted.error());
  const auto text = render::export_records(*wanted, records.what, records.format, *vocabulary);
  if (records.output.empty()) {
    fmt::print("{}", text);
    return ExitDone;
  }
  if (auto written = write_file_atomically(records.output, text); !written) {
    return tl::unexpected(written.error());
  }
  return ExitDone;
}

}  // namespace viendan::cli
