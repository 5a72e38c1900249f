#include "mcp/search_tool.h"

#include <algorithm>

#include "base/text.h"
#include "mcp/arguments.h"
#include "mcp/places.h"
#include "mcp/provision.h"
#include "render/export.h"
#include "render/records.h"

namespace viendan::mcp {
namespace {

using collection::Collection;
using render::List;
using render::Object;

/// Where words that a snippet shows begin in a stretch of text, whatever white space is between
/// them; the beginning of the stretch where they are not found.
std::uint32_t place_of_words(std::string_view text, Span span, std::string_view snippet) {
  constexpr std::string_view kLeftOut = "…";
  std::string_view words = trim(snippet);
  if (words.starts_with(kLeftOut)) words = trim(words.substr(kLeftOut.size()));
  words = trim(words.substr(0, words.find(kLeftOut)));
  std::string squeezed;
  std::vector<std::uint32_t> offsets;  // of each byte
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const bool space = kSpaces.find(text[i]) != std::string_view::npos;
    if (space && (squeezed.empty() || squeezed.back() == ' ')) continue;
    squeezed += space ? ' ' : text[i];
    offsets.push_back(i);
  }
  const auto found = words.empty() ? std::string::npos : squeezed.find(words);
  if (found != std::string::npos) return offsets[found];
  return offsets.empty() ? span.begin : offsets.front();
}

/// The provision of a passage, or the text before the first one.
Span span_of(const Document& document, const Passage& passage) {
  if (!passage.anchor.empty()) {
    if (const auto found = find_provision(document, passage.anchor)) return found->span;
  }
  return {0, static_cast<std::uint32_t>(document.text.size())};
}

Object passage_record(const Hit& hit, const Document* document, const Passage& passage) {
  const std::string snippet = render::marked_snippet(passage.snippet, "", "");
  FactPlace place{.document = hit.document,
                  .symbol = hit.symbol,
                  .source = hit.source,
                  .anchor = passage.anchor,
                  .provision = passage.provision};
  if (document != nullptr) {
    const auto at = place_of_words(document->text, span_of(*document, passage), snippet);
    place.line = document->map.locate(document->text, at).line;
  }
  return placed(place, {{"snippet", snippet}});
}

/// Only the document knows on which line of its file a passage stands.
Result<Object> hit_record(const Collection& collection, const Hit& hit) {
  std::optional<Document> document;
  if (!hit.stub && !hit.passages.empty()) {
    auto got = collection.workspace.get(hit.document);
    if (!got) return tl::unexpected(got.error());
    document = *std::move(got);
  }
  List passages;
  for (const Passage& passage : hit.passages) {
    passages.emplace_back(passage_record(hit, document ? &*document : nullptr, passage));
  }
  constexpr std::size_t kMostCiting = 50;
  List citing(hit.cited_by.begin(), hit.cited_by.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                               kMostCiting, hit.cited_by.size())));
  return Object{{"document", hit.document},
                {"symbol", render::text_or_null(hit.symbol)},
                {"type", render::text_or_null(hit.type)},
                {"date", render::text_or_null(hit.date)},
                {"title", render::text_or_null(render::marked_snippet(hit.title, "", ""))},
                {"source", render::text_or_null(hit.source)},
                {"in_corpus", !hit.stub},
                {"score", hit.score},
                {"passages", std::move(passages)},
                {"cited_by", std::move(citing)}};
}

List expansion_list(const Answer& answer) {
  List list;
  for (const auto& [typed, also, why] : answer.expansions) {
    list.emplace_back(Object{{"typed", typed}, {"also", also}, {"why", why}});
  }
  return list;
}

Query query_of(const Object& arguments) {
  constexpr std::uint32_t kUsual = 10;
  return {.text = text_in(arguments, "query"),
          .sort = choice_in(arguments, "sort", kSortBys, SortBy::Relevance),
          .limit = number_in(arguments, "limit", kUsual),
          .offset = number_in(arguments, "offset", 0)};
}

}  // namespace

Result<Object> search(const Collection& collection, const Object& arguments) {
  const Query query = query_of(arguments);
  const auto answer = collection.reader.find(query, collection.vocabulary);
  if (!answer) return tl::unexpected(answer.error());
  List hits;
  for (const Hit& hit : answer->hits) {
    auto record = hit_record(collection, hit);
    if (!record) return tl::unexpected(record.error());
    hits.emplace_back(*std::move(record));
  }
  const std::size_t end = query.offset + hits.size();
  const bool more =
      !hits.empty() && (answer->exact ? end < answer->total : hits.size() == query.limit);
  return Object{{"total", answer->total},
                {"exact", answer->exact},
                {"offset", query.offset},
                {"next", more ? number(end) : render::Value()},
                {"reading", answer->reading},
                {"note", render::text_or_null(answer->note)},
                {"suggestion", render::text_or_null(answer->suggestion)},
                {"expansions", expansion_list(*answer)},
                {"hits", std::move(hits)}};
}

}  // namespace viendan::mcp
