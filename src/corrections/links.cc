#include "corrections/links.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "corrections/outcome.h"
#include "model/claim.h"

namespace viendan::corrections {
namespace {

constexpr std::string_view kOpen = "?";

/// What a mention means, as a person is shown it: an identity, or "?".
std::string_view meaning(const Citation& citation) {
  const bool decided = citation.status == CitationStatus::Resolved ||
                       (citation.status == CitationStatus::Stub && is_sure(citation.target.id));
  return decided && !citation.target.id.empty() ? std::string_view(citation.target.id) : kOpen;
}

/// However a person wrote down that it was open: "?", "ambiguous", "qd-ttg/?/12".
std::string_view seen_by(const Entry& entry) {
  const std::string& was = entry.was.front();
  const bool open = was == kOpen || !is_sure(was) || value_in(kCitationStatuses, was).has_value();
  return open ? kOpen : std::string_view(was);
}

bool is_in(const Document& document, int block, const std::string& anchor) {
  for (; block > 0; block = document.blocks[static_cast<std::size_t>(block)].parent) {
    if (document.blocks[static_cast<std::size_t>(block)].anchor == anchor) return true;
  }
  return false;
}

/// Citations by their words, so that many corrections of a long document cost little.
class Mentions {
 public:
  Mentions(const Document& document, const std::vector<Citation>& citations)
      : document_(document), citations_(citations) {
    for (std::size_t i = 0; i < citations.size(); ++i) {
      by_words_[squeeze(citations[i].surface)].push_back(i);
    }
  }
  [[nodiscard]] std::vector<std::size_t> meant(const Mention& mention) const {
    std::vector<std::size_t> found;
    const auto all = by_words_.find(mention.words);
    if (all == by_words_.end()) return found;
    for (const std::size_t i : all->second) {
      if (fits(mention, citations_[i])) found.push_back(i);
    }
    return found;
  }

 private:
  [[nodiscard]] bool fits(const Mention& mention, const Citation& citation) const {
    if (!mention.anchor.empty() && !is_in(document_, citation.block, mention.anchor)) return false;
    if (mention.line == 0) return true;
    const auto lines = document_.map.lines(citation.span);
    return lines.first <= mention.line && mention.line <= lines.last;
  }
  const Document& document_;
  const std::vector<Citation>& citations_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_words_;
};

/// Whether a mention is as the person saw it, or as the person says it is.
bool still_fits(const Entry& entry, const Citation& citation, Seen seen) {
  const auto now = meaning(citation);
  if (now == seen_by(entry)) return true;
  if (seen == Seen::DocumentAlone && now == kOpen) return true;
  return entry.action == CorrectionAction::Confirm ? now == entry.value.front() : now == kOpen;
}

/// The mentions that a correction is about; or why it is about none.
struct Found {
  std::vector<std::size_t> citations = {};
  std::string now = {};
  Span span = {};
};

Found find(const std::vector<Citation>& citations, const Mentions& mentions, const Entry& entry,
           Seen seen) {
  auto meant = mentions.meant(entry.mention);
  if (meant.empty()) return {{}, "these words cite nothing there"};
  const Span first = citations[meant.front()].span;
  if (meant.size() > 1 && !entry.mention.all) {
    return {{}, fmt::format("it is not said which of {} mentions", meant.size()), first};
  }
  const std::string now(meaning(citations[meant.front()]));
  std::erase_if(meant, [&](std::size_t i) { return !still_fits(entry, citations[i], seen); });
  if (meant.empty()) return {{}, fmt::format("\"{}\" is read now", now), first};
  return {std::move(meant), {}, first};
}

void confirm(Citation& citation, const std::string& identity, const Document& document,
             const Known& known) {
  const bool same = citation.target.id == identity;
  if (const auto reference = known(identity)) {
    const auto printed = citation.target.date;
    citation.target = *reference;
    if (same && printed && printed->day && !reference->in_corpus) citation.target.date = printed;
  } else if (!same) {
    citation.target = {.id = identity};
  }
  const bool here = citation.target.in_corpus || identity == document.metadata.id;
  citation.status = here ? CitationStatus::Resolved : CitationStatus::Stub;
  citation.candidates.clear();
  citation.rule = kConfirmedRule;
  citation.confidence = 1;
}

void refuse(Citation& citation) {
  citation.target = {};
  citation.status = CitationStatus::Unresolved;
  citation.candidates.clear();
  citation.rule = kRefusedRule;
  citation.confidence = 1;
}

}  // namespace

Decisions take_decisions(Document& document) {
  Decisions taken;
  const auto of_link = [](const Correction& correction) {
    return correction.action == CorrectionAction::Confirm ||
           correction.action == CorrectionAction::Refuse;
  };
  const auto move_if = [](auto& from, auto& to, const auto& chosen) {
    const auto rest = std::stable_partition(from.begin(), from.end(),
                                            [&](const auto& each) { return !chosen(each); });
    to.assign(std::make_move_iterator(rest), std::make_move_iterator(from.end()));
    from.erase(rest, from.end());
  };
  move_if(document.corrections, taken.corrections, of_link);
  if (taken.corrections.empty()) return taken;
  move_if(document.repairs, taken.repairs, [](const Repair& repair) {
    return repair.rule == kCorrected && repair.field == "citation";
  });
  move_if(document.issues, taken.issues, [&](const Issue& issue) {
    return issue.code == kStale &&
           std::ranges::any_of(taken.corrections, [&](const Correction& correction) {
             return issue.message.starts_with(stale_beginning(correction));
           });
  });
  return taken;
}

void put_decisions(Document& document, Decisions decisions) {
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(document.corrections, decisions.corrections);
  append(document.repairs, decisions.repairs);
  append(document.issues, decisions.issues);
}

Decisions decide_links(const Document& document, std::vector<Citation>& citations,
                       const Entries& entries, const Known& known, Seen seen) {
  Decisions made;
  if (std::ranges::none_of(entries, &Entry::of_link)) return made;
  const Mentions mentions(document, citations);
  for (const Entry* entry : entries) {
    if (!entry->of_link()) continue;
    const Found found = find(citations, mentions, *entry, seen);
    const bool stale = found.citations.empty();
    made.corrections.push_back(
        told(*entry, stale ? CorrectionState::Stale : CorrectionState::Applied));
    if (stale) made.issues.push_back(stale_issue(*entry, found.now, found.span));
    for (const std::size_t i : found.citations) {
      Citation& citation = citations[i];
      const std::string before(meaning(citation));
      if (entry->action == CorrectionAction::Confirm) {
        confirm(citation, entry->value.front(), document, known);
      } else {
        refuse(citation);
      }
      const std::string after(meaning(citation));
      if (before == after) continue;
      made.repairs.push_back(repair_of(*entry, before, after, citation.span));
    }
  }
  return made;
}

std::vector<std::string> confirmed(const Entries& entries) {
  std::vector<std::string> identities;
  for (const Entry* entry : entries) {
    if (entry->action == CorrectionAction::Confirm) identities.push_back(entry->value.front());
  }
  return identities;
}

Voice voice_of(const Document& document, const Entries& entries) {
  if (std::ranges::none_of(entries, &Entry::of_link)) return {};
  // Whoever makes a claim is sure of its target, so the corpus will not decide otherwise.
  auto decided = document.citations;
  const auto unknown = [](std::string_view) { return std::nullopt; };
  static_cast<void>(decide_links(document, decided, entries, unknown));
  Voice voice = voice_of(document.citations, decided);
  voice.asked = confirmed(entries);
  return voice;
}

Voice voice_of(const std::vector<Citation>& found, const std::vector<Citation>& recorded) {
  Voice voice;
  for (std::size_t i = 0; i < found.size() && i < recorded.size(); ++i) {
    const Citation& now = recorded[i];
    const bool confirmed = now.rule == kConfirmedRule;
    if (!confirmed && now.rule != kRefusedRule) continue;
    if (confirmed) voice.asked.push_back(now.target.id);
    if (now.target.id == found[i].target.id) continue;
    voice.silent.resize(found.size());
    voice.silent[i] = true;
  }
  return voice;
}

}  // namespace viendan::corrections
