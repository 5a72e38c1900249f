#include <algorithm>

#include "base/text.h"
#include "web/api/choices.h"
#include "web/api/citations.h"
#include "web/api/contract.h"
#include "web/api/document_files.h"
#include "web/api/documents.h"
#include "web/api/lists.h"
#include "web/api/resource.h"
#include "web/api/search.h"

namespace viendan::web {
namespace {

constexpr auto kDocumentOrderNames = names_of(kDocumentOrders);
constexpr auto kRoleNames = names_of(kRoles);
constexpr auto kActivityOrderNames = names_of(kActivityOrders);
constexpr auto kStubOrderNames = names_of(kStubOrders);
constexpr auto kStatusNames = names_of(kCitationStatuses);
constexpr auto kRelationNames = names_of(kRelations);
constexpr auto kDirectionNames = names_of(kDirections);

// clang-format off
constexpr std::array kDocumentParameters = std::to_array<Parameter>({
    {.name = "q"},
    {.name = "type", .repeats = true},
    {.name = "issuer", .repeats = true},
    {.name = "file_format", .repeats = true},
    {.name = "from", .takes = Takes::Day},
    {.name = "to", .takes = Takes::Day},
    {.name = "undated", .takes = Takes::Flag},
    {.name = "order", .takes = Takes::Choice, .choices = kDocumentOrderNames},
});
constexpr std::array kActivityParameters = std::to_array<Parameter>({
    {.name = "q"},
    {.name = "agency", .repeats = true},
    {.name = "role", .takes = Takes::Choice, .choices = kRoleNames},
    {.name = "from", .takes = Takes::Day},
    {.name = "to", .takes = Takes::Day},
    {.name = "document", .repeats = true},
    {.name = "funding", .repeats = true},
    {.name = "order", .takes = Takes::Choice, .choices = kActivityOrderNames},
    {.name = "descending", .takes = Takes::Flag},
});
constexpr std::array kAgencyParameters = std::to_array<Parameter>({{.name = "q"}});
constexpr std::array kCitingParameters = std::to_array<Parameter>({
    {.name = "relation", .takes = Takes::Choice, .repeats = true, .choices = kRelationNames},
    {.name = "article"},
    {.name = "clause"},
    {.name = "point"},
    {.name = "annex"},
});
constexpr std::array kCitationParameters = std::to_array<Parameter>({
    {.name = "document"},
    {.name = "target"},
    {.name = "status", .takes = Takes::Choice, .repeats = true, .choices = kStatusNames},
    {.name = "relation", .takes = Takes::Choice, .repeats = true, .choices = kRelationNames},
    {.name = "article"},
    {.name = "clause"},
    {.name = "point"},
    {.name = "annex"},
});
constexpr std::array kEdgeParameters = std::to_array<Parameter>({
    {.name = "direction", .takes = Takes::Choice, .choices = kDirectionNames},
});
constexpr std::array kStubParameters = std::to_array<Parameter>({
    {.name = "q"},
    {.name = "type"},
    {.name = "order", .takes = Takes::Choice, .choices = kStubOrderNames},
});
constexpr std::array kIssueParameters = std::to_array<Parameter>({
    {.name = "code"},
    {.name = "document"},
});

// Each hit of a search is cut into passages, which takes longer than rows of a list.
constexpr Limits kHits{.usual = 10, .most = 100};
// Each document of the list is loaded.
constexpr Limits kDocuments{.usual = 20, .most = 100};
constexpr Limits kRows{};

constexpr std::array kResources = std::to_array<Resource>({
    {"/api/", "The resources.", index_resource},
    {"/api/openapi.json", "The description of this API.", openapi_resource},
    {"/api/search", "Passages that a query finds.", search_resource, kSearchParameters, kHits},
    {"/api/documents", "Documents of the corpus.", documents_resource, kDocumentParameters, kDocuments},
    {"/api/documents/{id}/units", "Numbered parts of a document.", units_resource, {}, kRows},
    {"/api/documents/{id}/activities", "Activities of a document.", activities_of_resource, {}, kRows},
    {"/api/documents/{id}/citations", "What a document cites.", citations_of_resource, {}, kRows},
    {"/api/documents/{id}/targets", "Quantified aims of a document.", targets_resource, {}, kRows},
    {"/api/documents/{id}/duties", "Standing duties that a document lays on bodies.", duties_resource, {}, kRows},
    {"/api/documents/{id}/citing", "Citations of a document, or of one that is not here.", citing_resource, kCitingParameters, kRows},
    {"/api/documents/{id}/edges", "Relations from and to a document, or one that is not here.", edges_resource, kEdgeParameters, kRows},
    {"/api/documents/{id}/text", "The text of a document as it was read.", text_resource},
    {"/api/documents/{id}/akn", "A document in Akoma Ntoso 3.0.", akn_resource},
    {"/api/documents/{id}/turtle", "A document and what it cites, in RDF by terms of ELI.", turtle_resource},
    {"/api/documents/{id}", "A document.", document_resource},
    {"/api/activities", "Activities of all documents.", activities_resource, kActivityParameters, kRows},
    {"/api/agencies", "Bodies that activities and duties name.", agencies_resource, kAgencyParameters, kRows},
    {"/api/agencies/{id}", "A body: how often it is named, and its history.", agency_resource},
    {"/api/citations", "Citations of all documents.", citations_resource, kCitationParameters, kRows},
    {"/api/stubs", "Documents that are cited but not in the corpus.", stubs_resource, kStubParameters, kRows},
    {"/api/stubs/{id}", "What is said of a document that is not in the corpus.", stub_resource},
    {"/api/issues", "Remarks: what the texts leave open.", issues_resource, kIssueParameters, kRows},
    {"/api/disagreements", "Where documents say different things of one matter.", disagreements_resource, {}, kRows},
    {"/api/collection", "Counts over all documents.", collection_resource},
    {"/api/{name}.schema.json", "A schema that the description refers to.", schema_resource},
});
// clang-format on

bool is_year(std::string_view part) {
  return part == "?" || (part.size() == 4 && to_int(part) >= 0);
}

bool is_identity(std::string_view name) {
  const auto parts = split(name, '/');
  return parts.size() == 3 && is_year(parts[1]);
}

/// What stands in the path for the name in braces; nullopt where the path is another.
std::optional<std::string_view> name_in_path(std::string_view path, std::string_view form) {
  const auto open = form.find('{');
  if (open == std::string_view::npos) {
    return path == form ? std::optional(std::string_view()) : std::nullopt;
  }
  const auto before = form.substr(0, open);
  const auto after = form.substr(form.find('}') + 1);
  if (!path.starts_with(before) || !path.ends_with(after)) return std::nullopt;
  if (path.size() <= before.size() + after.size()) return std::nullopt;
  const auto name = path.substr(before.size());
  if (after.starts_with('/') && is_identity(name)) return std::nullopt;
  return name.substr(0, name.size() - after.size());
}

}  // namespace

std::span<const Resource> resources() {
  return kResources;
}

Found resource_at(std::string_view path) {
  for (const Resource& resource : kResources) {
    if (const auto name = name_in_path(path, resource.path)) return {&resource, std::string(*name)};
  }
  return {};
}

Items part_of(std::vector<render::Object> all, const store::Page& page) {
  Items part{.total = all.size()};
  const std::size_t begin = std::min(page.offset, all.size());
  const std::size_t end = std::min(begin + page.limit, all.size());
  for (std::size_t i = begin; i < end; ++i) part.items.push_back(std::move(all[i]));
  return part;
}

}  // namespace viendan::web
