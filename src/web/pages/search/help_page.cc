// How queries are written, what the pages are for, and what their marks mean.
#include <array>
#include <functional>
#include <span>

#include "base/text.h"
#include "search/query/query_help.h"
#include "web/page/names.h"
#include "web/pages/search/help_words.h"
#include "web/pages/search/parts.h"
#include "web/pages/search/words.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

using namespace finding;
using namespace finding::help;

class HelpPage {
 public:
  HelpPage(Html& html, const View& view) : html_(html), view_(view) {}

  void write() const;

 private:
  using Cells = std::function<void()>;

  void paragraph(const Phrase& words) const { html_.element("p", view_.say(words)); }

  void table(const Phrase& caption, std::initializer_list<Phrase> headings,
             const Cells& rows) const {
    const auto name = view_.say(caption);
    html_.element(
        "div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", name}},
        [&] {
          html_.element("table", {{"class", "data"}}, [&] {
            html_.element("caption", name);
            html_.element("thead", [&] {
              html_.element("tr", [&] {
                for (const Phrase& each : headings)
                  html_.element("th", {{"scope", "col"}}, view_.say(each));
              });
            });
            html_.element("tbody", rows);
          });
        });
  }

  void row(const Cells& heading, std::initializer_list<Cells> cells) const {
    html_.element("tr", [&] {
      html_.element("th", {{"scope", "row"}}, heading);
      for (const Cells& each : cells) html_.element("td", each);
    });
  }

  /// A query that runs.
  [[nodiscard]] Cells query(std::string_view words) const {
    return [this, words] {
      const auto address = view_.address("/search").with("q", words).text();
      html_.element("a", {{"href", address}, vietnamese(view_)}, words);
    };
  }
  [[nodiscard]] Cells text(std::string_view words) const {
    return [this, words] { html_.text(words); };
  }
  [[nodiscard]] Cells text(const Phrase& phrase) const { return text(view_.say(phrase)); }
  [[nodiscard]] Cells code(std::string_view words) const {
    return [this, words] { html_.element("code", words); };
  }

  void queries() const;
  void fields() const;
  void known_values(search::Takes takes, std::string_view field) const;
  void pages() const;
  void hints(const Phrase& name, std::span<const Hint> hints) const;
  void validity() const;
  void citations() const;
  void names(const Phrase& caption, std::span<const CodeName> names, bool codes) const;
  void reading() const;
  void keyboard() const;
  void sharing() const;

  struct Part {
    std::string_view id;
    Phrase name;
    void (HelpPage::*write)() const;
  };
  static const Part kParts[8];

  Html& html_;
  const View& view_;
};

const HelpPage::Part HelpPage::kParts[] = {
    {"cau-tim", {"Cách viết câu tìm", "How queries are written"}, &HelpPage::queries},
    {"truong", {"Tìm trong từng trường", "Fields"}, &HelpPage::fields},
    {"trang", {"Trang nào để làm gì", "What the pages are for"}, &HelpPage::pages},
    {"hieu-luc", {"Hiệu lực ở đây nghĩa là gì", "What validity means here"}, &HelpPage::validity},
    {"vien-dan", {"Viện dẫn và quan hệ", "Citations and relations"}, &HelpPage::citations},
    {"doc", {"Chỗ sửa và ghi chú khi đọc", "Repairs and remarks"}, &HelpPage::reading},
    {"ban-phim", {"Dùng bàn phím", "By keyboard"}, &HelpPage::keyboard},
    {"dia-chi",
     {"Gửi cho nhau, theo dõi, lấy dữ liệu", "Sharing, following, data"},
     &HelpPage::sharing},
};

void HelpPage::write() const {
  html_.element("h1", view_.say(kTitle));
  html_.element("nav", {{"class", "toc"}, {"aria-label", view_.say(kContents)}}, [&] {
    html_.element("ol", [&] {
      for (const Part& part : kParts) {
        html_.element("li", [&] {
          html_.element("a", {{"href", fmt::format("#{}", part.id)}}, view_.say(part.name));
        });
      }
    });
  });
  for (const Part& part : kParts) {
    html_.element("section", {{"id", part.id}}, [&] {
      html_.element("h2", view_.say(part.name));
      (this->*part.write)();
    });
  }
}

void HelpPage::queries() const {
  paragraph(kQueries);
  table(kQueryTable, {kExample, kMeaning}, [&] {
    for (const auto& each : search::kQueryExamples)
      row(query(each.example), {text(Phrase{each.help_vietnamese, each.help})});
  });
  paragraph(kTelex);
}

void HelpPage::fields() const {
  paragraph(kFields);
  table(kFieldTable, {kField, kEnglishName, kExample, kMeaning}, [&] {
    for (const auto& field : search::kFields) {
      const std::string own = search::without_accents(field.vietnamese) + ":";
      const std::string english = fmt::format("{}:", field.name);
      row(code(own),
          {code(english), query(field.example), text(Phrase{field.help_vietnamese, field.help})});
    }
  });
  paragraph(kDates);
  html_.element("dl", {{"class", "facts"}}, [&] {
    known_values(search::Takes::Relation, "relation");
    known_values(search::Takes::Validity, "validity");
    known_values(search::Takes::Kind, "kind");
  });
}

void HelpPage::known_values(search::Takes takes, std::string_view field) const {
  html_.element("dt", field_label(field, view_.language));
  std::string list;
  for (const auto& value : search::known_values(takes)) {
    if (!list.empty()) list += "; ";
    list += view_.language == Language::Vietnamese
                ? std::string(value.vietnamese)
                : fmt::format("{} ({})", value.name, value.vietnamese);
  }
  html_.element("dd", list);
}

void HelpPage::pages() const {
  hints(kStaff, kForStaff);
  hints(kAnalysts, kForAnalysts);
  hints(kKeepers, kForKeepers);
}

void HelpPage::hints(const Phrase& name, std::span<const Hint> hints) const {
  html_.element("h3", view_.say(name));
  html_.element("ul", [&] {
    for (const Hint& hint : hints) {
      html_.element("li", [&] {
        html_.element("a", {{"href", view_.address(hint.path).text()}}, view_.say(hint.link));
        html_.text(": ");
        html_.text(view_.say(hint.words));
      });
    }
  });
}

void HelpPage::names(const Phrase& caption, std::span<const CodeName> names, bool codes) const {
  const auto rows = [&] {
    for (const CodeName& each : names) {
      if (codes) {
        row(text(each.name), {text(each.meaning), code(each.code)});
      } else {
        row(text(each.name), {text(each.meaning)});
      }
    }
  };
  codes ? table(caption, {kName, kMeaning, kCode}, rows) : table(caption, {kName, kMeaning}, rows);
}

void HelpPage::validity() const {
  paragraph(kCaution);
  names(kValidityTable, validity_names(), false);
}

void HelpPage::citations() const {
  paragraph(kStatuses);
  names(kStatusTable, status_names(), false);
  table(kRelationTable, {kRelation, kOut, kIn}, [&] {
    for (const RelationName& each : relation_names())
      row(text(each.name), {text(each.out), text(each.in)});
  });
}

void HelpPage::reading() const {
  paragraph(kRepairs);
  names(kRepairTable, repair_names(), true);
  paragraph(kIssues);
  names(kIssueTable, issue_names(), true);
}

void HelpPage::keyboard() const {
  html_.element("dl", {{"class", "facts"}}, [&] {
    for (const Key& each : kKeys) {
      html_.element("dt", [&] { html_.element("kbd", each.key); });
      html_.element("dd", view_.say(each.does));
    }
  });
}

void HelpPage::sharing() const {
  paragraph(kSharing);
  html_.element("ul", [&] {
    for (const Shared& each : kShared) {
      html_.element("li", [&] {
        html_.element("code", each.address);
        html_.text(fmt::format(": {}", view_.say(each.shows)));
      });
    }
  });
  paragraph(kFeedHelp);
  html_.element("p", [&] {
    html_.text(view_.say(kApiHelp));
    html_.element("a", {{"href", "/api/"}}, "/api/");
    html_.text(" (");
    html_.element("a", {{"href", "/api/openapi.json"}}, "OpenAPI");
    html_.text(").");
  });
}

}  // namespace

Result<Response> help_page(const View& view) {
  const PageHead head{.title = std::string(view.say(kTitle)), .place = Place::Help};
  return page(view, head, [&](Html& html) { HelpPage(html, view).write(); });
}

}  // namespace viendan::web
