// The parts of a document, as the law names them (Decree 30/2020/NĐ-CP annex I; Decree
// 34/2016/NĐ-CP article 62): phần, chương, mục, tiểu mục, điều, khoản, điểm, and what policy
// decisions put inside an article: I., 1., a), -, +.
#pragma once

#include <string>

#include "base/span.h"
#include "model/names.h"

namespace viendan {

enum class BlockKind {
  Document,    // the root; parent of what stands at the top
  Head,        // a line of the letterhead: national motto, issuer, symbol, place and date, title
  Preamble,    // căn cứ, xét đề nghị: what the document rests on
  Enacting,    // "QUYẾT ĐỊNH:"
  Addressees,  // kính gửi
  Intro,       // the text of a letter before its first numbered unit
  Part,        // phần
  Chapter,     // chương
  Section,     // mục
  Subsection,  // tiểu mục
  Article,     // điều
  Roman,       // I.
  Clause,      // khoản, 1.
  Decimal,     // 1.1.
  Point,       // điểm, a)
  Dash,        // -
  Plus,        // +
  Paragraph,   // unnumbered text; belongs to the unit before it
  Plan,        // an attached plan, programme or regulation with a title of its own
  Annex,       // phụ lục
  Classification,  // a list of codes, set as a table with a title
  Notes,           // ghi chú
  Contacts,        // liên hệ
  Table,           // a grid of the source
  Recipients,      // nơi nhận
  Signature,       // capacity, position and name of the signer
  Footnote,
  Stamp,     // an incoming stamp printed over the text
  PageMark,  // page number or running head
};

struct BlockKindInfo {
  BlockKind kind;
  std::string_view name;    // in XML
  std::string_view unit;    // `kind` in `export units`; "" for what is no unit
  std::string_view anchor;  // how a provision address names it; "" for what has no address
};

// clang-format off
inline constexpr std::array kBlockKinds = std::to_array<BlockKindInfo>({
    {BlockKind::Document,       "document",       "",        ""},
    {BlockKind::Head,           "head",           "",        ""},
    {BlockKind::Preamble,       "preamble",       "",        ""},
    {BlockKind::Enacting,       "enacting",       "",        ""},
    {BlockKind::Addressees,     "addressees",     "",        ""},
    {BlockKind::Intro,          "intro",          "",        ""},
    {BlockKind::Part,           "part",           "phan",    "phan"},
    {BlockKind::Chapter,        "chapter",        "chuong",  "chuong"},
    {BlockKind::Section,        "section",        "muc",     "muc"},
    {BlockKind::Subsection,     "subsection",     "muc",     "tieu-muc"},
    {BlockKind::Article,        "article",        "dieu",    "dieu"},
    {BlockKind::Roman,          "roman",          "roman",   "muc"},
    {BlockKind::Clause,         "clause",         "arabic",  "khoan"},
    {BlockKind::Decimal,        "decimal",        "decimal", "khoan"},
    {BlockKind::Point,          "point",          "letter",  "diem"},
    {BlockKind::Dash,           "dash",           "",        ""},
    {BlockKind::Plus,           "plus",           "",        ""},
    {BlockKind::Paragraph,      "paragraph",      "",        ""},
    {BlockKind::Plan,           "plan",           "plan",    "kt"},
    {BlockKind::Annex,          "annex",          "phu_luc", "pl"},
    {BlockKind::Classification, "classification", "",        ""},
    {BlockKind::Notes,          "notes",          "",        ""},
    {BlockKind::Contacts,       "contacts",       "",        ""},
    {BlockKind::Table,          "table",          "",        ""},
    {BlockKind::Recipients,     "recipients",     "",        ""},
    {BlockKind::Signature,      "signature",      "",        ""},
    {BlockKind::Footnote,       "footnote",       "",        ""},
    {BlockKind::Stamp,          "stamp",          "",        ""},
    {BlockKind::PageMark,       "page-mark",      "",        ""},
});
// clang-format on

[[nodiscard]] constexpr const BlockKindInfo& info(BlockKind kind) {
  return kBlockKinds[static_cast<std::size_t>(kind)];
}

[[nodiscard]] constexpr std::optional<BlockKind> block_kind(std::string_view name) {
  for (const auto& row : kBlockKinds) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

/// A block owns the text from its beginning to the beginning of the next block, white space after
/// it included; its children follow it in the vector. So the own spans of all blocks, in order,
/// are the whole text: every byte belongs to exactly one block.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  int parent = -1;  // index of the parent, always smaller than the own one; -1 for the root
  Span own;
  std::string label;   // "3", "IV", "đ", "1.2" as printed, without point or bracket; or ""
  Span heading;        // the own words after the label, up to the first line end; inside `own`
  std::string anchor;  // full address of the provision: "dieu-1.muc-ii.khoan-2"; "" if none
  std::string rule;    // why it was read so: name of the rule that opened it
  friend bool operator==(const Block&, const Block&) = default;
};

}  // namespace viendan
