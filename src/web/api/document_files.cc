#include "web/api/document_files.h"

#include "collection/graph_facts.h"
#include "render/akn.h"
#include "web/api/documents.h"

namespace viendan::web {
namespace {

Result<Document> document_of(const Call& call) {
  const auto& collection = call.view.collection;
  return identity_of(collection, call.name, false).and_then([&](const std::string& id) {
    return collection.workspace.get(id);
  });
}

Reply file(std::string_view type, std::string body) {
  return Response{.type = std::string(type), .body = std::move(body)};
}

}  // namespace

Result<Reply> akn_resource(const Call& call) {
  return document_of(call).map([](const Document& document) {
    return file("application/akn+xml; charset=utf-8", render::to_akn(document));
  });
}

Result<Reply> turtle_resource(const Call& call) {
  const auto document = document_of(call);
  if (!document) return tl::unexpected(document.error());
  return collection::turtle_of(call.view.collection.catalogue, *document).map([](std::string text) {
    return file("text/turtle; charset=utf-8", std::move(text));
  });
}

}  // namespace viendan::web
