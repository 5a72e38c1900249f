// Which identity each document of a corpus has, unlike all others.
#pragma once

#include <vector>

#include "pipeline/work.h"

namespace viendan::pipeline {

/// Two files of one identity (a decision collected twice) are both kept, the later by name with a
/// mark: "qd-ttg/2012/1393~2". An act comes before its translation: whoever cites it means the act.
void give_identities(std::vector<Item>& items);

/// The document under the identity that it was given: who else has its own is noted as an issue,
/// and what it says of itself is found under the new one.
void rename(Document& document, const store::SourceRecord& record, const Vocabulary& vocabulary);

}  // namespace viendan::pipeline
