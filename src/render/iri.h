// Names of documents and provisions on the web, by the Akoma Ntoso Naming Convention (OASIS, 2019):
// "/akn/vn/act/qd/ttg/2012/1393", "…/!main~art_5__cl_2".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/citation.h"
#include "model/document.h"

namespace viendan::render {

/// The type in an identity: "qd", "bo-luat".
[[nodiscard]] std::string_view type_in(std::string_view identity);
/// Whether documents of that identity are acts, or letters and the like: `act` or `doc`.
[[nodiscard]] std::string_view element_of(std::string_view identity);

/// The work. A year that is not known is "xxxx".
[[nodiscard]] std::string work_iri(std::string_view identity);
/// The work in Vietnamese as of a date; "" where no date is known.
[[nodiscard]] std::string expression_iri(std::string_view identity, std::string_view date);
/// A provision of the work, or the work where the pinpoint is empty.
[[nodiscard]] std::string provision_iri(std::string_view identity, const Pinpoint& pinpoint);

/// What a label is in an eId: "3", "iv", "dd" for đ; "" where it has no letter or digit.
[[nodiscard]] std::string label_in_eid(std::string_view label);

/// For RDF, which needs whole IRIs: "urn:viendan:akn/vn/act/qd/ttg/2012/1393".
[[nodiscard]] std::string urn_of(std::string_view iri);

/// Whether a citation names one document for sure, so that a link to it may be made.
[[nodiscard]] bool links(const Citation& citation);

}  // namespace viendan::render
