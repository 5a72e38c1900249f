// What a person set right: written in corpus/corrections/, kept in the record of the document.
#pragma once

#include <cstdint>
#include <string>

#include "model/names.h"

namespace viendan {

/// Set, add and remove change a value that was read; confirm and refuse decide a link.
enum class CorrectionAction { Set, Add, Remove, Confirm, Refuse };
inline constexpr auto kCorrectionActions = NameTable<CorrectionAction, 5>{{
    {CorrectionAction::Set, "set"},
    {CorrectionAction::Add, "add"},
    {CorrectionAction::Remove, "remove"},
    {CorrectionAction::Confirm, "confirm"},
    {CorrectionAction::Refuse, "refuse"},
}};

/// Stale: what the person corrected is no longer what the source says, so nothing was changed.
enum class CorrectionState { Applied, Stale };
inline constexpr auto kCorrectionStates = NameTable<CorrectionState, 2>{{
    {CorrectionState::Applied, "applied"},
    {CorrectionState::Stale, "stale"},
}};

struct Correction {
  CorrectionAction action = CorrectionAction::Set;
  CorrectionState state = CorrectionState::Applied;
  std::string field;   // "date", "activity/lead", "citation"
  std::string at;      // of which thing in the document; "" for what it has once
  std::string was;     // what was read when the person looked
  std::string value;   // what it is; the identity of a link's target
  std::string reason;  // why
  std::string by;      // who
  std::string date;    // when, ISO
  std::string file;    // where that is written, below the corpus
  std::uint32_t line = 0;
  friend bool operator==(const Correction&, const Correction&) = default;
};

}  // namespace viendan
