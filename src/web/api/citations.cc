#include "web/api/citations.h"

#include <map>

#include "render/records.h"
#include "web/api/choices.h"
#include "web/api/documents.h"

namespace viendan::web {
namespace {

/// The identity that a parameter names; "" where it is not given.
Result<std::string> named_in(const Call& call, std::string_view parameter, bool stubs) {
  const std::string address = call.text(parameter);
  if (address.empty()) return std::string();
  return identity_of(call.view.collection, address, stubs);
}

std::optional<Pinpoint> wanted_pinpoint(const Call& call) {
  const Pinpoint pinpoint{call.text("article"), call.text("clause"), call.text("point"),
                          call.text("annex")};
  return pinpoint.empty() ? std::nullopt : std::optional(pinpoint);
}

/// The records of the citations as listed. Only the citing documents know where on its line a
/// mention stands; each is loaded once, and one at a time.
Result<Reply> records_of(const Call& call, const Listed<CitationFact>& facts) {
  std::map<std::string_view, std::vector<std::size_t>> by_document;
  for (std::size_t i = 0; i < facts.items.size(); ++i) {
    by_document[facts.items[i].place.document].push_back(i);
  }
  Items listed{.items = std::vector<render::Object>(facts.items.size()), .total = facts.total};
  for (const auto& [id, places] : by_document) {
    const auto document = call.view.collection.workspace.get(id);
    if (!document) return tl::unexpected(document.error());
    for (const std::size_t i : places) {
      listed.items[i] = render::citation_record(*document, facts.items[i].citation);
    }
  }
  return listed;
}

Result<Reply> listed_citations(const Call& call, const store::CitationsWanted& wanted) {
  return call.view.collection.catalogue.citations(wanted, call.page)
      .and_then([&](const auto& facts) { return records_of(call, facts); });
}

render::Object edge_of(const EdgeFact& edge) {
  return render::edge_record({edge.from, edge.to, std::string(name_in(kRelations, edge.relation)),
                              edge.mentions, std::string(name_in(kCitationStatuses, edge.status))});
}

render::Object stub_record(const Stub& stub) {
  return {{"reference", render::reference_of(stub.reference)},
          {"title", render::text_or_null(stub.reference.title)},
          {"mentions", stub.mentions},
          {"cited_by", render::List(stub.cited_by.begin(), stub.cited_by.end())}};
}

render::Object stub_links(std::string_view id) {
  const std::string cited = Address(fmt::format("/api/documents/{}", id), kNoLanguage).text();
  return {{"self", Address(fmt::format("/api/stubs/{}", id), kNoLanguage).text()},
          {"page", document_address(id, {}, kNoLanguage)},
          {"citing", cited + "/citing"},
          {"edges", cited + "/edges"}};
}

}  // namespace

Result<Reply> citations_resource(const Call& call) {
  auto target = named_in(call, "target", true);
  if (!target) return tl::unexpected(target.error());
  auto document = named_in(call, "document", false);
  if (!document) return tl::unexpected(document.error());
  return listed_citations(call, {.target = *std::move(target),
                                 .document = *std::move(document),
                                 .statuses = call.choices("status", kCitationStatuses),
                                 .relations = call.choices("relation", kRelations),
                                 .pinpoint = wanted_pinpoint(call)});
}

Result<Reply> citing_resource(const Call& call) {
  auto target = identity_of(call.view.collection, call.name, true);
  if (!target) return tl::unexpected(target.error());
  return listed_citations(call, {.target = *std::move(target),
                                 .relations = call.choices("relation", kRelations),
                                 .pinpoint = wanted_pinpoint(call)});
}

Result<Reply> edges_resource(const Call& call) {
  const store::Catalogue& catalogue = call.view.collection.catalogue;
  const auto id = identity_of(call.view.collection, call.name, true);
  if (!id) return tl::unexpected(id.error());
  const auto direction = call.choice("direction", kDirections, Direction::Both);
  std::vector<render::Object> edges;
  if (direction != Direction::In) {
    const auto out = catalogue.edges_from(*id);
    if (!out) return tl::unexpected(out.error());
    for (const EdgeFact& edge : *out) edges.push_back(edge_of(edge));
  }
  if (direction != Direction::Out) {
    const auto in = catalogue.edges_to(*id);
    if (!in) return tl::unexpected(in.error());
    for (const EdgeFact& edge : *in) edges.push_back(edge_of(edge));
  }
  return part_of(std::move(edges), call.page);
}

Result<Reply> stubs_resource(const Call& call) {
  const store::StubsWanted wanted{
      .words = call.text("q"),
      .type = call.text("type"),
      .order = call.choice("order", kStubOrders, StubOrder::MostMentions)};
  return call.view.collection.catalogue.stubs(wanted, call.page)
      .map([](const auto& facts) -> Reply {
        Items listed{.total = facts.total};
        for (const Stub& stub : facts.items) listed.items.push_back(stub_record(stub));
        return listed;
      });
}

Result<Reply> stub_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  const auto id = identity_of(collection, call.name, true);
  if (!id) return tl::unexpected(id.error());
  const auto stub = collection.catalogue.stub(*id);
  if (!stub) return tl::unexpected(stub.error());
  if (!*stub) {
    return Err(Error::Code::NotFound, "{} is in the corpus: see {}", in_quotes(*id),
               Address(fmt::format("/api/documents/{}", *id), kNoLanguage).text());
  }
  const auto standing = collection.catalogue.standing(*id);
  if (!standing) return tl::unexpected(standing.error());
  render::Object record = stub_record(**stub);
  record.emplace_back("standing", standing_record(*standing));
  record.emplace_back("links", stub_links(*id));
  return record;
}

}  // namespace viendan::web
