// What linking costs: a table of links filled from nothing, and one document changed in it.
//   viendan_links_bench FOLDER [--documents 20000] [--changes 200]
// The documents are made up: as many citations as in collected ones, of which some cite what
// everybody cites, some misprint it, and some name it without its year or by title.
#include <cstdint>
#include <random>

#include "citations/resolve.h"
#include "measure.h"
#include "store/link_table.h"

namespace viendan::bench {
namespace {

// Of a document, on average, in 2,008 collected ones.
constexpr unsigned kCitations = 56;
constexpr unsigned kCited = 9;  // documents that it cites

class Corpus {
 public:
  explicit Corpus(unsigned documents) : documents_(documents) {}

  /// The document of that number as it is after so many changes.
  [[nodiscard]] Document document(unsigned number, unsigned changes) const {
    std::mt19937 random(number);
    std::vector<Citation> cited;
    for (unsigned n = about(kCited, random); n > 0; --n) cited.push_back(citation(random));
    std::mt19937 later(number + 7919 * changes);
    if (changes > 0) cited.front() = citation(later);
    Document document;
    document.metadata = metadata(number);
    for (unsigned n = about(kCitations, random); n > 0; --n) {
      document.citations.push_back(cited[random() % cited.size()]);
    }
    return document;
  }

 private:
  static unsigned about(unsigned mean, std::mt19937& random) {
    return 1 + static_cast<unsigned>(random() % (2 * mean - 1));
  }

  static std::string symbol(unsigned number) { return fmt::format("{}/QĐ-TTg", number % 2500 + 1); }
  static unsigned year(unsigned number) { return 1996 + number / 2500; }

  static Metadata metadata(unsigned number) {
    Metadata of;
    of.id = fmt::format("qd-ttg/{}/{}", year(number), number % 2500 + 1);
    of.symbol.value = symbol(number);
    of.number.value = std::to_string(number % 2500 + 1);
    of.type.value = "Quyết định";
    of.issuer.value = "Thủ tướng Chính phủ";
    of.date.value = fmt::format("{}-{:02}-{:02}", year(number), number % 12 + 1, number % 28 + 1);
    of.title.value = fmt::format("Phê duyệt Kế hoạch phát triển nghề số {} của huyện {}",
                                 number % 97, number % 701);
    return of;
  }

  /// A few are cited by nearly all, most by a few.
  [[nodiscard]] unsigned cited(std::mt19937& random) const {
    const double share = static_cast<double>(random() % 1'000'000) / 1e6;
    return static_cast<unsigned>(share * share * share * static_cast<double>(documents_ + 5000));
  }

  [[nodiscard]] Citation citation(std::mt19937& random) const {
    const Metadata of = metadata(cited(random));
    Citation citation;
    citation.relation = kRelations[random() % kRelations.size()].first;
    citation.rule = "symbol+date";
    citation.target = {of.id, of.symbol.value, of.type.value, of.number.value, of.issued(), "", ""};
    citation.status = CitationStatus::Stub;
    const auto kind = random() % 100;
    if (kind < 30) citation.target.date.reset();
    if (kind > 97) citation.target.date->day = static_cast<int>(1 + random() % 28);
    if (kind > 85 && kind < 97) {  // without its year
      citation.status = CitationStatus::Unresolved;
      citation.target.id = fmt::format("qd-ttg/?/{}", of.number.value);
      citation.target.date.reset();
    }
    if (kind < 5) {
      citation.kind = CitationKind::Title;
      citation.status = CitationStatus::Unresolved;
      citation.target = {"", "", "", "", {}, "", of.title.value.substr(sizeof("Phê duyệt"))};
    }
    return citation;
  }

  unsigned documents_;
};

/// The first failure ends the measurement.
template <typename T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{}\n", result.error().message);
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

citations::Registry registry_for(store::LinkTable& table, const std::vector<std::string>& lookups) {
  citations::Registry registry;
  const auto claims = must(table.claims_for(lookups));
  for (const Claim& claim : claims) registry.add(claim);
  return registry;
}

void set_links(store::LinkTable& table, const Document& document,
               const std::vector<std::string>& lookups) {
  const auto resolved = citations::resolve(document, registry_for(table, lookups));
  must(table.set_links(document.metadata.id, citations::links(document.metadata.id, resolved)));
}

/// As a build does it: all are put, then all are resolved.
void fill(store::LinkTable& table, const Corpus& corpus, unsigned documents) {
  const Building building;
  double putting = 0, linking = 0;
  std::size_t citations = 0;
  must(table.begin(store::Tracking::Off));
  for (unsigned n = 0; n < documents; ++n) {
    const Document document = corpus.document(n, 0);
    const auto claims = citations::claims(document);
    const auto lookups = citations::lookups(document);
    citations += document.citations.size();
    const Clock clock;
    must(table.put(document.metadata.id, claims, lookups));
    putting += clock.seconds();
  }
  for (unsigned n = 0; n < documents; ++n) {
    const Document document = corpus.document(n, 0);
    const auto lookups = citations::lookups(document);
    const Clock clock;
    set_links(table, document, lookups);
    linking += clock.seconds();
  }
  const Clock clock;
  must(table.set_generation("0"));
  must(table.commit());
  fmt::print("citations\t{}\nput_s\t{:.3f}\nresolve_and_link_s\t{:.3f}\ncommit_s\t{:.3f}\n",
             citations, putting, linking, clock.seconds());
  building.print(documents, 0);
}

/// One transaction: the document, what it affects, what search has to know.
std::size_t change(store::LinkTable& table, const Corpus& corpus, unsigned number,
                   unsigned changes) {
  const Document document = corpus.document(number, changes);
  const auto lookups = citations::lookups(document);
  must(table.begin());
  must(table.put(document.metadata.id, citations::claims(document), lookups));
  const auto affected = must(table.asking(must(table.changes()).keys));
  set_links(table, document, lookups);
  const auto changed = must(table.changes());
  for (const auto& id : changed.stubs) must(table.stub(id));
  for (const auto& id : changed.standings) must(table.standing(id));
  must(table.set_generation(std::to_string(changes)));
  must(table.commit());
  return affected.size();
}

void change_some(store::LinkTable& table, const Corpus& corpus, unsigned documents,
                 unsigned changes) {
  std::vector<double> times, affected;
  for (unsigned n = 1; n <= changes; ++n) {
    const Clock clock;
    const auto others = change(table, corpus, n * 7919 % documents, n);
    times.push_back(clock.seconds() * 1000);
    affected.push_back(static_cast<double>(others));
  }
  fmt::print("change_ms\tp50 {:.2f}\tp95 {:.2f}\tmax {:.2f}\n", percentile(times, 0.5),
             percentile(times, 0.95), percentile(times, 1));
  fmt::print("affected\tp50 {:.0f}\tp95 {:.0f}\tmax {:.0f}\n", percentile(affected, 0.5),
             percentile(affected, 0.95), percentile(affected, 1));
}

int run(const Arguments& arguments) {
  if (arguments.words.empty()) {
    fmt::print(stderr, "usage: viendan_links_bench FOLDER [--documents N] [--changes N]\n");
    return 2;
  }
  const unsigned documents = arguments.number("documents", 20'000);
  const auto file = std::filesystem::path(arguments.words.front()) / "links.sqlite";
  store::LinkTable::discard(file);
  const Corpus corpus(documents);
  {
    auto table = must(store::LinkTable::open(file));
    fill(table, corpus, documents);
  }
  fmt::print("file_mb\t{:.1f}\n", static_cast<double>(std::filesystem::file_size(file)) / 1e6);
  auto table = must(store::LinkTable::open(file));
  change_some(table, corpus, documents, arguments.number("changes", 200));
  return 0;
}

}  // namespace
}  // namespace viendan::bench

int main(int count, char** values) {
  return viendan::bench::run(viendan::bench::Arguments(count, values));
}
