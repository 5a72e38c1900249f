#include "pipeline/read_document.h"

#include "activities/extract.h"
#include "citations/find.h"
#include "normalise/normalise.h"
#include "structure/parse.h"
#include "tables/join.h"

namespace viendan::pipeline {

Document read_draft(Draft raw, const Vocabulary& vocabulary) {
  const Draft draft = normalise::apply(std::move(raw));
  Document document = structure::parse(draft, vocabulary);
  document.tables = tables::join(draft, document, vocabulary, document.issues);
  // A translation is found and linked; who does what is read in the words of the law alone.
  if (document.metadata.language != "en") {
    document.activities = activities::extract(document, vocabulary, document.issues);
    document.targets = activities::find_targets(document);
    document.duties = activities::find_duties(document, vocabulary);
  }
  document.citations = citations::find(document, vocabulary);
  return document;
}

Result<Document> read_document(const std::filesystem::path& corpus,
                               const std::filesystem::path& source, const Vocabulary& vocabulary,
                               const ingest::Limits& limits) {
  return ingest::read(corpus, source, limits).map([&](Draft&& draft) {
    return read_draft(std::move(draft), vocabulary);
  });
}

}  // namespace viendan::pipeline
