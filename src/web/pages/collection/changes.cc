#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>

#include "store/report.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

constexpr std::size_t kMostListed = 200;

constexpr Phrase kUnknown{
    "Không còn dữ liệu của lần lập chỉ mục trước để so sánh.",
    "There is nothing left of the generation before the live one to compare with."};
constexpr Phrase kPublished{"Chỉ mục đang dùng được lập lúc {} (giờ UTC).",
                            "The live index was published at {} (UTC)."};
constexpr Phrase kNothing{"Không có gì thay đổi.", "Nothing changed."};
constexpr Phrase kMore{"và {} văn bản khác", "and {} more"};

constexpr Phrase kContradictions{"Mâu thuẫn mới thấy", "Contradictions found"};
constexpr Phrase kValidity{"Văn bản có hiệu lực đổi khác", "Validity changed"};
constexpr Phrase kChangedFields{"thay đổi: {}", "changed: {}"};
constexpr Phrase kRows{"hoạt động: {} mới, {} sửa, {} bỏ",
                       "activities: {} new, {} changed, {} gone"};

// In the order of Change.
constexpr std::array kRowFates = std::to_array<Phrase>({
    {"mới", "new"},
    {"sửa", "changed"},
    {"bỏ", "gone"},
});
static_assert(kRowFates.size() == kChanges.size());

struct Part {
  Told<DocumentChange> Impact::*list;
  Phrase title;
  bool lives = true;  // whether the documents have pages now
};
constexpr std::array kParts = std::to_array<Part>({
    {&Impact::added, {"Văn bản mới", "Added"}},
    {&Impact::changed, {"Văn bản đọc lại vì thay đổi", "Changed"}},
    {&Impact::renamed, {"Tệp đổi tên", "Renamed"}},
    {&Impact::removed, {"Văn bản đã bỏ", "Removed"}, false},
});
struct IdentityPart {
  Told<std::string> Impact::*list;
  Phrase title;
};
constexpr std::array kIdentityParts = std::to_array<IdentityPart>({
    {&Impact::became_real,
     {"Văn bản trước chưa có, nay đã có toàn văn", "Missing before, now with text"}},
    {&Impact::new_stubs,
     {"Văn bản mới được viện dẫn mà chưa có toàn văn", "Newly cited, and missing"}},
});
struct LinkPart {
  LinkFate fate;
  Phrase title;
};
constexpr std::array kLinkParts = std::to_array<LinkPart>({
    {LinkFate::Healed, {"Viện dẫn nay đã có đích", "Links healed"}},
    {LinkFate::Moved, {"Viện dẫn nay chỉ tới văn bản khác", "Links that lead elsewhere"}},
    {LinkFate::Ambiguous, {"Viện dẫn nay có nhiều khả năng", "Links newly ambiguous"}},
    {LinkFate::Broken, {"Viện dẫn mất đích", "Links broken"}},
});

/// A heading with the number, and the first of a list.
template <typename T>
void list_of(Html& html, const View& view, const Phrase& title, const Told<T>& told,
             const std::function<void(const T&)>& write) {
  if (told.total == 0) return;
  const auto total = static_cast<std::size_t>(told.total);
  html.element("h2", fmt::format("{} ({})", view.say(title), shown_number(total, view.language)));
  const std::size_t shown = std::min(told.items.size(), kMostListed);
  html.element("ul", [&] {
    for (std::size_t i = 0; i < shown; ++i) html.element("li", [&] { write(told.items[i]); });
    if (total > shown) {
      html.element("li", fmt::format(fmt::runtime(view.say(kMore)),
                                     shown_number(total - shown, view.language)));
    }
  });
}

void document_item(Html& html, const View& view, std::string_view id) {
  const auto reference = view.collection.catalogue.reference(id);
  const bool known = reference && *reference;
  document_link(html, view, id, known ? (*reference)->symbol : std::string());
  if (!known || (*reference)->title.empty()) return;
  html.text(" ");
  html.element("span", {{"class", "quiet"}, {"lang", "vi"}}, (*reference)->title);
}

/// "mới: 21 Rà soát ...", and what its fields said and say.
void row_item(Html& html, const View& view, const RowChange& row) {
  html.text(fmt::format("{}: {} ", view.say(kRowFates.at(static_cast<std::size_t>(row.change))),
                        row.ordinal));
  html.element("span", {{"lang", "vi"}}, row.title);
  for (const FieldChange& field : row.fields) {
    html.element(
        "div", {{"class", "quiet"}},
        fmt::format("{}: “{}” → “{}”", shown_name(field_names(), field.field, view.language),
                    field.before, field.after));
  }
}

/// Which fields and which rows say another thing.
void details(Html& html, const View& view, const DocumentChange& change) {
  std::string fields;
  for (const FieldChange& field : change.metadata) {
    fields += (fields.empty() ? "" : ", ") + field.field;
  }
  const auto rows = [&](Change kind) {
    return std::ranges::count(change.rows.items, kind, &RowChange::change);
  };
  if (!fields.empty()) {
    html.element("div", {{"class", "quiet"}},
                 fmt::format(fmt::runtime(view.say(kChangedFields)), fields));
  }
  if (change.rows.total == 0) return;
  const auto counts = fmt::format(fmt::runtime(view.say(kRows)), rows(Change::Added),
                                  rows(Change::Changed), rows(Change::Removed));
  html.element("details", [&] {
    html.element("summary", counts);
    html.element("ul", [&] {
      for (const RowChange& row : change.rows.items) {
        html.element("li", [&] { row_item(html, view, row); });
      }
    });
  });
}

void link_item(Html& html, const View& view, const LinkChange& link) {
  document_link(html, view, link.document, "");
  html.text(fmt::format(" ({}:{}) ", link.source, link.line));
  html.element("q", {{"lang", "vi"}}, link.words);
  if (link.target.empty()) return;
  html.text(" → ");
  document_link(html, view, link.target, "");
}

/// The kind leads to where all that is said of the matter stands; the report has one line of it.
void contradiction_item(Html& html, const View& view, const NewContradiction& found) {
  const auto address =
      view.address("/collection").with("view", "disagreements").with("code", found.code).text();
  link(html, address, shown_name(disagreement_names(), found.code, view.language));
  html.text(": ");
  document_item(html, view, found.document);
  html.element("div", {{"class", "quiet"}, {"lang", "en"}}, found.message);
}

void validity_item(Html& html, const View& view, const ValidityChange& change) {
  document_item(html, view, change.document);
  html.element(
      "div", {{"class", "quiet"}},
      fmt::format("{} → {}", view.say(name_of(change.before)), view.say(name_of(change.after))));
}

/// "2026-11-21T13:35:35Z" as "21/11/2026 13:35".
std::string moment(std::string_view published, Language language) {
  if (published.size() < 16 || published[10] != 'T') return std::string(published);
  return shown_date(published.substr(0, 10), language) + " " + std::string(published.substr(11, 5));
}

}  // namespace

Result<void> changes(Html& html, const View& view) {
  const auto impact = store::last_impact(view.collection.workspace);
  if (!impact) {
    html.element("p", view.say(kUnknown));
    return {};
  }
  html.element(
      "p", fmt::format(fmt::runtime(view.say(kPublished)), moment(impact->built, view.language)));
  const auto head = html.written().size();
  for (const Part& part : kParts) {
    list_of<DocumentChange>(html, view, part.title, (*impact).*part.list, [&](const auto& change) {
      if (!part.lives) return html.text(change.id);
      document_item(html, view, change.id);
      details(html, view, change);
    });
  }
  for (const LinkPart& part : kLinkParts) {
    list_of<LinkChange>(html, view, part.title, links_of(*impact, part.fate),
                        [&](const auto& link) { link_item(html, view, link); });
  }
  list_of<NewContradiction>(html, view, kContradictions, impact->contradictions,
                            [&](const auto& found) { contradiction_item(html, view, found); });
  list_of<ValidityChange>(html, view, kValidity, impact->validity,
                          [&](const auto& change) { validity_item(html, view, change); });
  for (const IdentityPart& part : kIdentityParts) {
    list_of<std::string>(html, view, part.title, (*impact).*part.list,
                         [&](const auto& id) { document_item(html, view, id); });
  }
  if (html.written().size() == head) html.element("p", view.say(kNothing));
  return {};
}

}  // namespace viendan::web
