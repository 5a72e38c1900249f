#include "cli/export_documents.h"

#include "base/file.h"
#include "cli/chosen.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "render/akn.h"
#include "render/selectors.h"

namespace viendan::cli {
namespace fs = std::filesystem;
namespace {

/// A name for each identity, the same for no two: "qd-ttg_2012_1393.akn.xml".
std::string file_name(std::string_view id) {
  std::string name;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (plain)
      name += c;
    else
      name += c == '/' ? "_" : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return name + ".akn.xml";
}

Result<int> into_folder(const Chosen& chosen, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot_write("the folder", folder, error.value());
  auto written = chosen.each([&](const render::Part& part) {
    const Document& document = part.document;
    return write_file_atomically(folder / file_name(document.metadata.id),
                                 render::to_akn(document));
  });
  if (!written) return tl::unexpected(written.error());
  return ExitDone;
}

using AsText = std::string (*)(const Document& document);

Result<int> into_one(const Chosen& chosen, const fs::path& wanted, AsText text) {
  auto output = Output::open(wanted);
  if (!output) return tl::unexpected(output.error());
  auto written =
      chosen.each([&](const render::Part& part) { return output->write(text(part.document)); });
  if (written) written = output->finish();
  if (!written) return tl::unexpected(written.error());
  return ExitDone;
}

}  // namespace

Result<Chosen> chosen_by(const Options& options, const ExportOptions& wanted) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  auto chosen = Chosen::of(options, wanted, *vocabulary);
  if (!chosen) return chosen;
  if (!chosen->note().empty()) fmt::print(stderr, "remark: {}\n", chosen->note());
  if (auto looked = chosen->look(); !looked) return tl::unexpected(looked.error());
  return chosen;
}

Result<int> export_akn(const Options& options, const ExportOptions& wanted) {
  const auto chosen = chosen_by(options, wanted);
  if (!chosen) return tl::unexpected(chosen.error());
  const std::size_t count = chosen->ids().size();
  std::error_code error;
  const bool folder =
      !wanted.output.empty() && (count != 1 || fs::is_directory(wanted.output, error));
  if (folder) return into_folder(*chosen, wanted.output);
  if (count == 1) return into_one(*chosen, wanted.output, render::to_akn);
  return with_hint(
      Err(Error::Code::Usage, "{} documents are chosen, a file of Akoma Ntoso has one", count),
      "choose one by --document, or name a folder by -o");
}

Result<int> export_annotations(const Options& options, const ExportOptions& wanted) {
  const auto chosen = chosen_by(options, wanted);
  if (!chosen) return tl::unexpected(chosen.error());
  return into_one(*chosen, wanted.output, render::citation_annotations);
}

}  // namespace viendan::cli
