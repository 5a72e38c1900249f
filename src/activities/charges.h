// Whom the text of a document binds: a heading that names bodies lays on them what stands below.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "activities/duty_clause.h"
#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::activities {

/// The scope of bodies that only work with the others.
inline constexpr std::string_view kPartnerScope = "phối hợp";

/// Bodies that a heading lays the text below it on: "1. Bộ Công Thương", "… có trách nhiệm:".
struct Charge {
  std::vector<AgencyRef> agencies;
  bool open = false;  // there are such bodies
};

/// Whether a block of this kind may lay a duty on somebody.
[[nodiscard]] bool is_operative(BlockKind kind);

/// Goes through the blocks in their order and knows who is bound at each.
class Charges {
 public:
  Charges(const Document& document, const Vocabulary& vocabulary);

  /// Enters an operative block: gives it the charge of its parent, or of the paragraph before it
  /// that introduced a list of blocks like it.
  void enter(std::size_t block);
  /// Whether the block is a heading that lays what follows on bodies; from now on it does.
  bool opens(std::size_t block, std::string_view text);

  [[nodiscard]] const Charge& of(std::size_t block) const { return laid_[charges_[block]]; }
  /// Whom the document asked last.
  [[nodiscard]] const std::vector<AgencyRef>& asked() const { return asked_; }
  void ask(std::vector<AgencyRef> agencies) { asked_ = std::move(agencies); }

  /// The bodies of a list; those that are not known stay as printed.
  const std::vector<AgencyRef>& agencies_of(std::string_view words);
  /// The bodies with those that a verb phrase calls in to work with them.
  [[nodiscard]] std::vector<AgencyRef> with_partners(std::vector<AgencyRef> agencies,
                                                     std::string_view text, Span verb);

 private:
  [[nodiscard]] std::size_t inherited(std::size_t block);
  void lay(std::size_t block, std::vector<AgencyRef> agencies);
  void open_list(std::size_t block);
  [[nodiscard]] bool introduces(std::size_t block) const;
  [[nodiscard]] bool has_children(std::size_t block) const;
  [[nodiscard]] std::vector<AgencyRef> read_bodies(std::string_view words) const;

  const Document& document_;
  const Vocabulary& vocabulary_;
  std::optional<Date> issued_;
  std::vector<Charge> laid_;          // the first one binds nobody
  std::vector<std::size_t> charges_;  // of each block, in `laid_`
  struct {
    int parent = -2;
    BlockKind kind = BlockKind::Document;
    std::size_t charge = 0;
  } list_;  // opened by a paragraph for the blocks beside it
  std::vector<AgencyRef> asked_;
  std::unordered_map<std::string, std::vector<AgencyRef>> known_;  // by the words that name them
};

}  // namespace viendan::activities
