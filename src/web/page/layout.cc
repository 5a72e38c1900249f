#include "web/page/layout.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/text.h"
#include "web/static_files.h"

namespace viendan::web {
namespace {

struct Entry {
  Place place;
  std::string_view path;
  Phrase name;
};

constexpr std::array kNavigation = std::to_array<Entry>({
    {Place::Search, "/search", {"Tìm kiếm", "Search"}},
    {Place::Documents, "/documents", {"Văn bản", "Documents"}},
    {Place::Activities, "/activities", {"Nhiệm vụ", "Activities"}},
    {Place::Agencies, "/agencies", {"Cơ quan", "Agencies"}},
    {Place::Stubs, "/stubs", {"Văn bản chưa có", "Missing documents"}},
    {Place::Collection, "/collection", {"Kho văn bản", "Collection"}},
    {Place::Help, "/help", {"Trợ giúp", "Help"}},
});

constexpr Phrase kSkip{"Đến nội dung chính", "Skip to the content"};
constexpr Phrase kMain{"Các trang", "Pages"};
constexpr Phrase kOther{"English", "Tiếng Việt"};
constexpr Phrase kSearch{"Tìm", "Search"};
constexpr Phrase kSearchLabel{"Tìm trong các văn bản", "Search the documents"};
constexpr Phrase kFoot{
    "Bản đọc tự động của văn bản; khi khác với bản gốc thì bản gốc có giá trị. Không phải tư vấn "
    "pháp lý.",
    "An automatic reading of the documents; where it differs, the original prevails. No legal "
    "advice."};
constexpr Phrase kPrevious{"← Trang trước", "← Previous"};
constexpr Phrase kNext{"Trang sau →", "Next →"};
constexpr Phrase kPagesOf{"Phân trang", "Pages of the list"};
constexpr Phrase kRange{"{} – {} trong {}", "{} – {} of {}"};

constexpr Phrase kNotFound{"Không tìm thấy", "Not found"};
constexpr Phrase kBadRequest{"Yêu cầu không hợp lệ", "Bad request"};
constexpr Phrase kFault{"Có lỗi khi lập trang này", "This page could not be made"};
constexpr Phrase kFaultHelp{"Lỗi đã được ghi lại. Xin thử lại sau.",
                            "The fault has been recorded. Please try again later."};
constexpr Phrase kGoOn{"Về trang tìm kiếm", "Go to the search page"};

std::string_view code_of(Language language) {
  return language == Language::Vietnamese ? "vi" : "en";
}

void head_of(Html& html, const View& view, const PageHead& head) {
  html.element("head", [&] {
    html.empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.element("title", head.title.empty() ? "viendan" : head.title + " · viendan");
    html.empty("link", {{"rel", "stylesheet"}, {"href", static_address("style.css")}});
    html.empty("link",
               {{"rel", "icon"}, {"href", static_address("icon.svg")}, {"type", "image/svg+xml"}});
    html.empty("link", {{"rel", "alternate"},
                        {"hreflang", view.language == Language::Vietnamese ? "en" : "vi"},
                        {"href", view.in_other_language()}});
    if (!head.feed.empty())
      html.empty("link",
                 {{"rel", "alternate"}, {"type", "application/atom+xml"}, {"href", head.feed}});
    html.element("script", {{"src", static_address("page.js")}, {"defer", ""}}, "");
  });
}

void search_box(Html& html, const View& view, const PageHead& head) {
  html.element("form",
               {{"action", view.address("/search").text()}, {"role", "search"}, {"class", "box"}},
               [&] {
                 html.empty("input", {{"type", "search"},
                                      {"name", "q"},
                                      {"value", head.query},
                                      {"aria-label", view.say(kSearchLabel)},
                                      {"placeholder", view.say(kSearchLabel)},
                                      {"autocomplete", "off"},
                                      {"maxlength", "1000"}});
                 html.element("button", {{"type", "submit"}}, view.say(kSearch));
               });
}

void navigation(Html& html, const View& view, const PageHead& head) {
  html.element("nav", {{"aria-label", view.say(kMain)}}, [&] {
    html.element("ul", [&] {
      for (const Entry& entry : kNavigation) {
        html.element("li", [&] {
          html.element("a",
                       {{"href", view.address(entry.path).text()},
                        {"aria-current", "page", entry.place == head.place}},
                       view.say(entry.name));
        });
      }
    });
  });
}

void banner(Html& html, const View& view, const PageHead& head) {
  html.element("header", {{"class", "banner"}}, [&] {
    html.element("a", {{"class", "brand"}, {"href", view.address("/").text()}}, "viendan");
    if (head.box) search_box(html, view, head);
    navigation(html, view, head);
    const auto other =
        view.language == Language::Vietnamese ? Language::English : Language::Vietnamese;
    html.element("a",
                 {{"class", "language"},
                  {"href", view.in_other_language()},
                  {"hreflang", code_of(other)},
                  {"lang", code_of(other)}},
                 view.say(kOther));
  });
}

void turn(Html& html, const View& view, const Phrase& words, std::string_view rel,
          std::size_t offset) {
  html.element("a", {{"rel", rel}, {"href", view.with("offset", fmt::format("{}", offset))}},
               view.say(words));
}

struct Failure {
  int status;
  Phrase title;
};
constexpr std::array kFailures = std::to_array<Failure>({
    {404, kNotFound},
    {400, kBadRequest},
    {500, kFault},
});

const Phrase& failure_title(int status) {
  const auto* row = std::ranges::find(kFailures, status, &Failure::status);
  return row == kFailures.end() ? kFault : row->title;
}

}  // namespace

Response page(const View& view, const PageHead& head, const std::function<void(Html&)>& content,
              int status) {
  Html html;
  html.trusted("<!DOCTYPE html>");
  html.element("html", {{"lang", code_of(view.language)}}, [&] {
    head_of(html, view, head);
    html.element("body", {{"class", "wide", head.wide}}, [&] {
      html.element("a", {{"class", "skip"}, {"href", "#main"}}, view.say(kSkip));
      banner(html, view, head);
      html.element("main", {{"id", "main"}, {"tabindex", "-1"}}, [&] { content(html); });
      html.element("footer", {{"class", "foot"}}, view.say(kFoot));
    });
  });
  Response response{.status = status, .body = std::move(html).take()};
  response.headers.emplace_back("Content-Language", code_of(view.language));
  return response;
}

Response error_page(const View& view, int status, std::string_view message) {
  const std::string title(view.say(failure_title(status)));
  return page(
      view, {.title = title},
      [&](Html& html) {
        html.element("h1", title);
        if (status >= 500) message = view.say(kFaultHelp);
        if (!message.empty()) html.element("p", message);
        html.element("p", [&] {
          html.element("a", {{"href", view.address("/").text()}}, view.say(kGoOn));
        });
      },
      status);
}

void paging(Html& html, const View& view, std::size_t offset, std::size_t limit,
            std::size_t total) {
  if (total <= limit && offset == 0) return;
  html.element("nav", {{"class", "paging"}, {"aria-label", view.say(kPagesOf)}}, [&] {
    if (offset > 0) turn(html, view, kPrevious, "prev", offset - std::min(offset, limit));
    html.element("span", fmt::format(fmt::runtime(view.say(kRange)),
                                     shown_number(std::min(offset + 1, total), view.language),
                                     shown_number(std::min(offset + limit, total), view.language),
                                     shown_number(total, view.language)));
    if (offset + limit < total) turn(html, view, kNext, "next", offset + limit);
  });
}

void snippet(Html& html, std::string_view marked) {
  while (!marked.empty()) {
    const auto begin = marked.find(kFoundBegin);
    html.text(marked.substr(0, begin));
    if (begin == std::string_view::npos) return;
    marked.remove_prefix(begin + 1);
    const auto end = marked.find(kFoundEnd);
    html.element("mark", marked.substr(0, end));
    marked.remove_prefix(end == std::string_view::npos ? marked.size() : end + 1);
  }
}

std::string shown_date(std::string_view iso, Language language) {
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto date = parse_iso_date(iso);
  if (!date) return std::string(iso);
  const bool vietnamese = language == Language::Vietnamese;
  if (date->month == 0) return fmt::format("{}", date->year);
  const char* month = kMonths.at(static_cast<std::size_t>(date->month - 1));
  if (date->day == 0) {
    return vietnamese ? fmt::format("{:02}/{}", date->month, date->year)
                      : fmt::format("{} {}", month, date->year);
  }
  return vietnamese ? fmt::format("{:02}/{:02}/{}", date->day, date->month, date->year)
                    : fmt::format("{} {} {}", date->day, month, date->year);
}

std::string shown_number(std::size_t number, Language language) {
  std::string digits = fmt::format("{}", number);
  const char mark = language == Language::Vietnamese ? '.' : ',';
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, mark);
  }
  return digits;
}

}  // namespace viendan::web
