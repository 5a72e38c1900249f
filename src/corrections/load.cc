#include <algorithm>

#include "base/file.h"
#include "corrections/corrections.h"

namespace viendan::corrections {
namespace {

constexpr std::string_view kReadMe[] = {".md", ".xsd"};  // beside the corrections, for people

bool is_for_people(const std::filesystem::path& path) {
  const auto name = path.filename().string();
  return name.starts_with("README") ||
         std::ranges::any_of(kReadMe, [&](std::string_view end) { return name.ends_with(end); });
}

}  // namespace

Result<Corrections> load(const std::filesystem::path& corpus, const Vocabulary& vocabulary,
                         const Limits& limits) {
  const auto folder = corpus / kFolder;
  std::error_code error;
  if (!std::filesystem::exists(folder, error) && !error) return Corrections();
  const auto files = list_files(folder);
  if (!files) return tl::unexpected(files.error());
  std::vector<Entry> entries;
  std::vector<Fault> faults;
  std::size_t count = 0;
  for (const auto& path : *files) {
    const std::string file = std::string(kFolder) + "/" + path.string();
    if (is_for_people(path)) continue;
    const auto fault = [&](std::string_view what) {
      faults.push_back({file, 0, fmt::format("{}: {}", file, what)});
    };
    if (path.extension() != ".xml") {
      fault("is no .xml file; documents belong beside this folder");
      continue;
    }
    if (++count > limits.files) {
      fault(fmt::format("more than {} files of corrections", limits.files));
      break;
    }
    const auto bytes = read_file(folder / path, limits.file_bytes);
    if (bytes) read_file_of_corrections(*bytes, file, vocabulary, limits, entries, faults);
    if (!bytes) fault(bytes.error().message);
  }
  return Corrections(std::move(entries), std::move(faults));
}

}  // namespace viendan::corrections
