#include "pipeline/shelf.h"

#include <fmt/format.h>

#include "base/file.h"
#include "store/xml.h"

namespace viendan::pipeline {
namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 32;

/// No need to flush: nobody reads it after this build.
Result<void> write_below(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code ignored;  // then the file cannot be created
  std::filesystem::create_directories(path.parent_path(), ignored);
  return write_file(path, bytes);
}

}  // namespace

Shelf::Shelf(std::filesystem::path folder, std::size_t places, std::size_t budget)
    : folder_(std::move(folder)), budget_(budget), places_(places) {}

std::filesystem::path Shelf::file_of(std::size_t place) const {
  return folder_ / fmt::format("{}.xml", place);
}

Result<Document> Shelf::read(const std::filesystem::path& file) {
  return read_file(file, kLargestFile).and_then([](const std::string& bytes) {
    return store::from_xml(bytes);
  });
}

bool Shelf::hold(std::size_t place, Document& document) {
  const std::size_t size = document.text.size();
  if (held_.fetch_add(size) + size > budget_) {
    held_ -= size;
    return false;
  }
  places_[place] = std::move(document);
  return true;
}

Result<void> Shelf::put(std::size_t place, Document document) {
  if (hold(place, document)) return {};
  return write_below(file_of(place), store::to_xml(document));
}

void Shelf::put_recorded(std::size_t place, Document document) {
  (void)hold(place, document);
}

Result<Document> Shelf::take(std::size_t place) {
  return take_or(place, file_of(place));
}

Result<Document> Shelf::take_or(std::size_t place, const std::filesystem::path& record) {
  auto& held = places_[place];
  if (held) {
    held_ -= held->text.size();
    Document document = *std::move(held);
    held.reset();
    return document;
  }
  return read(record);
}

}  // namespace viendan::pipeline
