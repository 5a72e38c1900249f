#include "pipeline/read_document.h"

#include "activities/extract.h"
#include "citations/find.h"
#include "corrections/links.h"
#include "corrections/values.h"
#include "normalise/normalise.h"
#include "structure/metadata.h"
#include "structure/parse.h"
#include "tables/join.h"
#include "vocabulary/symbol.h"

namespace viendan::pipeline {
namespace {

/// What follows from the head comes after it: names of bodies and periods are read as of its date.
void read_body(Document& document, const Draft& draft, const Vocabulary& vocabulary) {
  document.tables = tables::join(draft, document, vocabulary, document.issues);
  // A translation is found and linked; who does what is read in the words of the law alone.
  if (document.metadata.language != "en") {
    document.activities = activities::extract(document, vocabulary, document.issues);
    document.targets = activities::find_targets(document);
    document.duties = activities::find_duties(document, vocabulary);
  }
}

}  // namespace

std::string identity_by_file(std::string_view source) {
  return "file/?/" + slug(source);
}

Document read_draft(Draft raw, const Vocabulary& vocabulary) {
  const Draft draft = normalise::apply(std::move(raw));
  Document document = structure::parse(draft, vocabulary);
  read_body(document, draft, vocabulary);
  document.citations = citations::find(document, vocabulary);
  return document;
}

Reading read_corrected(Draft raw, const Vocabulary& vocabulary,
                       const corrections::Corrections& corrections) {
  const Draft draft = normalise::apply(std::move(raw));
  Document document = structure::parse(draft, vocabulary);
  std::string told = document.metadata.id;
  if (told.empty()) told = identity_by_file(document.source);
  const auto entries = corrections.of(told, document.source);
  if (corrections::correct_metadata(document, entries)) {
    structure::follow_metadata(document.metadata, vocabulary);
  }
  if (document.metadata.id.empty()) document.metadata.id = identity_by_file(document.source);
  read_body(document, draft, vocabulary);
  corrections::correct_activities(document, entries, vocabulary);
  document.citations = citations::find(document, vocabulary);
  return {std::move(document), std::move(told)};
}

Result<Reading> read_corrected_document(const std::filesystem::path& corpus,
                                        const std::filesystem::path& source,
                                        const Vocabulary& vocabulary,
                                        const corrections::Corrections& corrections) {
  return ingest::read(corpus, source, {}).map([&](Draft&& draft) {
    Reading reading = read_corrected(std::move(draft), vocabulary, corrections);
    Document& document = reading.document;
    const auto unknown = [](std::string_view) { return std::nullopt; };
    corrections::put_decisions(
        document, corrections::decide_links(document, document.citations,
                                            corrections.of(reading.told, document.source), unknown,
                                            corrections::Seen::DocumentAlone));
    return reading;
  });
}

Result<Document> read_document(const std::filesystem::path& corpus,
                               const std::filesystem::path& source, const Vocabulary& vocabulary,
                               const ingest::Limits& limits) {
  return ingest::read(corpus, source, limits).map([&](Draft&& draft) {
    return read_draft(std::move(draft), vocabulary);
  });
}

}  // namespace viendan::pipeline
