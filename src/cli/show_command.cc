#include "base/text.h"
#include "cli/commands.h"
#include "cli/corrections_shown.h"
#include "cli/exit_code.h"
#include "cli/find_document.h"
#include "cli/loaded.h"
#include "cli/show_validity.h"

namespace viendan::cli {
namespace {

void print_field(std::string_view name, std::string_view value) {
  if (!value.empty()) fmt::print("{:<12} {}\n", name, squeeze(value));
}

void print_head(const Document& document) {
  const Metadata& m = document.metadata;
  print_field("id", m.id);
  print_field("source", document.source);
  print_field("type", m.type.value);
  print_field("symbol", m.symbol.value);
  print_field("issuer", m.issuer.value);
  print_field("date", m.date.value);
  print_field("title", m.title.value);
  print_field("signer", m.signer.value);
  print_field("position", m.signer_position.value);
  print_field("holds", fmt::format("{} activities, {} targets, {} duties, {} citations",
                                   document.activities.size(), document.targets.size(),
                                   document.duties.size(), document.citations.size()));
  for (const auto& correction : document.corrections) {
    print_field("corrected", in_words(correction));
  }
}

void print_text(const Document& document, Span span) {
  fmt::print("\n{}\n", trim(span.of(document.text)));
}

/// The block or activity of an address, or nullopt.
std::optional<Span> provision(const Document& document, std::string_view anchor) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (document.blocks[i].anchor == anchor) return subtree(document, static_cast<int>(i));
  }
  for (const Activity& activity : document.activities) {
    if (activity.anchor == anchor) return activity.span;
  }
  return std::nullopt;
}

Result<void> print_document(const Document& document, const History& history,
                            const std::string& anchor) {
  print_head(document);
  print_validity(history);
  if (anchor.empty()) {
    print_text(document, {0, static_cast<std::uint32_t>(document.text.size())});
    return {};
  }
  const auto span = provision(document, anchor);
  if (!span) {
    return with_hint(
        Err(Error::Code::NotFound, "{} has no provision #{}", document.metadata.id, anchor),
        "addresses look like #dieu-1.khoan-2.diem-a or #pl-1");
  }
  print_text(document, *span);
  return {};
}

void print_state(std::string_view id, const History& history, std::string_view day) {
  print_field("id", id);
  print_validity_on(history, day);
}

void print_stub(const Stub& stub) {
  const Reference& r = stub.reference;
  print_field("id", r.id);
  print_field("symbol", r.symbol);
  print_field("type", r.type);
  print_field("issuer", r.issuer);
  print_field("date", r.date ? r.date->iso() : "");
  print_field("title", r.title);
  print_field("cited by",
              fmt::format("{} ({} mentions)", join(stub.cited_by, ", "), stub.mentions));
  fmt::print("Its text is not in the corpus.\n");
}

}  // namespace

Result<int> run(const Options& options, const ShowOptions& show) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto index = open_index(options);
  if (!index) return tl::unexpected(index.error());
  const auto found = find_document(show.address, index->catalogue, *vocabulary);
  if (!found) return tl::unexpected(found.error());
  const auto day = day_typed(show.on);
  for (const auto& id : found->documents) {
    const auto history = index->catalogue.history(id);
    if (!history) return tl::unexpected(history.error());
    if (day) {
      print_state(id, *history, *day);
      continue;
    }
    const auto printed = index->workspace.get(id).and_then([&](const Document& document) {
      return print_document(document, *history, found->provision);
    });
    if (!printed) return tl::unexpected(printed.error());
  }
  for (const auto& id : found->stubs) {
    const auto stub = index->catalogue.stub(id);
    if (!stub) return tl::unexpected(stub.error());
    if (!*stub) continue;
    const auto history = index->catalogue.history(id);
    if (!history) return tl::unexpected(history.error());
    if (day) {
      print_state(id, *history, *day);
      continue;
    }
    print_stub(**stub);
    print_validity(*history);
  }
  return ExitDone;
}

}  // namespace viendan::cli
