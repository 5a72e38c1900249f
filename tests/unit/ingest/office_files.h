// Office files made of parts that a test writes, sound or damaged.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/rich.h"

namespace viendan::test {

struct ZipEntry {
  std::string name;
  std::string bytes;
  bool deflated = false;                       // in the blocks of deflate, as they are
  bool encrypted = false;                      // says so; the bytes are plain
  std::optional<std::uint32_t> declared = {};  // as the size, whatever it is
};

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFF'FFFFu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1u ? 0xEDB8'8320u : 0u);
  }
  return ~crc;
}

inline std::string little(std::uint32_t number, int size) {
  std::string bytes;
  for (; size > 0; --size, number >>= 8) bytes += static_cast<char>(number & 0xFFu);
  return bytes;
}

/// A deflate stream of blocks that are not compressed.
inline std::string deflated(std::string_view bytes) {
  std::string stream;
  do {
    const auto part = bytes.substr(0, 0xFFFF);
    bytes.remove_prefix(part.size());
    const auto size = static_cast<std::uint32_t>(part.size());
    stream += bytes.empty() ? '\1' : '\0';
    stream += little(size, 2) + little(~size, 2);
    stream += part;
  } while (!bytes.empty());
  return stream;
}

/// A zip archive, byte by byte, so that it may lie.
inline std::string make_zip(const std::vector<ZipEntry>& entries) {
  std::string files;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::string data = entry.deflated ? deflated(entry.bytes) : entry.bytes;
    const auto size = entry.declared.value_or(static_cast<std::uint32_t>(entry.bytes.size()));
    const std::string head =
        little(20, 2) + little(entry.encrypted ? 1 : 0, 2) + little(entry.deflated ? 8 : 0, 2) +
        little(0, 4) + little(crc32(entry.bytes), 4) +
        little(static_cast<std::uint32_t>(data.size()), 4) + little(size, 4) +
        little(static_cast<std::uint32_t>(entry.name.size()), 2) + little(0, 2);
    directory += "PK\1\2" + little(20, 2) + head + little(0, 10) +
                 little(static_cast<std::uint32_t>(files.size()), 4) + entry.name;
    files += "PK\3\4" + head + entry.name + data;
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  return files + directory + "PK\5\6" + little(0, 4) + little(count, 2) + little(count, 2) +
         little(static_cast<std::uint32_t>(directory.size()), 4) +
         little(static_cast<std::uint32_t>(files.size()), 4) + little(0, 2);
}

inline std::string links(std::string_view inner) {
  return R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
         std::string(inner) + "</Relationships>";
}

inline std::string link(std::string_view id, std::string_view type, std::string_view target,
                        std::string_view mode = "Internal") {
  return fmt::format(
      R"(<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}" TargetMode="{}"/>)",
      id, type, target, mode);
}

/// One line for what is read: paragraphs as they are, "^" after a gap, "*" around bold letters,
/// "{font}" before those of a font; tables as rows of [cells], with "x2" and "y2" for what they
/// span.
inline std::string sketch(const ingest::RichParagraph& paragraph, bool looks = false) {
  std::string out = paragraph.after_gap ? "^" : "";
  if (paragraph.layer == Layer::PageMark) out += "(page) ";
  if (paragraph.layer == Layer::Footnote) out += "(note) ";
  for (const ingest::Run& run : paragraph.runs) {
    if (looks && !run.font.empty()) out += "{" + run.font + "}";
    out += looks && run.bold ? "*" + run.text + "*" : run.text;
  }
  for (auto at = out.find('\n'); at != std::string::npos; at = out.find('\n')) out[at] = '/';
  return out;
}

inline std::string sketch(const ingest::RichTable& table) {
  std::string out;
  for (const auto& row : table.rows) {
    if (!out.empty()) out += ";";
    for (const auto& cell : row.cells) {
      std::string words;
      for (const auto& paragraph : cell.paragraphs)
        words += (words.empty() ? "" : "/") + sketch(paragraph);
      out += "[" + words + (cell.columns > 1 ? "x" + std::to_string(cell.columns) : "") +
             (cell.rows > 1 ? "y" + std::to_string(cell.rows) : "") + "]";
    }
  }
  return out;
}

inline std::string sketch(const ingest::RichText& rich, bool looks = false) {
  std::string out;
  for (const auto& piece : rich.pieces) {
    if (!out.empty()) out += " | ";
    const auto* paragraph = std::get_if<ingest::RichParagraph>(&piece);
    out += paragraph != nullptr ? sketch(*paragraph, looks)
                                : sketch(std::get<ingest::RichTable>(piece));
  }
  return out;
}

}  // namespace viendan::test
