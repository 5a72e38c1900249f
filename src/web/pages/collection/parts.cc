#include "web/pages/collection/parts.h"

#include <fmt/core.h>

#include "base/text.h"
#include "web/page/layout.h"
#include "web/page/names.h"

namespace viendan::web {
namespace {

constexpr std::size_t kMostAsked = 1000;
constexpr Phrase kLine{"dòng {}", "line {}"};
constexpr Phrase kCandidates{"Có thể là: ", "It may be: "};
constexpr Phrase kShow{"Lọc", "Show"};

void evidence(Html& html, std::string_view sentence, std::string_view surface) {
  const auto at = surface.empty() ? std::string_view::npos : sentence.find(surface);
  html.element("p", {{"lang", "vi"}}, [&] {
    if (at == std::string_view::npos) return html.text(sentence.empty() ? surface : sentence);
    html.text(sentence.substr(0, at));
    html.element("mark", surface);
    html.text(sentence.substr(at + surface.size()));
  });
}

void candidates(Html& html, const View& view, const Citation& citation) {
  if (citation.candidates.empty()) return;
  html.element("p", {{"class", "unsure-of"}}, [&] {
    html.text(view.say(kCandidates));
    bool first = true;
    for (const auto& id : citation.candidates) {
      if (!first) html.text(", ");
      first = false;
      const auto reference = view.collection.catalogue.reference(id);
      const bool named = reference && *reference;
      document_link(html, view, id, named ? (*reference)->symbol : std::string());
    }
  });
}

}  // namespace

void data_table(Html& html, const View& view, std::string_view caption,
                std::span<const Column> columns, const std::function<void()>& rows,
                const TableLook& look) {
  html.element(
      "div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", caption}},
      [&] {
        html.element("table", {{"class", look.cards ? "data cards" : "data"}}, [&] {
          html.element("caption", [&] {
            if (look.heading.empty()) return html.text(caption);
            html.element(look.heading, caption);
          });
          html.element("thead", [&] {
            html.element("tr", [&] {
              for (const Column& column : columns) {
                html.element("th", {{"scope", "col"}, {"class", "number", column.number}},
                             view.say(column.heading));
              }
            });
          });
          html.element("tbody", [&] { rows(); });
        });
      });
}

void cell(Html& html, const View& view, const Column& column, const std::function<void()>& inside) {
  html.element("td", {{"class", "number", column.number}, {"data-label", view.say(column.heading)}},
               [&] { inside(); });
}

void text_cell(Html& html, const View& view, const Column& column, std::string_view words) {
  cell(html, view, column, [&] { html.text(words); });
}

void number_cell(Html& html, const View& view, const Column& column, std::size_t number,
                 std::string_view address) {
  cell(html, view, column, [&] {
    const std::string words = shown_number(number, view.language);
    if (address.empty() || number == 0) return html.text(words);
    link(html, address, words);
  });
}

void row_heading(Html& html, const std::function<void()>& inside) {
  html.element("th", {{"scope", "row"}}, [&] { inside(); });
}

void link(Html& html, std::string_view address, std::string_view words) {
  html.element("a", {{"href", address}}, words);
}

void tag(Html& html, std::string_view kind, std::string_view words) {
  if (words.empty()) return;
  html.element("span", {{"class", kind.empty() ? "tag" : fmt::format("tag {}", kind)}}, words);
}

void document_link(Html& html, const View& view, std::string_view id, std::string_view symbol) {
  link(html, document_address(id, {}, view.language), symbol.empty() ? id : symbol);
}

void place_link(Html& html, const View& view, const FactPlace& place) {
  std::string words = place.symbol.empty() ? place.document : place.symbol;
  if (!place.provision.empty()) words += ", " + place.provision;
  link(html, document_address(place.document, place.anchor, view.language), words);
  if (place.line == 0) return;
  html.text(" ");
  html.element("span", {{"class", "quiet"}},
               fmt::format(fmt::runtime(view.say(kLine)), place.line));
}

void citation_item(Html& html, const View& view, const CitationFact& fact) {
  html.element("li", {{"class", "hit"}}, [&] {
    html.element("p", {{"class", "provision"}}, [&] {
      place_link(html, view, fact.place);
      html.text(" ");
      tag(html, name_in(kRelations, fact.citation.relation),
          view.say(name_of(fact.citation.relation).name));
      if (fact.citation.status == CitationStatus::Ambiguous ||
          fact.citation.status == CitationStatus::Unresolved) {
        html.text(" ");
        tag(html, name_in(kCitationStatuses, fact.citation.status),
            view.say(name_of(fact.citation.status)));
      }
      if (!fact.date.empty()) {
        html.text(" ");
        html.element("span", {{"class", "quiet"}}, shown_date(fact.date, view.language));
      }
    });
    evidence(html, squeeze(fact.evidence), squeeze(fact.citation.surface));
    candidates(html, view, fact.citation);
  });
}

std::string counted(const View& view, const Phrase& one, const Phrase& many, std::size_t number) {
  return fmt::format(fmt::runtime(view.say(number == 1 ? one : many)),
                     shown_number(number, view.language));
}

void select_field(Html& html, const View& view, const Phrase& label, std::string_view name,
                  std::span<const Option> options, const Phrase& all) {
  html.element("label", [&] {
    html.text(view.say(label));
    html.element("select", {{"name", name}}, [&] {
      html.element("option", {{"value", ""}}, view.say(all));
      for (const Option& option : options) {
        html.element("option",
                     {{"value", option.value}, {"selected", "", option.value == asked(view, name)}},
                     option.name);
      }
    });
  });
}

void text_field(Html& html, const View& view, const Phrase& label, std::string_view name,
                std::string_view type) {
  html.element("label", [&] {
    html.text(view.say(label));
    html.empty("input", {{"type", type},
                         {"name", name},
                         {"value", asked(view, name)},
                         {"maxlength", "200"},
                         {"autocomplete", "off"}});
  });
}

void submit(Html& html, const View& view) {
  html.element("button", {{"type", "submit"}}, view.say(kShow));
}

std::string_view asked(const View& view, std::string_view name) {
  return view.request.parameter(name).substr(0, kMostAsked);
}

}  // namespace viendan::web
