// Places of a table that no cell begins in.
#pragma once

#include "ingest/rich.h"

namespace viendan::ingest::html {

/// Takes out columns and rows in which no cell begins: a cell is often given more columns than
/// there are ("colspan=20"), and a browser shows none of them. Costs nothing by the spans' size.
void drop_empty_places(RichTable& table);

}  // namespace viendan::ingest::html
