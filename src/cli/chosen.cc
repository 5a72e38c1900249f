#include "cli/chosen.h"

#include <algorithm>

#include "base/unicode.h"
#include "cli/find_document.h"
#include "search/index.h"

namespace viendan::cli {
namespace {

using Ids = std::set<std::string, std::less<>>;

bool same_name(std::string_view a, std::string_view b) {
  return fold(a) == fold(b);
}

bool names_one(const std::vector<AgencyRef>& bodies, const std::vector<std::string>& names) {
  return std::ranges::any_of(bodies, [&](const AgencyRef& body) {
    return std::ranges::any_of(names, [&](const std::string& name) {
      return body.id == name || same_name(body.name, name);
    });
  });
}

/// Without the conditions on rows: these are looked at row by row.
Query of_documents(const Query& wanted) {
  Query query = wanted;
  std::erase_if(query.conditions, [](const Condition& condition) {
    const search::FieldInfo* field = search::field_named(condition.field);
    return field == nullptr || field->applies == search::AppliesTo::Row;
  });
  return query;
}

struct Found {
  Ids ids;
  std::string note;
};

/// All that search finds, page by page.
Result<Found> found_by(Query query, const store::Workspace& workspace,
                       const Vocabulary& vocabulary) {
  constexpr std::uint32_t kPage = 1000;
  const auto reader =
      search::Reader::open(search::Location::local(workspace.search_folders(), workspace.dead()));
  if (!reader) return tl::unexpected(reader.error());
  query.passages = false;
  query.limit = kPage;
  Found found;
  for (query.offset = 0;; query.offset += kPage) {
    const auto answer = reader->find(query, vocabulary);
    if (!answer) return tl::unexpected(answer.error());
    found.note = answer->note;
    for (const Hit& hit : answer->hits) found.ids.insert(hit.document);
    if (answer->hits.size() < kPage) return found;
  }
}

/// The identities that the user names, or an error for the first that there is none of.
Result<Ids> named(const std::vector<std::string>& names, const store::Catalogue& catalogue,
                  const Vocabulary& vocabulary) {
  Ids ids;
  for (const auto& name : names) {
    const auto found = find_document(name, catalogue, vocabulary);
    if (!found) return tl::unexpected(found.error());
    ids.insert(found->documents.begin(), found->documents.end());
  }
  return ids;
}

Ids all_ids(const store::Workspace& workspace) {
  Ids ids;
  for (const store::SourceRecord& source : workspace.manifest().sources) {
    if (!source.id.empty()) ids.insert(source.id);
  }
  return ids;
}

void keep_only(Ids& ids, const Ids& these) {
  std::erase_if(ids, [&](const std::string& id) { return !these.contains(id); });
}

}  // namespace

Result<Chosen> Chosen::of(const Options& options, const ExportOptions& wanted,
                          const Vocabulary& vocabulary) {
  auto index = open_index(options);
  if (!index) return tl::unexpected(index.error());
  Chosen chosen(*std::move(index), search::RowsWanted(wanted.query, vocabulary), wanted.agencies);
  if (auto done = chosen.choose_documents(options, wanted, vocabulary); !done) {
    return tl::unexpected(done.error());
  }
  return chosen;
}

Result<void> Chosen::choose_documents(const Options&, const ExportOptions& wanted,
                                      const Vocabulary& vocabulary) {
  ids_ = all_ids(index_.workspace);
  if (!wanted.documents.empty()) {
    const auto these = named(wanted.documents, index_.catalogue, vocabulary);
    if (!these) return tl::unexpected(these.error());
    keep_only(ids_, *these);
  }
  Query query = of_documents(wanted.query);
  if (query.text.empty() && query.conditions.empty()) return {};
  auto found = found_by(std::move(query), index_.workspace, vocabulary);
  if (!found) return tl::unexpected(found.error());
  keep_only(ids_, found->ids);
  note_ = std::move(found->note);
  return {};
}

bool Chosen::takes_part(const Activity& activity) const {
  return agencies_.empty() || names_one(activity.lead, agencies_) ||
         names_one(activity.coordinating, agencies_);
}

bool Chosen::takes_part(const Duty& duty) const {
  return agencies_.empty() || names_one(duty.agencies, agencies_);
}

/// The numbers of those that stay.
template <typename T>
std::vector<int> Chosen::keep(std::vector<T>& rows) const {
  std::vector<int> numbers;
  std::vector<T> kept;
  int number = 0;
  for (T& row : rows) {
    ++number;
    if (!takes_part(row) || !rows_.holds(row)) continue;
    numbers.push_back(number);
    kept.push_back(std::move(row));
  }
  rows = std::move(kept);
  return numbers;
}

Result<void> Chosen::each(const Take& take) const {
  for (const std::string& id : ids_) {
    auto document = index_.workspace.get(id);
    if (!document) return tl::unexpected(document.error());
    if (all_rows()) {
      if (auto taken = take({*document}); !taken) return taken;
      continue;
    }
    const auto activities = keep(document->activities);
    const auto duties = keep(document->duties);
    if (activities.empty() && duties.empty()) continue;
    if (auto taken = take({*document, activities, duties}); !taken) return taken;
  }
  return {};
}

Result<void> Chosen::look() {
  if (all_rows()) return {};
  Ids with_rows;
  auto looked = each([&](const render::Part& part) -> Result<void> {
    with_rows.insert(part.document.metadata.id);
    return {};
  });
  if (looked) ids_ = std::move(with_rows);
  return looked;
}

}  // namespace viendan::cli
