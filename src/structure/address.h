// How provisions are addressed: "dieu-1.muc-ii.khoan-2.diem-a", "pl-ii".
#pragma once

#include <vector>

#include "model/block.h"

namespace viendan::structure {

/// Sets the anchor of every block that has an address. Articles are numbered through, so chapters
/// and parts are no part of theirs; annexes likewise stand for themselves. A repeated address gets
/// "~2", "~3".
void set_anchors(std::vector<Block>& blocks);

}  // namespace viendan::structure
