// The relations of a document as a picture.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// The document in the middle and those that it cites or that cite it, the most cited first;
/// `deep`: and what stands one step behind. Says what is left out.
void relation_picture(Html& html, const Reading& reading, bool deep);

}  // namespace viendan::web
