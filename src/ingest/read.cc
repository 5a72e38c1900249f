#include "ingest/read.h"

#include <algorithm>

#include "base/file.h"
#include "base/unicode.h"
#include "ingest/frame_tables.h"
#include "ingest/html/html.h"
#include "ingest/letters/letters.h"
#include "ingest/ocr/ocr.h"
#include "ingest/office/office.h"
#include "ingest/pdf/pdf.h"
#include "ingest/reader.h"
#include "ingest/rich.h"
#include "ingest/tab_columns.h"

namespace viendan::ingest {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
/// A page may open with comments and a declaration; a PDF with bytes of a mailer.
constexpr std::size_t kBeginning = 1024;

/// How files of a format begin, white space before it and case aside.
struct Signature {
  std::string_view begins;
  Format format;
};
constexpr Signature kSignatures[] = {
    {"%PDF-", Format::Pdf},
    {"PK\x03\x04", Format::Ooxml},
    {"\xD0\xCF\x11\xE0", Format::OldOffice},
    {"{\\rtf", Format::OldOffice},
    {"\x89PNG", Format::Image},
    {"\xFF\xD8\xFF", Format::Image},
    {std::string_view("II*\0", 4), Format::Image},
    {std::string_view("MM\0*", 4), Format::Image},
};

struct FormatReader {
  Format format;
  Result<RichText> (*read)(const Input& input);
};
constexpr FormatReader kReaders[] = {
    {Format::Html, read_html}, {Format::Ooxml, read_ooxml}, {Format::OldOffice, read_old_office},
    {Format::Pdf, read_pdf},   {Format::Image, read_image},
};

/// The first tag is that of a page; text may have tags too, but does not begin with these.
bool is_html(std::string_view bytes) {
  const std::string begin = to_lower(trim_space(bytes.substr(0, kBeginning)));
  constexpr std::string_view kTags[] = {"<!doctype html", "<html", "<head>", "<body", "<meta "};
  if (std::ranges::any_of(kTags, [&](auto tag) { return begin.starts_with(tag); })) return true;
  const bool markup = begin.starts_with("<!--") || begin.starts_with("<?xml");
  return markup && begin.find("<html") != std::string::npos;
}

/// The line, from 1, of an offset.
std::size_t line_of(std::string_view bytes, std::size_t offset) {
  const auto before = bytes.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

/// The line, from 1, that holds the first byte that is no UTF-8.
std::size_t first_bad_line(std::string_view bytes) {
  std::size_t line = 1;
  for (std::size_t begin = 0; begin < bytes.size(); ++line) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    if (!is_valid_utf8(bytes.substr(begin, end - begin))) break;
    begin = end + 1;
  }
  return line;
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Result<Draft> read_lines(std::string_view source, std::string_view text, const Limits& limits) {
  const auto lines = split_lines(source, text, limits);
  if (!lines) return tl::unexpected(lines.error());
  return Reader(std::string(source), limits).read(*lines);
}

/// Text in older letters becomes Unicode before its lines are read.
Result<Draft> read_text(std::string_view source, std::string_view bytes, const Limits& limits) {
  const bool utf8 = is_valid_utf8(bytes);
  if (utf8 && !is_ascii(bytes)) return read_lines(source, bytes, limits);
  const auto decoded = decode_bytes(bytes);
  if (decoded) {
    auto draft = read_lines(source, decoded->text, limits);
    if (draft && decoded->letters != Letters::Utf8)
      draft->evidence.push_back({"letters", std::string(name_in(kLetters, decoded->letters))});
    return draft;
  }
  if (utf8) return read_lines(source, bytes, limits);
  return with_hint(Err(Error::Code::Unreadable,
                       "{}:{}: the bytes are neither UTF-8 nor Vietnamese "
                       "in a known older encoding",
                       source, first_bad_line(bytes)),
                   "convert the file to UTF-8");
}

Result<Draft> read_format(Format format, const Input& input) {
  if (format == Format::Text) return read_text(input.source, input.bytes, input.limits);
  if (format == Format::Empty) {
    return Err(Error::Code::Unreadable, "{}: the file is empty", input.source);
  }
  const auto* found = std::ranges::find(kReaders, format, &FormatReader::format);
  if (found == std::end(kReaders)) {
    return Err(Error::Code::Unreadable, "{}:{}: a NUL byte: the file is binary, no text",
               input.source, line_of(input.bytes, input.bytes.find('\0')));
  }
  auto rich = found->read(input);
  if (!rich) return tl::unexpected(rich.error());
  decode_letters(*rich);
  unfold_frame_tables(*rich);
  unfold_tab_columns(*rich);
  return to_draft(input, *rich);
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

Format detect(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const auto* found = std::ranges::find_if(
      kSignatures, [&](const Signature& signature) { return bytes.starts_with(signature.begins); });
  if (found != std::end(kSignatures)) return found->format;
  if (is_html(bytes)) return Format::Html;
  if (is_utf16(bytes)) return Format::Text;
  if (bytes.find('\0') != std::string_view::npos) return Format::Binary;
  return is_blank(bytes) ? Format::Empty : Format::Text;
}

Result<Draft> read_bytes(std::string source, std::string_view bytes, const Limits& limits,
                         const PageProgress& on_page) {
  // Offsets are 32 bits wide, whatever the caller allows.
  const auto most = std::min<std::uint64_t>(limits.file_bytes, 0xFFFF'0000u);
  if (bytes.size() > most) {
    return Err(Error::Code::Unreadable, "{}: larger than {} bytes", source, most);
  }
  auto draft = read_format(detect(bytes), Input{source, bytes, limits, on_page});
  if (draft) draft->digest = digest(bytes);
  return draft;
}

Result<Draft> read(const std::filesystem::path& folder, const std::filesystem::path& source,
                   const Limits& limits) {
  const auto bytes = read_file(folder / source, limits.file_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return read_bytes(source.generic_string(), *bytes, limits);
}

}  // namespace viendan::ingest
