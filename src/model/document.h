// A document that has been read. Filled stage by stage: structure gives metadata, text and blocks;
// tables the tables; activities the activities, targets and duties; citations the citations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/activity.h"
#include "model/block.h"
#include "model/citation.h"
#include "model/correction.h"
#include "model/place.h"
#include "model/remark.h"
#include "model/table.h"

namespace viendan {

/// A value and where it is printed. Inferred values (an issuer known from the symbol) have a rule
/// and the span of what they were inferred from.
struct Field {
  std::string value;
  Span span = {};
  std::string rule = {};  // how it was found: "symbol-line", "annex-line"
  [[nodiscard]] bool empty() const { return value.empty(); }
  friend bool operator==(const Field&, const Field&) = default;
};

struct Metadata {
  std::string id;           // "qd-bct/2015/13443"; see vocabulary/identity.h
  Field type;               // "Quyết định"; a letter without a printed type is a "Công văn"
  Field number;             // "13443"
  Field symbol;             // "13443/QĐ-BCT"
  Field issuer;             // "Bộ trưởng Bộ Công Thương": who signs the act into being
  std::string issuer_body;  // name of the body: "Bộ Công Thương"
  std::string issuer_id;    // of schemas/vocabulary/agencies.xml
  Field date;               // ISO: "2015-12-08"
  Field effective_from;     // ISO; from when it is in force, where it says so
  Field effective_to;       // ISO; the last day, where it says so
  Field place;
  Field title;  // trích yếu, with "Về việc" as printed
  Field signer;
  Field signer_position;  // "KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG"
  std::string language = "vi";
  std::vector<Field> recipients;  // lines under "Nơi nhận", without bullet and final mark
  std::vector<Field> addressees;  // lines under "Kính gửi"
  friend bool operator==(const Metadata&, const Metadata&) = default;

  [[nodiscard]] std::optional<Date> issued() const { return parse_iso_date(date.value); }
};

struct Document {
  std::string source;           // path below the corpus folder
  std::string digest;           // of the file's bytes
  std::string format = "text";  // as in Draft
  Metadata metadata;
  std::string text;  // NFC; the blocks partition it
  SourceMap map;
  std::vector<Block> blocks;  // in text order; blocks[0] is the root
  std::vector<Table> tables;  // in text order
  std::vector<Activity> activities;
  std::vector<Target> targets;
  std::vector<Duty> duties;
  std::vector<Citation> citations;
  std::vector<Repair> repairs;  // of the text and the metadata
  std::vector<Issue> issues;
  std::vector<Evidence> evidence;
  std::vector<Correction> corrections;  // by people, those too that no longer fit
  std::vector<int> pages;               // as in Draft
  friend bool operator==(const Document&, const Document&) = default;
};

/// The span of a block with all that is below it.
[[nodiscard]] Span subtree(const Document& document, int block);
/// The block whose own span holds the offset.
[[nodiscard]] int block_at(const Document& document, std::uint32_t offset);
/// How a reader names a provision: "Điều 1, II.2.a", "Phụ lục II". "" for blocks without address.
[[nodiscard]] std::string provision_name(const Document& document, int block);

/// The invariants: own spans partition the text, parents come first, every span lies in the text,
/// rows are as wide as their table, citations' surfaces are what their spans cover. The message
/// names the first that is broken. Called by every test and by debug builds after each stage.
[[nodiscard]] Result<void> check(const Document& document);

}  // namespace viendan
