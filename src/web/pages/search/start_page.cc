// Where people begin: what can be asked, and of what.
#include <algorithm>
#include <array>

#include "search/query/query_help.h"
#include "web/pages/search/parts.h"

namespace viendan::web::finding {
namespace {

using store::Catalogue;

constexpr std::size_t kNewest = 6;
constexpr std::size_t kMostValues = 24;

constexpr Phrase kTitle{"Tìm trong văn bản chính sách", "Search policy documents"};
constexpr Phrase kLead{
    "Gõ từ cần tìm, có dấu hay không dấu, hoặc số ký hiệu viết theo bất kỳ cách nào. Kết quả dẫn "
    "thẳng đến điều, khoản, phụ lục, nhiệm vụ có những từ ấy.",
    "Type words, with accents or without, or a symbol in any spelling. Results lead straight to "
    "the article, clause, annex or activity that has them."};
constexpr Phrase kExamples{"Ví dụ", "Examples"};
constexpr Phrase kMoreHelp{"Mọi cách viết câu tìm", "All that a query can say"};
constexpr Phrase kHoldings{"Kho văn bản có gì", "What the collection holds"};
constexpr Phrase kNewestDocuments{"Văn bản mới ban hành nhất", "Documents issued last"};
constexpr Phrase kFollow{"Theo dõi văn bản mới bằng Atom", "Follow new documents by Atom"};
constexpr Phrase kTypes{"Theo loại", "By type"};
constexpr Phrase kYears{"Theo năm ban hành", "By year of issue"};
constexpr Phrase kUnknown{"không rõ", "unknown"};

/// An example of search::kQueryExamples, told by what it finds.
struct Shown {
  std::string_view example;
  Phrase finds;
};
constexpr std::array kShown = std::to_array<Shown>({
    {"tang truong xanh", {"gõ không dấu cũng tìm được", "typed without accents"}},
    {"\"sản xuất sạch hơn\"", {"cụm từ liền nhau", "a phrase"}},
    {"30 2020 nd cp",
     {"số ký hiệu, viết cách nào cũng được: Nghị định 30/2020/NĐ-CP",
      "a symbol in any spelling: Decree 30/2020/NĐ-CP"}},
    {"năng lượng loai:QĐ loai:CT nam:>=2015",
     {"quyết định và chỉ thị về năng lượng, từ năm 2015",
      "decisions and directives on energy since 2015"}},
    {"chu-tri:Bộ Công Thương -han:..2014",
     {"nhiệm vụ do Bộ Công Thương chủ trì, trừ nhiệm vụ hết hạn trước năm 2015",
      "activities that the Ministry of Industry and Trade leads, but for those that ended by "
      "2014"}},
});
static_assert(std::ranges::all_of(kShown, [](const Shown& shown) {
  return std::ranges::find(search::kQueryExamples, shown.example, &search::QueryExample::example) !=
         search::kQueryExamples.end();
}));

struct Figure {
  Phrase name;
  std::string_view path;
  std::size_t number = 0;
};

/// What the collection holds.
struct Holdings {
  std::array<Figure, 4> figures = {{
      {{"văn bản có toàn văn", "documents"}, "/documents"},
      {{"nhiệm vụ, hoạt động", "activities"}, "/activities"},
      {{"lượt viện dẫn", "citations"}, "/collection"},
      {{"văn bản được viện dẫn mà kho chưa có", "cited documents that are missing"}, "/stubs"},
  }};
  std::vector<Count> types, years;
  std::vector<DocumentFact> newest;
};

/// Sets `into`, or tells why it could not be had.
template <typename T>
Result<void> take(Result<T> from, T& into) {
  if (!from) return tl::unexpected(from.error());
  into = *std::move(from);
  return {};
}

std::size_t sum(const std::vector<Count>& counts) {
  std::size_t total = 0;
  for (const Count& each : counts) total += static_cast<std::size_t>(each.count);
  return total;
}

Result<Holdings> holdings_of(const View& view) {
  const Catalogue& catalogue = view.collection.catalogue;
  Holdings holdings;
  Listed<DocumentFact> documents;
  Listed<ActivityFact> activities;
  std::vector<Count> citations;
  const store::DocumentsWanted newest{.order = store::DocumentsWanted::Order::Newest};
  auto done =
      take(catalogue.documents(newest, {0, kNewest}), documents)
          .and_then([&] {
            return take(catalogue.activities({}, {0, 0}), activities);
          })
          .and_then(
              [&] { return take(catalogue.counts(Catalogue::By::CitationStatus), citations); })
          .and_then([&] { return take(catalogue.counts(Catalogue::By::Type), holdings.types); })
          .and_then([&] { return take(catalogue.counts(Catalogue::By::Year), holdings.years); });
  if (!done) return tl::unexpected(done.error());
  const std::size_t stubs = view.collection.workspace.manifest().stubs.size();
  const std::array numbers = {documents.total, activities.total, sum(citations), stubs};
  for (std::size_t i = 0; i < numbers.size(); ++i) holdings.figures.at(i).number = numbers.at(i);
  holdings.newest = std::move(documents.items);
  std::ranges::reverse(holdings.years);
  return holdings;
}

void examples(Html& html, const View& view) {
  html.element("section", {{"class", "examples"}}, [&] {
    html.element("h2", view.say(kExamples));
    html.element("ul", [&] {
      for (const auto& [example, finds] : kShown) {
        html.element("li", [&] {
          const auto address = view.address("/search").with("q", example).text();
          html.element("a", {{"href", address}, vietnamese(view)}, example);
          html.text(" – ");
          html.text(view.say(finds));
        });
      }
    });
    html.element("p", [&] {
      html.element("a", {{"href", view.address("/help").text()}}, view.say(kMoreHelp));
    });
  });
}

void figures(Html& html, const View& view, const Holdings& holdings) {
  html.element("ul", {{"class", "figures"}}, [&] {
    for (const Figure& each : holdings.figures) {
      html.element("li", [&] {
        html.element("a", {{"href", view.address(each.path).text()}}, [&] {
          html.element("strong", shown_number(each.number, view.language));
          html.text(" ");
          html.text(view.say(each.name));
        });
      });
    }
  });
}

void values(Html& html, const View& view, const Phrase& name, std::string_view field,
            const std::vector<Count>& counts) {
  if (counts.empty()) return;
  html.element("h3", view.say(name));
  html.element("ul", {{"class", "chips"}}, [&] {
    for (std::size_t i = 0; i < std::min(counts.size(), kMostValues); ++i) {
      const Count& each = counts[i];
      if (each.value.empty()) continue;
      html.element("li", [&] {
        const auto address = view.address("/search").with(field, each.value).text();
        html.element("a", {{"class", "chip"}, {"href", address}}, [&] {
          html.element("span", {vietnamese(view)}, each.value);
          html.element("span", {{"class", "count"}},
                       shown_number(static_cast<std::size_t>(each.count), view.language));
        });
      });
    }
  });
}

void newest(Html& html, const View& view, const Holdings& holdings) {
  html.element("h2", view.say(kNewestDocuments));
  html.element("ul", {{"class", "newest"}}, [&] {
    for (const DocumentFact& each : holdings.newest) {
      html.element("li", [&] {
        html.element("a",
                     {{"href", document_address(each.id, "", view.language)}, vietnamese(view)},
                     name_of_document(each.type, each.symbol, each.id));
        html.text(", ");
        html.text(each.date.empty() ? std::string(view.say(kUnknown))
                                    : shown_date(each.date, view.language));
        if (each.title.empty()) return;
        html.text(" – ");
        html.element("span", {vietnamese(view)}, each.title);
      });
    }
  });
  html.element("p", [&] {
    html.element("a",
                 {{"href", view.address("/search.atom").text()}, {"type", "application/atom+xml"}},
                 view.say(kFollow));
  });
}

}  // namespace

Result<Response> start_page(const View& view) {
  const auto holdings = holdings_of(view);
  if (!holdings) return tl::unexpected(holdings.error());
  const PageHead head{.title = std::string(view.say(kTitle)),
                      .place = Place::Search,
                      .feed = view.address("/search.atom").text(),
                      .box = false};
  return page(view, head, [&](Html& html) {
    html.element("h1", view.say(kTitle));
    html.element("p", view.say(kLead));
    search_form(html, view, {}, true);
    examples(html, view);
    html.element("section", [&] {
      html.element("h2", view.say(kHoldings));
      figures(html, view, *holdings);
      values(html, view, kTypes, "type", holdings->types);
      values(html, view, kYears, "year", holdings->years);
    });
    html.element("section", [&] { newest(html, view, *holdings); });
  });
}

}  // namespace viendan::web::finding
