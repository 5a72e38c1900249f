#include "ingest/read.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/unicode.h"
#include "ingest/reader.h"

namespace viendan::ingest {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";

/// Formats of office programs, by how their files begin; some of them are all letters.
constexpr std::array<std::string_view, 6> kSignatures = {"%PDF-",  "PK\x03\x04", "\xD0\xCF\x11\xE0",
                                                         "{\\rtf", "\xFF\xFE",   "\xFE\xFF"};

bool has_signature(std::string_view bytes) {
  return std::any_of(kSignatures.begin(), kSignatures.end(),
                     [&](std::string_view start) { return bytes.starts_with(start); });
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
    default:
      return with_hint(Err(Error::Code::Unreadable, "{}:{}: the file is no plain text", source,
                           line_of(bytes, bytes.find('\0'))),
                       "save its text as UTF-8");
  }
}

}  // namespace

Format detect(std::string_view bytes) {
  if (has_signature(bytes) || bytes.find('\0') != std::string_view::npos) return Format::Binary;
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
