#include "web/pages/document/near.h"

#include <fmt/core.h>

#include <algorithm>

#include "web/page/layout.h"
#include "web/pages/document/reading.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

constexpr std::uint32_t kNearOnes = 8;
constexpr std::size_t kMostChoices = 50;
constexpr std::size_t kLongestAddress = 300;

constexpr Phrase kSeveral{"Nhiều văn bản mang số, ký hiệu này",
                          "Several documents have this symbol"};
constexpr Phrase kNone{"Không có văn bản “{}”", "There is no document “{}”"};
constexpr Phrase kNear{"Có thể bạn tìm", "You may be looking for"};

void entry(Html& html, const View& view, std::string_view id, std::string_view name,
           std::string_view title, std::string_view date) {
  html.element("li", [&] {
    html.element("a", {{"href", document_address(id, {}, view.language)}},
                 name.empty() ? id : name);
    if (!title.empty()) {
      html.text(" · ");
      html.text(title);
    }
    if (!date.empty()) html.text(" · " + shown_date(date, view.language));
  });
}

Response choice(const View& view, const std::vector<Reference>& named) {
  const std::string title(view.say(kSeveral));
  return page(
      view, {.title = title, .place = Place::Documents, .query = view.rest},
      [&](Html& html) {
        html.element("h1", title);
        html.element("ul", [&] {
          for (std::size_t i = 0; i < std::min(named.size(), kMostChoices); ++i) {
            const Reference& one = named[i];
            entry(html, view, one.id, name_of(one), one.title,
                  one.date ? one.date->iso() : std::string());
          }
        });
      },
      300);
}

Result<Response> nothing(const View& view) {
  Query query{.text = view.rest.substr(0, kLongestAddress), .limit = kNearOnes, .passages = false};
  const auto answer = view.collection.reader.find(query, view.collection.vocabulary);
  if (!answer) return tl::unexpected(answer.error());
  const std::string title = fmt::format(fmt::runtime(view.say(kNone)), view.rest);
  return page(
      view, {.title = title, .place = Place::Documents, .query = view.rest},
      [&](Html& html) {
        html.element("h1", title);
        if (answer->hits.empty()) return;
        html.element("h2", view.say(kNear));
        html.element("ul", [&] {
          for (const Hit& hit : answer->hits) {
            entry(html, view, hit.document, hit.symbol, hit.title, hit.date);
          }
        });
      },
      404);
}

}  // namespace

Response redirect(std::string address) {
  return {.status = 302,
          .type = "text/plain; charset=utf-8",
          .headers = {{"Location", std::move(address)}}};
}

Result<Response> other_document(const View& view) {
  if (view.rest.size() > kLongestAddress) return nothing(view);
  const auto named = view.collection.catalogue.named(view.rest);
  if (!named) return tl::unexpected(named.error());
  const bool itself = std::ranges::find(*named, view.rest, &Reference::id) != named->end();
  if (itself) return stub_page(view);
  if (named->size() > 1) return choice(view, *named);
  if (named->empty()) return nothing(view);
  Address address("/documents/" + named->front().id, view.language);
  for (const auto& [name, value] : view.request.parameters) address.with(name, value);
  return redirect(address.text());
}

}  // namespace viendan::web
