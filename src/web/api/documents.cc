#include "web/api/documents.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "collection/names.h"
#include "render/records.h"
#include "render/validity.h"
#include "web/api/choices.h"
#include "web/page/address.h"

namespace viendan::web {
namespace {

constexpr std::string_view kBelow[] = {"units",  "activities", "citations", "targets",
                                       "duties", "citing",     "edges",     "text"};

std::vector<std::string> names_of_types(const Call& call) {
  std::vector<std::string> names;
  for (const auto& typed : call.all("type")) {
    const DocumentType* type = call.view.collection.vocabulary.type_by_code(typed);
    names.push_back(type != nullptr ? type->name : typed);
  }
  return names;
}

store::DocumentsWanted wanted_documents(const Call& call) {
  return {.words = call.text("q"),
          .types = names_of_types(call),
          .issuers = call.all("issuer"),
          .formats = call.all("file_format"),
          .from = call.text("from"),
          .to = call.text("to"),
          .unread_dates = call.flag("undated", false),
          .order = call.choice("order", kDocumentOrders, kDocumentOrders.front().first)};
}

Result<Document> document_of(const Call& call) {
  const Collection& collection = call.view.collection;
  return identity_of(collection, call.name, false).and_then([&](const std::string& id) {
    return collection.workspace.get(id);
  });
}

/// All records of one kind from the document.
Result<Reply> records_of(const Call& call, render::What what) {
  return document_of(call).map([&](const Document& document) -> Reply {
    return part_of(render::records({&document, 1}, what, call.view.collection.vocabulary),
                   call.page);
  });
}

render::Object counts_of(const Document& document, const Vocabulary& vocabulary) {
  const auto number = [](std::size_t count) { return static_cast<std::uint32_t>(count); };
  return {
      {"pages", number(document.pages.size())},
      {"letters", count_code_points(document.text)},
      {"units", number(render::records({&document, 1}, render::What::Units, vocabulary).size())},
      {"tables", number(document.tables.size())},
      {"activities", number(document.activities.size())},
      {"targets", number(document.targets.size())},
      {"duties", number(document.duties.size())},
      {"citations", number(document.citations.size())},
      {"repairs", number(document.repairs.size())}};
}

render::Object links_of(std::string_view id) {
  const std::string self = Address(fmt::format("/api/documents/{}", id), kNoLanguage).text();
  render::Object links{{"self", self}, {"page", document_address(id, {}, kNoLanguage)}};
  for (const auto name : kBelow) links.emplace_back(name, fmt::format("{}/{}", self, name));
  return links;
}

Error several(std::string_view address, const std::vector<std::string>& ids) {
  constexpr std::size_t kShown = 10;
  auto shown = ids;
  shown.resize(std::min(kShown, ids.size()));
  return {Error::Code::NotFound,
          fmt::format("{} names {} documents: {}{}", in_quotes(address), ids.size(),
                      join(shown, ", "), shown.size() < ids.size() ? ", …" : "")};
}

}  // namespace

Result<std::string> identity_of(const Collection& collection, std::string_view address,
                                bool stubs) {
  auto named = collection::named(collection, address);
  if (!named) return tl::unexpected(named.error());
  std::vector<std::string> ids = std::move(named->documents);
  const std::vector<std::string>& lacking = named->stubs;
  if (stubs) ids.insert(ids.end(), lacking.begin(), lacking.end());
  if (ids.size() > 1) return tl::unexpected(several(address, ids));
  if (ids.size() == 1) return ids.front();
  if (lacking.empty()) {
    return Err(Error::Code::NotFound, "{} is no document, nor is one cited", in_quotes(address));
  }
  return Err(Error::Code::NotFound, "{} is cited, but its text is not in the corpus: see {}",
             in_quotes(address), Address("/api/stubs/" + lacking.front(), kNoLanguage).text());
}

Result<Reply> documents_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  const auto facts = collection.catalogue.documents(wanted_documents(call), call.page);
  if (!facts) return tl::unexpected(facts.error());
  Items listed{.total = facts->total};
  for (const DocumentFact& fact : facts->items) {
    // The catalogue does not have all that the export says of a document.
    const auto document = collection.workspace.get(fact.id);
    if (!document) return tl::unexpected(document.error());
    listed.items.push_back(render::document_record(*document));
  }
  return listed;
}

Result<Reply> document_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  const auto document = document_of(call);
  if (!document) return tl::unexpected(document.error());
  const std::string& id = document->metadata.id;
  const auto standing = collection.catalogue.standing(id);
  if (!standing) return tl::unexpected(standing.error());
  const auto history = collection.catalogue.history(id);
  if (!history) return tl::unexpected(history.error());
  render::Object record = render::document_record(*document);
  record.emplace_back("format", document->format);
  record.emplace_back("counts", counts_of(*document, collection.vocabulary));
  record.emplace_back("standing", standing_record(*standing));
  record.emplace_back("validity", render::validity_record(*history));
  record.emplace_back("links", links_of(id));
  return record;
}

Result<Reply> units_resource(const Call& call) {
  return records_of(call, render::What::Units);
}

Result<Reply> activities_of_resource(const Call& call) {
  return records_of(call, render::What::Activities);
}

Result<Reply> citations_of_resource(const Call& call) {
  return records_of(call, render::What::Citations);
}

Result<Reply> targets_resource(const Call& call) {
  return records_of(call, render::What::Targets);
}

Result<Reply> duties_resource(const Call& call) {
  return records_of(call, render::What::Duties);
}

Result<Reply> text_resource(const Call& call) {
  return document_of(call).map([](const Document& document) -> Reply {
    return render::Object{
        {"document", document.metadata.id}, {"source", document.source}, {"text", document.text}};
  });
}

}  // namespace viendan::web
