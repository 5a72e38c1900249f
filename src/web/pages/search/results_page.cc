// What was found.
#include <algorithm>

#include "search/query/query_text.h"
#include "web/pages/search/parts.h"
#include "web/pages/search/words.h"

namespace viendan::web::finding {
namespace {

constexpr std::uint32_t kMostSimilar = 20;
constexpr std::size_t kMostNamesakes = 8;

constexpr Phrase kFor{"Kết quả tìm: {}", "Results: {}"};
constexpr Phrase kByConditions{"Văn bản theo điều kiện đã chọn", "Documents by conditions"};
constexpr Phrase kLike{"Văn bản có nội dung gần với {}", "Documents like {}"};
constexpr Phrase kNoneLike{"Không có văn bản nào gần với văn bản này.",
                           "No document is like this one."};
constexpr Phrase kNoSuch{"Kho không có văn bản “{}”.", "The collection has no document “{}”."};
constexpr Phrase kReading{"Câu tìm được hiểu là: ", "The query was read as: "};
constexpr Phrase kFollow{"Theo dõi tìm kiếm này bằng Atom", "Follow this search by Atom"};
constexpr Phrase kPast{"Danh sách kết thúc trước trang này.", "The list ends before this page."};
constexpr Phrase kFirst{"Về trang đầu", "To the first page"};
constexpr Phrase kFarthest{
    "Chỉ xem được {} văn bản đầu. Thêm từ hoặc điều kiện để thu hẹp.",
    "Only the first {} documents can be seen. More words or conditions narrow the results."};

/// What a page of results is made from.
struct Results {
  Answer answer;
  std::vector<HitFacts> facts;
  std::vector<Reference> namesakes;  // where a symbol was asked for that nothing has
};

/// Documents of the same number, for one who has the rest of a symbol wrong.
Result<std::vector<Reference>> namesakes_of(const View& view, const Asked& asked) {
  const auto typed = search::read_query(asked.words, view.collection.vocabulary);
  const auto digits = typed.symbol.substr(0, typed.symbol.find('/'));
  if (digits.empty()) return std::vector<Reference>{};
  auto found = view.collection.catalogue.named(digits);
  if (found && found->size() > kMostNamesakes) found->resize(kMostNamesakes);
  return found;
}

Result<Results> find(const View& view, const Asked& asked) {
  const Collection& collection = view.collection;
  Query query = asked.query();
  query.facets = facet_fields();
  auto answer = asked.similar.empty()
                    ? collection.reader.find(query, collection.vocabulary)
                    : collection.reader.similar(asked.similar, kMostSimilar, collection.vocabulary);
  if (!answer) return tl::unexpected(answer.error());
  Results results{.answer = *std::move(answer), .facts = {}, .namesakes = {}};
  auto facts = facts_of(view, results.answer.hits);
  if (!facts) return tl::unexpected(facts.error());
  results.facts = *std::move(facts);
  if (!results.answer.hits.empty() || asked.offset > 0) return results;
  auto namesakes = namesakes_of(view, asked);
  if (!namesakes) return tl::unexpected(namesakes.error());
  results.namesakes = *std::move(namesakes);
  return results;
}

std::string title_of(const View& view, const Asked& asked) {
  if (!asked.similar.empty()) return fill(view, kLike, asked.similar);
  if (asked.words.empty()) return std::string(view.say(kByConditions));
  return fill(view, kFor, asked.words);
}

void past_the_end(Html& html, const View& view, const Asked& asked) {
  Asked first = asked;
  first.offset = 0;
  html.element("p", {{"class", "note"}}, [&] {
    html.text(view.say(kPast));
    html.text(" ");
    html.element("a", {{"href", first.address("/search", view.language)}}, view.say(kFirst));
  });
}

void pages(Html& html, const View& view, const Asked& asked, const Answer& answer) {
  const std::size_t reached = std::min<std::size_t>(answer.total, kMostOffset + kHitsOfPage);
  paging(html, view, asked.offset, kHitsOfPage, reached);
  if (reached < answer.total && asked.offset + kHitsOfPage >= reached)
    html.element("p", {{"class", "note"}},
                 fill(view, kFarthest, shown_number(reached, view.language)));
}

void foot(Html& html, const View& view, const Asked& asked, const Answer& answer) {
  html.element("p", {{"class", "quiet"}}, [&] {
    html.text(view.say(kReading));
    html.element("span", {vietnamese(view)}, reading_in_words(answer.reading, view.language));
  });
  html.element("p", {{"class", "actions"}}, [&] {
    html.element("a",
                 {{"class", "button"},
                  {"href", asked.followed().address("/search.atom", view.language)},
                  {"type", "application/atom+xml"}},
                 view.say(kFollow));
  });
}

void found(Html& html, const View& view, const Asked& asked, const Results& results) {
  const Answer& answer = results.answer;
  html.element("div", [&] {
    if (answer.hits.empty() && asked.offset > 0 && answer.total > 0) {
      past_the_end(html, view, asked);
    } else if (answer.hits.empty()) {
      advice(html, view, asked, results.namesakes);
    } else {
      html.element("p", {{"class", "total"}}, total_in_words(answer, view.language));
      orders(html, view, asked);
      hit_list(html, view, asked, answer, results.facts);
      pages(html, view, asked, answer);
    }
    foot(html, view, asked, answer);
  });
}

/// Documents like another: a list that has no pages, order or facets.
void similar(Html& html, const View& view, const Asked& asked, const Results& results) {
  html.element("h1", title_of(view, asked));
  if (results.answer.hits.empty()) {
    html.element("p", view.say(kNoneLike));
  } else {
    hit_list(html, view, asked, results.answer, results.facts);
  }
}

void content(Html& html, const View& view, const Asked& asked, const Results& results) {
  html.element("h1", title_of(view, asked));
  search_form(html, view, asked, false);
  chips(html, view, asked);
  filters(html, view, asked, results.answer.facets);
  remarks(html, view, asked, results.answer);
  html.element("div", {{"class", "results"}}, [&] {
    found(html, view, asked, results);
    facets(html, view, asked, results.answer);
  });
}

}  // namespace

Result<Response> results_page(const View& view, const Asked& asked) {
  const auto results = find(view, asked);
  if (!results && !asked.similar.empty() && results.error().code == Error::Code::NotFound)
    return error_page(view, 404, fill(view, kNoSuch, asked.similar));
  if (!results) return tl::unexpected(results.error());
  const bool like = !asked.similar.empty();
  PageHead head{.title = title_of(view, asked),
                .place = Place::Search,
                .feed = like ? "" : asked.followed().address("/search.atom", view.language),
                .box = like};
  return page(view, head, [&](Html& html) {
    like ? similar(html, view, asked, *results) : content(html, view, asked, *results);
  });
}

}  // namespace viendan::web::finding
