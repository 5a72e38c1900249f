// Corrections written in a test.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "corrections/corrections.h"

namespace viendan::corrections {

inline const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

struct Loaded {
  std::vector<Entry> entries;
  std::vector<Fault> faults;
  [[nodiscard]] Entries all() const {
    Entries pointers;
    for (const Entry& entry : entries) pointers.push_back(&entry);
    return pointers;
  }
};

inline Loaded load_text(const std::string& text, const Limits& limits = {}) {
  Loaded loaded;
  read_file_of_corrections(text, "corrections/a.xml", vocabulary(), limits, loaded.entries,
                           loaded.faults);
  return loaded;
}

inline std::string file_of(const std::string& documents) {
  return "<corrections xmlns=\"urn:viendan:corrections:1\">" + documents + "</corrections>";
}

/// Entries on one document.
inline std::string on(const std::string& entries) {
  return file_of("<document id='qd-ttg/2015/1'>" + entries + "</document>");
}

/// Entries that must make sense.
inline Loaded sound(const std::string& entries) {
  Loaded loaded = load_text(on(entries));
  for (const Fault& fault : loaded.faults) FAIL(fault.message);
  return loaded;
}

}  // namespace viendan::corrections
