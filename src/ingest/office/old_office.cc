#include "ingest/office/old_office.h"

#include <algorithm>

#include "base/child.h"
#include "base/file.h"
#include "base/unicode.h"
#include "ingest/html/html.h"
#include "ingest/office/compound_file.h"
#include "ingest/office/office.h"
#include "ingest/office/plain_output.h"

namespace viendan::ingest {
namespace fs = std::filesystem;
namespace {

using Arguments = std::vector<std::string>;

/// What is known of a format that needs a converter.
struct Conversion {
  OldFormat format;
  std::string_view name;    // as in Draft::format
  std::string_view target;  // of LibreOffice, and how the new file's name ends
  std::string_view filter;
  // Another converter, which prints something that can be read.
  std::optional<fs::path> Converters::*other;
  Arguments (*arguments)(const std::string& file);
  Result<RichText> (*read)(const Input& output);
};
const Conversion kConversions[] = {
    {OldFormat::Word, "doc", "docx", "MS Word 2007 XML", &Converters::antiword,
     [](const std::string& file) {
       return Arguments{"-m", "UTF-8.txt", "-w", "0", file};
     },
     read_plain_lines},
    {OldFormat::Rtf, "rtf", "docx", "MS Word 2007 XML", &Converters::unrtf,
     [](const std::string& file) {
       return Arguments{"--html", "--nopict", file};
     },
     read_html},
    {OldFormat::Excel, "xls", "xlsx", "Calc MS Excel 2007 XML", &Converters::xls2csv,
     [](const std::string& file) {
       return Arguments{"-d", "utf-8", "-q", "3", "-c", ";", "-b", "\f", file};
     },
     read_quoted_sheets},
};

/// The word that says in the head of a DOC that all behind it is encrypted.
constexpr std::size_t kWordFlagsAt = 11;
constexpr unsigned char kWordEncrypted = 0x01;

/// Records of an XLS: two bytes of kind, two of size.
constexpr std::uint32_t kFilePass = 0x2F;

std::uint32_t short_at(std::string_view bytes, std::size_t at) {
  const auto low = static_cast<unsigned char>(bytes[at]);
  const auto high = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<std::uint32_t>(low | high << 8);
}

bool has_file_pass(std::string_view head) {
  for (std::size_t at = 0; at + 4 <= head.size(); at += 4 + short_at(head, at + 2)) {
    if (short_at(head, at) == kFilePass) return true;
  }
  return false;
}

OldFormat word_format(std::string_view head) {
  const bool encrypted = head.size() > kWordFlagsAt &&
                         (static_cast<unsigned char>(head[kWordFlagsAt]) & kWordEncrypted) != 0;
  return encrypted ? OldFormat::Encrypted : OldFormat::Word;
}

OldFormat excel_format(std::string_view head) {
  return has_file_pass(head) ? OldFormat::Encrypted : OldFormat::Excel;
}

struct StreamKind {
  std::string_view name;
  OldFormat (*format)(std::string_view head);
};
constexpr StreamKind kStreams[] = {
    {"EncryptedPackage", [](std::string_view) { return OldFormat::Encrypted; }},
    {"WordDocument", word_format},
    {"Workbook", excel_format},
    {"Book", excel_format},
};

/// Keeps LibreOffice from running macros and from fetching what a document names outside itself.
constexpr std::string_view kSettings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
)";

tl::unexpected<Error> failed(const Input& input, std::string_view why) {
  return Err(Error::Code::Unreadable, "{}: cannot be converted: {}", input.source, why);
}

Child child_for(const fs::path& program, const fs::path& folder, const Limits& limits) {
  return {.program = program,
          .folder = folder,
          .wall_time = std::chrono::seconds(limits.converter_seconds),
          .file_bytes = limits.unpacked,
          .output_bytes = limits.file_bytes};
}

/// The file as it is read, but for its bytes.
Result<RichText> read_converted(const Input& input, const Conversion& conversion,
                                const fs::path& file) {
  if (!fs::exists(file)) return failed(input, "damaged, or protected with a password");
  const auto bytes = read_file(file, input.limits.file_bytes);
  if (!bytes) return failed(input, bytes.error().message);
  auto rich = read_ooxml({input.source, *bytes, input.limits});
  if (rich) rich->format = conversion.name;
  return rich;
}

Result<RichText> convert_with_office(const Input& input, const Conversion& conversion,
                                     const fs::path& program, const fs::path& folder) {
  const auto settings = folder / "profile" / "user";
  std::error_code error;
  fs::create_directories(settings, error);
  const auto written = write_file_atomically(settings / "registrymodifications.xcu", kSettings);
  if (!written) return failed(input, written.error().message);

  Child child = child_for(program, folder, input.limits);
  child.arguments = {"--headless",
                     "--norestore",
                     "--nolockcheck",
                     "--nodefault",
                     "--nofirststartwizard",
                     "-env:UserInstallation=file://" + (folder / "profile").string(),
                     "--convert-to",
                     fmt::format("{}:{}", conversion.target, conversion.filter),
                     "--outdir",
                     (folder / "out").string(),
                     (folder / fmt::format("in.{}", conversion.name)).string()};
  const auto end = run_child(child);
  if (!end) return failed(input, end.error().message);
  return read_converted(input, conversion,
                        folder / "out" / fmt::format("in.{}", conversion.target));
}

Result<RichText> convert_otherwise(const Input& input, const Conversion& conversion,
                                   const fs::path& program, const fs::path& folder) {
  Child child = child_for(program, folder, input.limits);
  child.arguments = conversion.arguments((folder / fmt::format("in.{}", conversion.name)).string());
  const auto end = run_child(child);
  if (!end) return failed(input, end.error().message);
  if (end->status != 0) return failed(input, "damaged, or protected with a password");
  const std::string text = is_valid_utf8(end->output) ? end->output : to_nfc(end->output);
  auto rich = conversion.read({input.source, text, input.limits});
  if (rich) rich->format = conversion.name;
  return rich;
}

Result<RichText> convert(const Input& input, const Conversion& conversion,
                         const Converters& converters) {
  const auto& other = converters.*conversion.other;
  if (!converters.soffice && !other) {
    return with_hint(failed(input, "no program that reads this format is installed"),
                     "install LibreOffice, or save the file as DOCX or XLSX");
  }
  const auto folder = PrivateFolder::make();
  if (!folder) return failed(input, folder.error().message);
  const auto file = folder->path() / fmt::format("in.{}", conversion.name);
  const auto written = write_file_atomically(file, input.bytes);
  if (!written) return failed(input, written.error().message);
  if (converters.soffice)
    return convert_with_office(input, conversion, *converters.soffice, folder->path());
  return convert_otherwise(input, conversion, *other, folder->path());
}

}  // namespace

OldFormat old_format_of(std::string_view bytes) {
  if (bytes.starts_with("{\\rtf")) return OldFormat::Rtf;
  const auto streams = streams_of(bytes);
  for (const StreamKind& kind : kStreams) {
    const auto found = std::ranges::find(streams, kind.name, &Stream::name);
    if (found != streams.end()) return kind.format(found->head);
  }
  return OldFormat::None;
}

Converters Converters::installed() {
  return {find_program("soffice"), find_program("antiword"), find_program("unrtf"),
          find_program("xls2csv")};
}

Result<RichText> read_old_office(const Input& input, const Converters& converters) {
  const OldFormat format = old_format_of(input.bytes);
  if (format == OldFormat::Encrypted) {
    return with_hint(Err(Error::Code::Unreadable, "{}: protected with a password", input.source),
                     "save the file without a password");
  }
  const auto* found = std::ranges::find(kConversions, format, &Conversion::format);
  if (found == std::end(kConversions)) {
    return Err(Error::Code::Unreadable,
               "{}: damaged, or an office file that is neither a text nor a spreadsheet",
               input.source);
  }
  return convert(input, *found, converters);
}

Result<RichText> read_old_office(const Input& input) {
  return read_old_office(input, Converters::installed());
}

}  // namespace viendan::ingest
