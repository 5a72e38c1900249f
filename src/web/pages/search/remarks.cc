// How the hits were found, and what to do where there are none.
#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/query/query_text.h"
#include "web/pages/search/parts.h"
#include "web/pages/search/words.h"

namespace viendan::web::finding {
namespace {

constexpr Phrase kPartial{
    "Một phần kho không trả lời, nên kết quả còn thiếu. Xin tìm lại sau ít phút.",
    "A part of the collection did not answer: these hits are not all. Please try again later."};
constexpr Phrase kMeant{"Có phải bạn muốn tìm: ", "Did you mean: "};
constexpr Phrase kExpanded{"Đã tìm thêm: ", "Also searched: "};
constexpr Phrase kFor{" cho “{}” ({})", " for “{}” ({})"};
constexpr Phrase kExactly{"Chỉ tìm đúng như đã gõ", "Search exactly as typed"};

constexpr Phrase kNothing{"Không tìm thấy văn bản nào", "No document was found"};
constexpr Phrase kNoSymbol{
    "Trong kho không có văn bản nào mang số, ký hiệu này, và không văn bản nào viện dẫn nó.",
    "No document of the collection has this symbol, and none cites it."};
constexpr Phrase kSameNumber{"Văn bản cùng số:", "Documents of the same number:"};
constexpr Phrase kMissing{" (chưa có toàn văn)", " (text missing)"};
constexpr Phrase kTry{"Có thể thử:", "You may try:"};
constexpr Phrase kWithoutConditions{"Tìm lại, bỏ mọi điều kiện đã chọn",
                                    "Search again without the conditions"};
constexpr Phrase kWithoutAccents{"Tìm không dấu: {}", "Search without accents: {}"};
constexpr Phrase kAnyWord{"Chỉ cần một trong các từ: {}", "Any of the words: {}"};
constexpr Phrase kWithoutQuotes{"Bỏ ngoặc kép: {}", "Without quotes: {}"};
constexpr Phrase kFewer{"Bớt từ, hoặc xem lại chính tả.",
                        "Use fewer words, or check their spelling."};
constexpr Phrase kLookUp{"Xem cách viết câu tìm", "See how queries are written"};
constexpr Phrase kStubs{"Xem những văn bản được viện dẫn mà kho chưa có",
                        "See the documents that are cited but missing"};

constexpr std::size_t kMostAlternatives = 8;

void expansions(Html& html, const View& view, const Asked& asked, const Answer& answer) {
  if (answer.expansions.empty()) return;
  html.element("p", {{"class", "quiet"}}, [&] {
    html.text(view.say(kExpanded));
    bool first = true;
    for (const auto& [typed, also, why] : answer.expansions) {
      if (!first) html.text("; ");
      first = false;
      html.element("span", {vietnamese(view)}, fmt::format("“{}”", also));
      html.text(fill(view, kFor, typed, reason_in_words(why, view.language)));
    }
    html.text(". ");
    Asked exactly = asked;
    exactly.expand = false;
    exactly.offset = 0;
    html.element("a", {{"href", exactly.address("/search", view.language)}}, view.say(kExactly));
  });
}

class Advice {
 public:
  Advice(Html& html, const View& view, const Asked& asked)
      : html_(html), view_(view), asked_(asked) {}

  void write() const {
    html_.element("p", view_.say(kTry));
    html_.element("ul", [&] {
      if (!asked_.conditions.empty() && !asked_.words.empty()) without_conditions();
      if (!asked_.words.empty()) other_words();
      html_.element("li", view_.say(kFewer));
      item(view_.address("/help").text(), view_.say(kLookUp));
      item(view_.address("/stubs").text(), view_.say(kStubs));
    });
  }

 private:
  void item(std::string_view address, std::string_view words) const {
    html_.element("li", [&] { html_.element("a", {{"href", address}}, words); });
  }

  void without_conditions() const {
    Asked bare = asked_;
    bare.conditions.clear();
    item(bare.address("/search", view_.language), view_.say(kWithoutConditions));
  }

  void words(const Phrase& phrase, const std::string& other) const {
    item(asked_.with_words(other).address("/search", view_.language), fill(view_, phrase, other));
  }

  void other_words() const {
    const auto typed = search::read_query(asked_.words, view_.collection.vocabulary);
    if (typed.names_document()) return;
    const std::string plain = squeeze(replace_all(asked_.words, "\"", " "));
    if (plain != asked_.words && !plain.empty()) words(kWithoutQuotes, plain);
    const std::string folded = fold(plain);
    if (folded != to_lower(plain)) words(kWithoutAccents, folded);
    const auto alone = split(plain, ' ');
    if (search::is_bare(typed) && alone.size() > 1 && alone.size() <= kMostAlternatives)
      words(kAnyWord, replace_all(plain, " ", " OR "));
  }

  Html& html_;
  const View& view_;
  const Asked& asked_;
};

void namesakes_list(Html& html, const View& view, const std::vector<Reference>& namesakes) {
  if (namesakes.empty()) return;
  html.element("p", view.say(kSameNumber));
  html.element("ul", [&] {
    for (const Reference& each : namesakes) {
      html.element("li", [&] {
        html.element("a",
                     {{"href", document_address(each.id, "", view.language)}, vietnamese(view)},
                     name_of_document(each.type, each.symbol, each.id));
        if (!each.title.empty()) {
          html.text(" – ");
          html.element("span", {vietnamese(view)}, each.title);
        }
        if (!each.in_corpus) html.text(view.say(kMissing));
      });
    }
  });
}

}  // namespace

void remarks(Html& html, const View& view, const Asked& asked, const Answer& answer) {
  if (!answer.unreachable.empty()) html.element("p", {{"class", "warning"}}, view.say(kPartial));
  if (!answer.note.empty())
    html.element("p", {{"class", "note"}}, note_in_words(answer.note, view.language));
  if (!answer.suggestion.empty()) {
    html.element("p", {{"class", "note"}}, [&] {
      html.text(view.say(kMeant));
      const auto address = asked.with_words(answer.suggestion).address("/search", view.language);
      html.element("a", {{"href", address}, {"rel", "nofollow"}, vietnamese(view)},
                   answer.suggestion);
    });
  }
  expansions(html, view, asked, answer);
}

void advice(Html& html, const View& view, const Asked& asked,
            const std::vector<Reference>& namesakes) {
  html.element("h2", view.say(kNothing));
  const auto typed = search::read_query(asked.words, view.collection.vocabulary);
  if (typed.names_document()) html.element("p", view.say(kNoSymbol));
  namesakes_list(html, view, namesakes);
  Advice(html, view, asked).write();
}

}  // namespace viendan::web::finding
