#include <array>

#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

constexpr Phrase kLead{
    "Những điều mà văn bản tự nó không cho biết chắc: được giữ như in và ghi lại ở đây, không "
    "đoán.",
    "What a document itself leaves open: kept as printed and told here, not guessed."};
constexpr Phrase kByCode{"Lưu ý theo loại", "Remarks by code"};
constexpr Phrase kNone{"Không có lưu ý nào.", "There are no remarks."};
constexpr Phrase kTotal{"{} lưu ý", "{} remarks"};
constexpr Phrase kTotalOne{"{} lưu ý", "{} remark"};
constexpr Phrase kAll{"Xem tất cả các loại lưu ý", "All codes"};
constexpr Phrase kToDo{"Nên làm: ", "What to do: "};
constexpr Phrase kLook{"So với bản gốc tại chỗ được chỉ.",
                       "Compare with the original at the place."};

constexpr std::array kColumns = std::to_array<Column>({
    {{"Loại lưu ý", "Remark"}},
    {{"Số lần", "Times"}, true},
    {{"Nên làm", "What to do"}},
});

/// What a keeper of the collection can do about a remark.
struct Advice {
  std::string_view code;
  Phrase words;
};
// clang-format off
constexpr std::array kAdvice = std::to_array<Advice>({
    {"symbol-missing", {"Tìm bản có đủ phần đầu văn bản.", "Find a copy with its whole letterhead."}},
    {"date-missing", {"Tìm bản có ghi ngày ban hành.", "Find a copy that prints the date."}},
    {"title-missing", {"Tìm bản có đủ phần đầu văn bản.", "Find a copy with its whole letterhead."}},
    {"issuer-missing", {"Tìm bản có đủ phần đầu văn bản.", "Find a copy with its whole letterhead."}},
    {"date-conflict", {"So với bản đăng Công báo để biết ngày đúng.", "Compare with the official gazette for the right date."}},
    {"identity-twice", {"Giữ tệp tốt hơn, bỏ tệp kia khỏi kho.", "Keep the better file, take the other out of the collection."}},
    {"letters-damaged", {"Thay bằng tệp gốc hoặc bản Unicode.", "Replace the file by the original or a copy in Unicode."}},
    {"letters-lost", {"Thay bằng tệp gốc hoặc bản Unicode.", "Replace the file by the original or a copy in Unicode."}},
    {"ocr-doubtful", {"So với bản quét; nếu có bản điện tử thì thay.", "Compare with the scan; replace it where there is an electronic copy."}},
    {"layout-lost", {"Cài bộ chuyển đổi văn phòng đầy đủ rồi lập lại chỉ mục.", "Install the full office converter and build again."}},
    {"syllable-impossible", {"So với bản gốc; có thể là lỗi đánh máy.", "Compare with the original; it may be a misprint."}},
    {"agency-unknown", {"Nếu là tên đúng, thêm vào danh mục cơ quan.", "Where the name is right, add it to the vocabulary of bodies."}},
    {"row-too-wide", {"So bảng với bản gốc.", "Compare the table with the original."}},
    {"row-too-narrow", {"So bảng với bản gốc.", "Compare the table with the original."}},
    {"cells-misplaced", {"So bảng với bản gốc.", "Compare the table with the original."}},
    {"number-gap", {"Xem bản gốc có thiếu phần nào không.", "See whether the original has what is left out."}},
    {"timeline-missing", {"Thường do văn bản không ghi; không cần làm gì.", "The document often gives none: nothing needs to be done."}},
});
// clang-format on

std::string_view advice(const View& view, std::string_view code) {
  const auto* const row = std::ranges::find(kAdvice, code, &Advice::code);
  return view.say(row == kAdvice.end() ? kLook : row->words);
}

void code_row(Html& html, const View& view, const Count& count) {
  const CodeName* name = find_name(issue_names(), count.value);
  const auto address =
      view.address("/collection").with("view", "remarks").with("code", count.value).text();
  html.element("tr", [&] {
    row_heading(html, [&] {
      link(html, address, shown_name(issue_names(), count.value, view.language));
      html.text(" ");
      html.element("code", count.value);
      if (name != nullptr) html.element("div", {{"class", "quiet"}}, view.say(name->meaning));
    });
    number_cell(html, view, kColumns[1], static_cast<std::size_t>(count.count), address);
    text_cell(html, view, kColumns[2], advice(view, count.value));
  });
}

Result<void> codes(Html& html, const View& view) {
  const auto counts = view.collection.catalogue.counts(store::Catalogue::By::IssueCode);
  if (!counts) return tl::unexpected(counts.error());
  html.element("p", view.say(kLead));
  if (counts->empty()) {
    html.element("p", view.say(kNone));
    return {};
  }
  data_table(html, view, view.say(kByCode), kColumns,
             [&] {
               for (const Count& count : *counts) code_row(html, view, count);
             },
             {.cards = true});
  return {};
}

void remark(Html& html, const View& view, const IssueFact& fact, bool with_code) {
  html.element("li", {{"class", "hit"}}, [&] {
    html.element("p", {{"class", "provision"}}, [&] {
      place_link(html, view, fact.place);
      if (!with_code) return;
      html.text(" ");
      link(html,
           view.address("/collection").with("view", "remarks").with("code", fact.issue.code).text(),
           shown_name(issue_names(), fact.issue.code, view.language));
    });
    html.element("p", {{"lang", "en", view.language == Language::Vietnamese}}, fact.issue.message);
  });
}

Result<void> list(Html& html, const View& view, std::string_view code) {
  const std::size_t offset = view.number("offset", 0, kMostOffsetOfView, 0);
  const auto found = view.collection.catalogue.issues(
      {.code = std::string(code), .document = std::string(asked(view, "document"))},
      {.offset = offset, .limit = kRowsOfView});
  if (!found) return tl::unexpected(found.error());
  html.element("p", [&] {
    link(html, view.address("/collection").with("view", "remarks").text(), view.say(kAll));
  });
  if (!code.empty()) {
    html.element("h2", shown_name(issue_names(), code, view.language));
    const CodeName* name = find_name(issue_names(), code);
    if (name != nullptr) html.element("p", view.say(name->meaning));
    html.element("p", {{"class", "note"}}, [&] {
      html.text(view.say(kToDo));
      html.text(advice(view, code));
    });
  }
  html.element(code.empty() ? "h2" : "h3", counted(view, kTotalOne, kTotal, found->total));
  html.element("ol", {{"class", "hits"}}, [&] {
    for (const IssueFact& fact : found->items) remark(html, view, fact, code.empty());
  });
  paging(html, view, offset, kRowsOfView, found->total);
  return {};
}

}  // namespace

Result<void> remarks(Html& html, const View& view) {
  const std::string_view code = asked(view, "code");
  if (code.empty() && asked(view, "document").empty()) return codes(html, view);
  return list(html, view, code);
}

}  // namespace viendan::web
