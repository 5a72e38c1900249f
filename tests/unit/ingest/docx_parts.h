// Word files made of the XML that a test writes.
#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "ingest/office/office.h"
#include "office_files.h"

namespace viendan::ingest {

using test::link;
using test::links;
using test::make_zip;
using test::sketch;
using test::ZipEntry;

/// The parts of a document beside its text.
struct Around {
  std::string styles = "";
  std::string numbering = "";
  std::string footnotes = "";
  std::string header = "";
};

inline std::string part(std::string_view root, std::string_view inner) {
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?><w:{0} xmlns:w="urn:w" xmlns:r="urn:r" xmlns:mc="urn:mc">{1}</w:{0}>)",
      root, inner);
}

inline std::vector<ZipEntry> entries_of(std::string_view body, const Around& around = {}) {
  std::string inner;
  std::vector<ZipEntry> entries = {
      {"_rels/.rels", links(link("a", "officeDocument", "word/document.xml"))},
      {"word/document.xml", part("document", fmt::format("<w:body>{}</w:body>", body))}};
  const auto add = [&](std::string_view type, std::string_view root, const std::string& content) {
    if (content.empty()) return;
    const auto name = fmt::format("{}.xml", type);
    inner += link(type, type, name);
    entries.push_back({"word/" + name, part(root, content)});
  };
  add("styles", "styles", around.styles);
  add("numbering", "numbering", around.numbering);
  add("footnotes", "footnotes", around.footnotes);
  add("header", "hdr", around.header);
  entries.push_back({"word/_rels/document.xml.rels", links(inner)});
  return entries;
}

inline Result<RichText> read_zip(const std::vector<ZipEntry>& entries, const Limits& limits = {}) {
  const std::string bytes = make_zip(entries);
  return read_ooxml({"a.docx", bytes, limits});
}

inline RichText read_body(std::string_view body, const Around& around = {}) {
  auto rich = read_zip(entries_of(body, around));
  INFO((rich ? "" : rich.error().message));
  REQUIRE(rich);
  return *std::move(rich);
}

inline std::string p(std::string_view text, std::string_view properties = "") {
  return fmt::format(R"(<w:p><w:pPr>{}</w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>)",
                     properties, text);
}

inline std::string cell(std::string_view text, std::string_view properties = "") {
  return fmt::format("<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>", properties, p(text));
}

}  // namespace viendan::ingest
