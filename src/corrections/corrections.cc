#include "corrections/corrections.h"

#include <algorithm>

#include "base/file.h"

namespace viendan::corrections {
namespace {

void add(std::string& bytes, std::string_view value) {
  bytes += fmt::format("{}:{}", value.size(), value);
}

void add(std::string& bytes, const std::vector<std::string>& values) {
  bytes += fmt::format("{};", values.size());
  for (const auto& value : values) add(bytes, value);
}

/// All that decides what a correction does and how it is told.
std::string bytes_of(const Entry& entry) {
  std::string bytes;
  for (const std::string_view value :
       {name_in(kCorrectionActions, entry.action), std::string_view(entry.row.anchor),
        std::string_view(entry.row.annex), std::string_view(entry.row.table),
        std::string_view(entry.row.ordinal), std::string_view(entry.of_row ? "row" : ""),
        std::string_view(entry.field), std::string_view(entry.mention.words),
        std::string_view(entry.mention.anchor), std::string_view(entry.mention.all ? "all" : ""),
        std::string_view(entry.from), std::string_view(entry.to),
        std::string_view(entry.recurrence), std::string_view(entry.reason),
        std::string_view(entry.by), std::string_view(entry.date), std::string_view(entry.file)}) {
    add(bytes, value);
  }
  bytes += fmt::format("{};", entry.mention.line);
  add(bytes, entry.was);
  add(bytes, entry.value);
  for (const auto& [name, value] : entry.fields) {
    add(bytes, name);
    add(bytes, value);
  }
  return bytes;
}

}  // namespace

Corrections::Corrections(std::vector<Entry> entries, std::vector<Fault> faults)
    : entries_(std::move(entries)), faults_(std::move(faults)) {
  std::ranges::sort(faults_);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (!entry.id.empty()) by_id_[entry.id].push_back(i);
    if (entry.id.empty()) by_source_[entry.source].push_back(i);
  }
}

Entries Corrections::of(std::string_view id, std::string_view source) const {
  std::vector<std::size_t> places;
  for (const auto& [map, key] : {std::pair(&by_id_, id), std::pair(&by_source_, source)}) {
    const auto found = map->find(key);
    if (found == map->end()) continue;
    for (const std::size_t i : found->second) {
      // Both may be named: then both must fit.
      const std::string& path = entries_[i].source;
      if (path.empty() || path == source) places.push_back(i);
    }
  }
  std::ranges::sort(places);
  Entries entries;
  for (const std::size_t i : places) entries.push_back(&entries_[i]);
  return entries;
}

std::string Corrections::digest(std::string_view id, std::string_view source) const {
  std::string bytes;
  for (const Entry* entry : of(id, source)) add(bytes, bytes_of(*entry));
  return bytes.empty() ? bytes : viendan::digest(bytes);
}

}  // namespace viendan::corrections
