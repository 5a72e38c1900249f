#include "mcp/read_tool.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "base/unicode.h"
#include "mcp/arguments.h"
#include "mcp/places.h"
#include "mcp/provision.h"
#include "render/records.h"

namespace viendan::mcp {
namespace {

using collection::Collection;
using render::List;
using render::Object;
using render::Value;

constexpr std::size_t kMostListed = 200;

/// The text that is shown: a window of a provision, in whole letters.
struct Window {
  Span whole;  // the provision, without the white space around it
  Span shown;
  std::uint32_t offset = 0;   // in letters of `whole`
  std::uint32_t letters = 0;  // of `shown`
  std::uint32_t total = 0;    // letters of `whole`
};

Window window_of(std::string_view text, Span span, const Object& arguments) {
  constexpr std::uint32_t kUsual = 8000;
  const auto words = trim(span.of(text));
  Window window{.whole = span_in(text, words), .total = count_code_points(words)};
  window.offset = std::min(number_in(arguments, "offset", 0), window.total);
  const auto begin = offset_of_code_point(words, window.offset);
  const auto rest = words.substr(begin);
  const auto end = offset_of_code_point(rest, number_in(arguments, "limit", kUsual));
  window.shown = span_in(text, rest.substr(0, end));
  window.letters = count_code_points(rest.substr(0, end));
  return window;
}

std::uint32_t line_of(const Document& document, Span span) {
  return document.map.locate(document.text, span.begin).line;
}

/// Each repair once: of the text, of tables, and of activities where no row has the same.
std::vector<const Repair*> repairs_in(const Document& document, Span window) {
  std::vector<const Repair*> found;
  std::set<std::tuple<Span, std::string_view, std::string_view, std::string_view>> known;
  const auto add = [&](const std::vector<Repair>& repairs) {
    for (const Repair& r : repairs) {
      const bool stands = window.overlaps(r.span) || window.contains(r.span.begin);
      if (stands && known.emplace(r.span, r.rule, r.field, r.before).second) found.push_back(&r);
    }
  };
  add(document.repairs);
  for (const Table& table : document.tables) {
    add(table.repairs);
    for (const Row& row : table.rows) add(row.repairs);
  }
  for (const Activity& activity : document.activities) add(activity.repairs);
  std::ranges::stable_sort(found, {}, [](const Repair* repair) { return repair->span.begin; });
  return found;
}

Object repair_record(const Document& document, const Repair& repair) {
  return {{"line", line_of(document, repair.span)},
          {"field", render::text_or_null(repair.field)},
          {"printed", repair.before},
          {"read", repair.after},
          {"rule", repair.rule},
          {"confidence", render::number_or_null(repair.confidence)}};
}

List repair_list(const Document& document, const std::vector<const Repair*>& repairs) {
  List list;
  Budget budget;
  for (const Repair* repair : repairs) {
    Object record = repair_record(document, *repair);
    if (list.size() == kMostListed || !budget.takes(record)) break;
    list.emplace_back(std::move(record));
  }
  return list;
}

/// Remarks on what is shown, and on the document as a whole.
List remark_list(const Document& document, Span window) {
  List list;
  for (const Issue& issue : document.issues) {
    const bool general = issue.span == Span{};
    if (list.size() == kMostListed) break;
    if (!general && !window.overlaps(issue.span)) continue;
    list.emplace_back(Object{{"code", issue.code},
                             {"message", issue.message},
                             {"line", general ? Value() : Value(line_of(document, issue.span))}});
  }
  return list;
}

List correction_list(const Document& document) {
  List list;
  for (const Correction& c : document.corrections) {
    if (list.size() == kMostListed) break;
    list.emplace_back(Object{{"action", std::string(name_in(kCorrectionActions, c.action))},
                             {"state", std::string(name_in(kCorrectionStates, c.state))},
                             {"field", c.field},
                             {"at", render::text_or_null(c.at)},
                             {"was", render::text_or_null(c.was)},
                             {"value", render::text_or_null(c.value)},
                             {"reason", render::text_or_null(c.reason)},
                             {"by", c.by},
                             {"date", render::text_or_null(c.date)}});
  }
  return list;
}

/// Whether a block is a provision directly below another, but for blocks without address.
bool is_below(const Document& document, int block, int above) {
  const auto at = [&](int i) -> const Block& {
    return document.blocks[static_cast<std::size_t>(i)];
  };
  if (at(block).anchor.empty()) return false;
  int parent = at(block).parent;
  while (parent > above && at(parent).anchor.empty()) parent = at(parent).parent;
  return parent == above;
}

/// The parts right below what is read: what else can be asked for.
List part_list(const Document& document, const Provision& provision) {
  List list;
  const int above = provision.block;
  if (document.blocks[static_cast<std::size_t>(above)].anchor != provision.anchor) return list;
  constexpr std::uint32_t kLetters = 160;
  for (int i = above + 1; i < static_cast<int>(document.blocks.size()); ++i) {
    if (list.size() == kMostListed || document.blocks[static_cast<std::size_t>(i)].parent < above) {
      break;
    }
    if (!is_below(document, i, above)) continue;
    const Block& block = document.blocks[static_cast<std::size_t>(i)];
    const std::string heading = squeeze(block.heading.of(document.text));
    list.emplace_back(Object{{"address", address_of(document.metadata.id, block.anchor)},
                             {"provision", provision_name(document, i)},
                             {"heading", render::text_or_null(heading.substr(
                                             0, offset_of_code_point(heading, kLetters)))},
                             {"line", line_of(document, block.own)}});
  }
  return list;
}

Value line_pair(const Document& document, Span span) {
  const Lines lines = document.map.lines(span);
  return List{lines.first, lines.last};
}

Object head_of(const Reference& r, bool in_corpus, const Standing& standing) {
  return {{"document", r.id},
          {"symbol", render::text_or_null(r.symbol)},
          {"type", render::text_or_null(r.type)},
          {"issuer", render::text_or_null(r.issuer)},
          {"date", render::date_or_null(r.date)},
          {"title", render::text_or_null(r.title)},
          {"in_corpus", in_corpus},
          {"standing", render::standing_record(standing)}};
}

Reference reference_to(const Metadata& m) {
  return {.id = m.id,
          .symbol = m.symbol.value,
          .type = m.type.value,
          .number = m.number.value,
          .date = m.issued(),
          .issuer = m.issuer.value,
          .title = squeeze(m.title.value),
          .in_corpus = true};
}

void append(Object& record, Object members) {
  std::ranges::move(members, std::back_inserter(record));
}

Object document_part(const Document& document, const Provision& provision, const Standing& standing,
                     const Object& arguments) {
  const Window window = window_of(document.text, provision.span, arguments);
  const auto repairs = repairs_in(document, window.shown);
  List listed = repair_list(document, repairs);
  const std::size_t more = repairs.size() - listed.size();
  const std::string name = provision.anchor.empty() ? "" : name_of(document, provision);
  Object record = head_of(reference_to(document.metadata), true, standing);
  append(record, {{"source", document.source},
                  {"provision", render::text_or_null(name)},
                  {"anchor", render::text_or_null(provision.anchor)},
                  {"address", address_of(document.metadata.id, provision.anchor)},
                  {"lines", line_pair(document, window.shown)},
                  {"text", std::string(window.shown.of(document.text))},
                  {"offset", window.offset},
                  {"letters", window.total},
                  {"next", next_offset(window.offset, window.letters, window.total)},
                  {"repairs", std::move(listed)},
                  {"more_repairs", number(more)},
                  {"remarks", remark_list(document, window.shown)},
                  {"corrections", correction_list(document)},
                  {"parts", window.offset == 0 ? part_list(document, provision) : List{}},
                  {"cited_by", List{}}});
  return record;
}

/// What is said of a document whose text is not in the corpus.
Object stub_part(const Stub& stub, const Standing& standing) {
  Object record = head_of(stub.reference, false, standing);
  const auto& ids = stub.cited_by;
  List citing(ids.begin(),
              ids.begin() + static_cast<std::ptrdiff_t>(std::min(kMostListed, ids.size())));
  append(record, {{"source", {}},
                  {"provision", {}},
                  {"anchor", {}},
                  {"address", stub.reference.id},
                  {"lines", {}},
                  {"text", {}},
                  {"offset", 0},
                  {"letters", 0},
                  {"next", {}},
                  {"repairs", List{}},
                  {"more_repairs", 0},
                  {"remarks", List{}},
                  {"corrections", List{}},
                  {"parts", List{}},
                  {"cited_by", std::move(citing)}});
  return record;
}

/// The provision after "#", or the argument of that name.
std::string wanted_provision(const Object& arguments, std::string_view address) {
  const auto hash = address.find('#');
  if (hash == std::string_view::npos) return std::string(trim(text_in(arguments, "provision")));
  return std::string(trim(address.substr(hash + 1)));
}

}  // namespace

Result<Object> read(const Collection& collection, const Object& arguments) {
  const std::string address = text_in(arguments, "document");
  const auto id = identity_of(collection, address.substr(0, address.find('#')));
  if (!id) return tl::unexpected(id.error());
  const auto standing = collection.catalogue.standing(*id);
  if (!standing) return tl::unexpected(standing.error());
  if (collection.workspace.find(*id) == nullptr) {
    const auto stub = collection.catalogue.stub(*id);
    if (!stub) return tl::unexpected(stub.error());
    if (!*stub) return Err(Error::Code::NotFound, "{} is in no document", *id);
    return stub_part(**stub, *standing);
  }
  const auto document = collection.workspace.get(*id);
  if (!document) return tl::unexpected(document.error());
  const std::string typed = wanted_provision(arguments, address);
  Provision provision{.span = {0, static_cast<std::uint32_t>(document->text.size())}};
  if (!typed.empty()) {
    const auto found = find_provision(*document, typed);
    if (!found) return tl::unexpected(found.error());
    provision = *found;
  }
  return document_part(*document, provision, *standing, arguments);
}

}  // namespace viendan::mcp
