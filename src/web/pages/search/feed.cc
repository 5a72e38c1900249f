// A search as an Atom feed (RFC 4287): the newest documents that it finds.
//
// Links are relative: pages do not know by which name they are reached, and a reader resolves a
// relative link against the address of the feed. Identities are tags (RFC 4151) made of what is
// asked, or of the document's own identity, so that they stay whatever the address of the server.
#include <algorithm>

#include "base/date.h"
#include "base/text.h"
#include "render/export.h"
#include "web/pages/search/parts.h"
#include "web/pages/search/words.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

using namespace finding;

constexpr std::uint32_t kEntries = 50;
constexpr std::string_view kTag = "tag:viendan,2026:";

constexpr Phrase kTitle{"viendan: {}", "viendan: {}"};
constexpr Phrase kAll{"văn bản mới", "new documents"};
constexpr Phrase kSubtitle{"Văn bản mới ban hành nhất mà tìm kiếm này tìm thấy",
                           "The documents issued last that this search finds"};

/// Text that XML may have: of the characters that HTML may, it forbids two.
std::string xml_text(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  const std::string one = replace_all(text, "\xEF\xBF\xBE", kReplacement);
  return replace_all(one, "\xEF\xBF\xBF", kReplacement);
}

/// Markup as XML: as Html, but that every element is closed.
class Feed {
 public:
  explicit Feed(const View& view) : view_(view) {}

  [[nodiscard]] std::string write(const Asked& asked, const Answer& answer) {
    xml_.trusted("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    const std::string_view language = view_.language == Language::Vietnamese ? "vi" : "en";
    xml_.element("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", language}}, [&] {
      about(asked, answer);
      for (const Hit& hit : answer.hits) entry(hit);
    });
    return std::move(xml_).take();
  }

 private:
  void about(const Asked& asked, const Answer& answer) {
    xml_.element("title", xml_text(fill(view_, kTitle, title_of(asked))));
    xml_.element("subtitle", view_.say(kSubtitle));
    const std::string own = asked.address("/search.atom", view_.language);
    xml_.element("id", fmt::format("{}{}", kTag, own.substr(1)));
    link("self", "application/atom+xml", own);
    const std::string_view page = asked.empty() ? "/" : "/search";
    link("alternate", "text/html", asked.address(page, view_.language));
    xml_.element("updated", instant(newest(answer)));
    xml_.element("author", [&] { xml_.element("name", "viendan"); });
    xml_.element("generator", "viendan");
  }

  void entry(const Hit& hit) {
    xml_.element("entry", [&] {
      const auto name = name_of_document(hit.type, hit.symbol, hit.document);
      const auto title = squeeze(hit.title);
      xml_.element("title", {vietnamese()},
                   xml_text(title.empty() ? name : fmt::format("{} – {}", name, title)));
      xml_.element("id", fmt::format("{}documents/{}", kTag, encode_path(hit.document)));
      link("alternate", "text/html", address(hit));
      xml_.element("updated", instant(hit.date));
      if (!hit.date.empty()) xml_.element("published", instant(hit.date));
      if (!hit.type.empty()) category(hit.type);
      if (const auto summary = summary_of(hit); !summary.empty())
        xml_.element("summary", {vietnamese()}, xml_text(summary));
    });
  }

  void link(std::string_view rel, std::string_view type, std::string_view href) {
    xml_.element("link", {{"rel", rel}, {"type", type}, {"href", href}}, "");
  }

  void category(std::string_view type) { xml_.element("category", {{"term", xml_text(type)}}, ""); }

  /// The passage that has the words, so that a reader of the feed gets to it at once.
  [[nodiscard]] std::string address(const Hit& hit) const {
    const std::string anchor = hit.passages.empty() ? "" : hit.passages.front().anchor;
    return document_address(hit.document, anchor, view_.language);
  }

  [[nodiscard]] static std::string summary_of(const Hit& hit) {
    if (hit.passages.empty()) return {};
    const Passage& best = hit.passages.front();
    const auto words = render::marked_snippet(best.snippet, "", "");
    return best.provision.empty() ? words : fmt::format("{}: {}", best.provision, words);
  }

  [[nodiscard]] std::string title_of(const Asked& asked) const {
    std::string words = asked.words;
    for (const Condition& each : asked.conditions) {
      if (!words.empty()) words += ", ";
      words += fmt::format("{}: {}", field_label(each.field, view_.language),
                           value_label(each, view_.language));
    }
    return words.empty() ? std::string(view_.say(kAll)) : words;
  }

  [[nodiscard]] Attribute vietnamese() const {
    return {"xml:lang", "vi", view_.language == Language::English};
  }

  /// Midnight in Vietnam of a date; what is not known of it is its first day. Documents without a
  /// date are as old as can be.
  [[nodiscard]] static std::string instant(std::string_view iso) {
    const auto date = parse_iso_date(iso);
    const Date day = date ? date->first_day() : Date{1900, 1, 1};
    return fmt::format("{}T00:00:00+07:00", day.iso());
  }

  [[nodiscard]] static std::string newest(const Answer& answer) {
    std::string date;
    for (const Hit& hit : answer.hits) date = std::max(date, hit.date);
    return date;
  }

  const View& view_;
  Html xml_;
};

}  // namespace

Result<Response> search_feed(const View& view) {
  const Asked asked = asked_of(view.request).followed();
  Query query = asked.query();
  query.sort = SortBy::Date;
  query.limit = kEntries;
  const auto answer = view.collection.reader.find(query, view.collection.vocabulary);
  if (!answer) return tl::unexpected(answer.error());
  return Response{.type = "application/atom+xml; charset=utf-8",
                  .body = Feed(view).write(asked, *answer)};
}

}  // namespace viendan::web
