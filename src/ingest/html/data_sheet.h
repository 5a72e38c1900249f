// What a portal says of the document beside it.
#pragma once

#include <vector>

#include "ingest/html/find_document.h"
#include "model/remark.h"

namespace viendan::ingest::html {

/// The fields of the portal's data sheet ("Số hiệu:", "Ngày ban hành:"), and the page's title where
/// it names the document. Nothing is taken from the document itself. Beside the fields that
/// model/remark.h names: "lapsed" (ISO, the day from which it is no longer in force) and "force"
/// (its state, as printed).
[[nodiscard]] std::vector<Evidence> read_data_sheet(const Page& page, const Found& found);

}  // namespace viendan::ingest::html
