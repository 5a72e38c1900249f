#include "cli/version.h"

#include "base/file.h"
#include "base/text.h"
#include "mcp/revision.h"
#include "pipeline/build.h"
#include "store/catalogue_form.h"
#include "store/formats.h"
#include "web/static_files.h"

namespace viendan::cli {
namespace fs = std::filesystem;
namespace {

/// "activities 1" of "urn:viendan:export-activities:1"; "" where the text has no such name.
std::string numbered_name(std::string_view text, std::string_view before) {
  const auto found = text.find(before);
  if (found == std::string_view::npos) return {};
  const auto rest = text.substr(found + before.size());
  const auto parts = split(rest.substr(0, rest.find('"')), ':');
  return parts.size() == 2 ? fmt::format("{} {}", parts[0], parts[1]) : std::string();
}

/// The contracts of what is exported, as the program was built with them.
std::string export_contracts() {
  std::vector<std::string> names;
  for (const auto& file : web::schema_files()) {
    std::string name = numbered_name(file.bytes, "\"$id\": \"urn:viendan:");
    if (!name.empty()) names.push_back(std::move(name));
  }
  return join(names, ", ");
}

/// A line for each form that an XML schema describes: "record 1".
std::string xml_forms(const fs::path& schemas) {
  std::string lines;
  constexpr std::uint64_t kMost = 1 << 20;
  const auto files = list_files(schemas);
  if (!files) return lines;
  for (const auto& file : *files) {
    if (file.extension() != ".xsd" || file.has_parent_path()) continue;
    const auto text = read_file(schemas / file, kMost);
    const std::string name = text ? numbered_name(*text, "targetNamespace=\"urn:viendan:") : "";
    if (!name.empty()) lines += name + "\n";
  }
  return lines;
}

std::string revisions() {
  std::vector<std::string> names;
  for (const auto& revision : mcp::kRevisions) names.emplace_back(revision.name);
  return join(names, ", ");
}

std::string rules(const fs::path& schemas) {
  const auto vocabulary = Vocabulary::load(schemas / "vocabulary");
  return vocabulary ? fmt::format("rules {}\n", pipeline::rules_version(*vocabulary)) : "";
}

}  // namespace

std::string version_text(const fs::path& schemas) {
  return fmt::format(
      "viendan {}\n"
      "manifest {}\ncatalogue {}\nlinks {}\n{}"
      "exports {}\nmcp {}\n{}",
      VIENDAN_VERSION, store::kManifestForm, store::kCatalogueVersion, store::kLinkTableForm,
      xml_forms(schemas), export_contracts(), revisions(), rules(schemas));
}

}  // namespace viendan::cli
