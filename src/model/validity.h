// The state of a document on a day, and what proves it: only what the corpus says.
//
// - In force from the day that the act prints. Where it prints none, from the day of issue at the
//   earliest, and the step says so; without that too nothing is known.
// - What an act does to another happens on the day that its sentence names, else on the day from
//   which the act is in force, else on its day of issue at the earliest. Where none is known the
//   state is unknown.
// - Replacing or repealing the whole ends an act, and so does its own last day. The first end
//   counts; what comes later changes nothing. Doing so to some provisions amends it, and so does
//   ending all but some of them. Where only cases are excepted that go on under the old law, the
//   act ends, and the step says that there are exceptions.
// - Suspending the whole lasts until the day that the sentence names, or until an end.
// - What suspends an act on its first day or before postpones it: it is not in force before the day
//   after. Where that day is not named, whether it is in force from its own first day is unknown.
// - Extending moves the last day where the new one is named; where it is not, whether the act is
//   in force beyond its last day is unknown.
// - What an act has done stays done when it lapses itself: repealing a repealer revives nothing.
// - "In force" means that nothing in the corpus says otherwise.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/citation.h"
#include "model/fact.h"
#include "model/names.h"

namespace viendan {

enum class State { Unknown, NotYet, InForce, Amended, Suspended, Expired, Replaced, Repealed };
inline constexpr auto kStates = NameTable<State, 8>{{
    {State::Unknown, "unknown"},
    {State::NotYet, "not_yet"},
    {State::InForce, "in_force"},
    {State::Amended, "amended"},
    {State::Suspended, "suspended"},
    {State::Expired, "expired"},
    {State::Replaced, "replaced"},
    {State::Repealed, "repealed"},
}};
[[nodiscard]] constexpr bool has_lapsed(State state) {
  return state >= State::Expired;
}

/// How the day of a step is known.
enum class DayKnown { Printed, AtEarliest, No };
inline constexpr auto kDaysKnown = NameTable<DayKnown, 3>{{
    {DayKnown::Printed, "printed"},         // said for the step, or the act's own day of effect
    {DayKnown::AtEarliest, "at_earliest"},  // the day of issue: in force from then or later
    {DayKnown::No, "no"},
}};

/// The days of an act, ISO; "" where unknown.
struct ActDays {
  std::string issued;
  std::string from;  // first day in force
  std::string to;    // last day in force
  friend bool operator==(const ActDays&, const ActDays&) = default;
};

/// What one sentence of a document does to another. Days are ISO, "" where it names none.
struct Act {
  std::string target;  // identity
  Relation relation = Relation::Refers;
  bool whole = true;      // false: only provisions of it
  std::string from;       // from which it is done
  std::string to;         // last day of a suspension, new last day of what is extended
  bool excepted = false;  // an end: but for some provisions or for cases that are pending
  friend auto operator<=>(const Act&, const Act&) = default;
};

/// An act, and who does it.
struct ActBy {
  std::string by;  // identity of the acting document
  ActDays days;    // of the acting document
  Act act;
  FactPlace place = {};       // of the sentence
  std::string evidence = {};  // the sentence; a long one is cut
};

/// One thing that happened to a document.
struct Step {
  enum class What {
    InForce,
    Ends,  // by its own last day
    Amended,
    Suspended,
    Postponed,
    Resumed,
    Extended,
    Replaced,
    Repealed,
  };
  What what = What::InForce;
  std::string day;  // the first on which it holds, ISO; "" where unknown
  DayKnown known = DayKnown::Printed;
  bool whole = true;
  bool excepted = false;  // as in Act
  std::string until;      // of a suspension or an extension: the last day; "" where it is not named
  std::string by;         // identity of the acting document; "" for its own words
  FactPlace place = {};   // where that is said
  std::string evidence = {};
};
inline constexpr auto kSteps = NameTable<Step::What, 9>{{
    {Step::What::InForce, "in_force"},
    {Step::What::Ends, "ends"},
    {Step::What::Amended, "amended"},
    {Step::What::Suspended, "suspended"},
    {Step::What::Postponed, "postponed"},
    {Step::What::Resumed, "resumed"},
    {Step::What::Extended, "extended"},
    {Step::What::Replaced, "replaced"},
    {Step::What::Repealed, "repealed"},
}};

/// A time in which the state of a document does not change.
struct ForcePeriod {
  std::string from;  // first day; "" from ever
  State state = State::Unknown;
  bool at_earliest = false;  // it begins on that day or later
  friend bool operator==(const ForcePeriod&, const ForcePeriod&) = default;
};

struct History {
  std::vector<Step> steps;           // by day, those without one first
  std::vector<ForcePeriod> periods;  // one after the other, the first from ever
};

/// Whether an act of the relation may change the validity of its target.
[[nodiscard]] bool changes_validity(Relation relation);

/// What acts of other documents make of a document, whatever the order in which they are given.
[[nodiscard]] History history_of(const ActDays& own, std::span<const ActBy> acts);

/// The state on a day (ISO) and the steps that lead to it.
struct StateOn {
  State state = State::Unknown;
  bool at_earliest = false;
  std::vector<Step> chain;
};
[[nodiscard]] StateOn validity_on(const History& history, std::string_view day);

/// The bounds by which documents are searched by a day, ISO, "" where there is none: in force from
/// `from` until before `lapsed`, but for the days from `paused` until before `resumed` (of several
/// suspensions the first).
struct ForceBounds {
  std::string from, lapsed, paused, resumed;
  friend bool operator==(const ForceBounds&, const ForceBounds&) = default;
};
[[nodiscard]] ForceBounds bounds_of(const History& history);

/// The day after one, ISO.
[[nodiscard]] std::string day_after(std::string_view day);

}  // namespace viendan
