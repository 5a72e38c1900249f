#include "ingest/read.h"

#include <algorithm>

#include "base/file.h"
#include "base/unicode.h"
#include "ingest/reader.h"

namespace viendan::ingest {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";

/// What is not read yet, by how it begins; some of it is all letters and would pass for text.
struct Signature {
  std::string_view begins;
  std::string_view name;
};
constexpr Signature kSignatures[] = {
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a zipped file, such as DOCX or XLSX"},
    {"\xD0\xCF\x11\xE0", "an old office file, such as DOC or XLS"},
    {"{\\rtf", "an RTF file"},
    {"\xFF\xFE", "UTF-16 text"},
    {"\xFE\xFF", "UTF-16 text"},
    {"<!doctype html", "an HTML page"},
    {"<html", "an HTML page"},
};

/// The name of what the bytes are, or "" where they may be text.
std::string_view foreign_format(std::string_view bytes) {
  const std::string begin = to_lower(trim_space(bytes.substr(0, 64)));
  const auto found = std::ranges::find_if(kSignatures, [&](const Signature& signature) {
    return bytes.starts_with(signature.begins) || begin.starts_with(signature.begins);
  });
  return found == std::end(kSignatures) ? "" : found->name;
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

/// The line, from 1, of an offset; 1 where there is none.
std::size_t line_of(std::string_view bytes, std::size_t offset) {
  if (offset == std::string_view::npos) return 1;
  const auto before = bytes.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

tl::unexpected<Error> refusal(Format format, std::string_view source, std::string_view bytes) {
  switch (format) {
    case Format::Empty:
      return Err(Error::Code::Unreadable, "{}: the file is empty", source);
    case Format::BadUtf8:
      return with_hint(Err(Error::Code::Unreadable, "{}:{}: the bytes are not UTF-8", source,
                           first_bad_line(bytes)),
                       "convert the file to UTF-8");
    case Format::Foreign:
      return with_hint(Err(Error::Code::Unreadable, "{}: this is {}, which is not read yet", source,
                           foreign_format(bytes)),
                       "save its text as UTF-8");
    default:
      return Err(Error::Code::Unreadable, "{}:{}: a NUL byte: the file is binary, no text", source,
                 line_of(bytes, bytes.find('\0')));
  }
}

}  // namespace

Format detect(std::string_view bytes) {
  if (!foreign_format(bytes).empty()) return Format::Foreign;
  if (bytes.find('\0') != std::string_view::npos) return Format::Binary;
  if (!is_valid_utf8(bytes)) return Format::BadUtf8;
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return is_blank(bytes) ? Format::Empty : Format::Text;
}

Result<Draft> read_bytes(std::string source, std::string_view bytes, const Limits& limits) {
  // Offsets are 32 bits wide, whatever the caller allows.
  const auto most = std::min<std::uint64_t>(limits.file_bytes, 0xFFFF'0000u);
  if (bytes.size() > most) {
    return Err(Error::Code::Unreadable, "{}: larger than {} bytes", source, most);
  }
  if (const Format format = detect(bytes); format != Format::Text) {
    return refusal(format, source, bytes);
  }
  const auto lines = split_lines(source, bytes, limits);
  if (!lines) return tl::unexpected(lines.error());
  auto draft = Reader(std::move(source), limits).read(*lines);
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
