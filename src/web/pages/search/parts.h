// The parts of the search page, in the order in which it shows them.
#pragma once

#include <fmt/core.h>

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/citation.h"
#include "model/query.h"
#include "model/standing.h"
#include "web/page/html.h"
#include "web/page/layout.h"
#include "web/page/view.h"
#include "web/pages/search/asked.h"

namespace viendan::web::finding {

/// A phrase with its {} filled.
template <typename... Args>
[[nodiscard]] std::string fill(const View& view, const Phrase& phrase, const Args&... args) {
  return fmt::format(fmt::runtime(view.say(phrase)), args...);
}

/// Words of documents are Vietnamese on any page.
[[nodiscard]] inline Attribute vietnamese(const View& view) {
  return {"lang", "vi", view.language == Language::English};
}

/// What a hit shows beside what search knows of it.
struct HitFacts {
  std::string issuer;
  Validity validity = Validity::Unknown;
  std::size_t activities = 0;
  std::vector<std::string> citing = {};  // names of the first that cite it
};

/// The name of a document: "Quyết định 1393/QĐ-TTg"; its title or identity where it has no symbol.
[[nodiscard]] std::string name_of_document(std::string_view type, std::string_view symbol,
                                           std::string_view otherwise);

/// The words, with all else that was chosen kept.
void search_form(Html& html, const View& view, const Asked& asked, bool large);
/// What was chosen, to be taken away one by one.
void chips(Html& html, const View& view, const Asked& asked);
/// For whoever has no facet at hand.
void filters(Html& html, const View& view, const Asked& asked, const std::vector<Facet>& facets);
void orders(Html& html, const View& view, const Asked& asked);

/// What a facet of the page is called, in the order of the page.
[[nodiscard]] std::vector<std::string> facet_fields();
void facets(Html& html, const View& view, const Asked& asked, const Answer& answer);
/// How a value typed for a field is written in facets: "Quyết định" for "QĐ".
[[nodiscard]] std::string usual_value(const View& view, const Condition& condition);

[[nodiscard]] Result<std::vector<HitFacts>> facts_of(const View& view,
                                                     const std::vector<Hit>& hits);
void hit_list(Html& html, const View& view, const Asked& asked, const Answer& answer,
              const std::vector<HitFacts>& facts);

/// What a reader of the hits has to know of how they were found.
void remarks(Html& html, const View& view, const Asked& asked, const Answer& answer);
/// Where nothing was found. `namesakes`: of the number that was asked for.
void advice(Html& html, const View& view, const Asked& asked,
            const std::vector<Reference>& namesakes);

[[nodiscard]] Result<Response> start_page(const View& view);
[[nodiscard]] Result<Response> results_page(const View& view, const Asked& asked);

}  // namespace viendan::web::finding
