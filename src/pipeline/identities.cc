#include "pipeline/identities.h"

#include <string_view>
#include <unordered_map>

#include "citations/find.h"

namespace viendan::pipeline {

void give_identities(std::vector<Item>& items) {
  std::unordered_map<std::string_view, int> seen;
  for (const bool translations : {false, true}) {
    for (Item& item : items) {
      if (!item.is_document() || item.record.translation != translations) continue;
      const int count = ++seen[item.record.own];
      item.record.id = item.record.own;
      if (count > 1) item.record.id += fmt::format("~{}", count);
    }
  }
}

void rename(Document& document, const store::SourceRecord& record, const Vocabulary& vocabulary) {
  std::erase_if(document.issues, [](const Issue& issue) { return issue.code == "identity-twice"; });
  if (record.id != record.own) {
    document.issues.push_back(
        {"identity-twice", fmt::format("another file is {} too", record.own)});
  }
  document.metadata.id = record.id;
  document.citations = citations::find(document, vocabulary);
}

}  // namespace viendan::pipeline
