#include "ingest/html/find_document.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <optional>
#include <span>
#include <unordered_set>

#include "base/text.h"

namespace viendan::ingest::html {
namespace {

/// How much a form tells that its part of the page is the document's: what portals print around
/// documents too (annexes to load, lists with numbers) tells little.
struct FormWeight {
  unsigned form;
  unsigned weight;
};
constexpr FormWeight kWeights[] = {
    {kMotto, 4},   {kSymbol, 3},     {kPlaceDate, 3}, {kBasis, 4},      {kEnacting, 2},
    {kArticle, 4}, {kRecipients, 3}, {kCapacity, 2},  {kAddressees, 2}, {kAnnex, 1},
};
constexpr unsigned kFewestWeight = 6;  // a letterhead, or a basis and an article
constexpr std::uint32_t kRowOfArticles = 3;
constexpr unsigned kNearlyAll = 85;  // percent of the weight of the page
constexpr unsigned kCopyOfText = 30;
constexpr unsigned kNearlyAllText = 90;     // percent of the running text
constexpr std::uint32_t kWholeLine = 16;    // letters of a line that does not come back by chance
constexpr std::uint32_t kRunningText = 60;  // letters of a line that is a sentence
/// The lines of which one is enough to say that a part of the page goes on with the document.
constexpr unsigned kOfDocument =
    kMotto | kBasis | kEnacting | kArticle | kRecipients | kCapacity | kAddressees | kAnnex;

/// Where well-known portals put the text, by class or id: asked only where the text has no form.
constexpr std::string_view kContainers[] = {
    "ArticleContent",    "content1",       "divContentDoc",  "docitem-body",
    "fulltext",          "noidungtracuu",  "noidungvanban",  "preview-content",
    "the-document-body", "toanvancontent", "vanban-content", "vbContent",
};
static_assert(std::ranges::is_sorted(kContainers));

/// Sums over the passages before each one, so that a part of the page is a difference.
struct Sums {
  std::uint32_t passages = 0;
  std::uint32_t letters = 0;
  std::uint32_t running = 0;  // letters of sentences that are no link
  std::uint32_t links = 0;    // lines that are links, or a portal's
  std::uint32_t cells = 0;
  std::array<std::uint32_t, kForms> forms{};  // lines of each form; those of English count apart
  std::array<std::uint32_t, kForms> english{};

  Sums& add(const Passage& passage) {
    ++passages;
    letters += passage.letters;
    const bool link = passage.is_link();
    if (!link && passage.letters >= kRunningText) running += passage.letters;
    if (link || passage.imprint || (passage.chrome && !passage.cell)) ++links;
    if (passage.cell && !link) ++cells;
    auto& counts = (passage.form & kEnglish) != 0 ? english : forms;
    for (unsigned k = 0; k < kForms && !link; ++k) counts[k] += (passage.form >> k) & 1U;
    return *this;
  }
};

class Finder {
 public:
  Finder(const Page& page, bool hidden)
      : tree_(page.tree), passages_(passages_of(page, hidden)), hidden_(hidden) {
    sums_.push_back({});
    for (const Passage& passage : passages_) sums_.push_back(Sums(sums_.back()).add(passage));
    first_.resize(tree_.nodes.size() + 1);
    std::size_t at = 0;
    for (std::size_t node = 0; node < first_.size(); ++node) {
      while (at < passages_.size() && passages_[at].node < static_cast<std::int32_t>(node)) ++at;
      first_[node] = static_cast<std::uint32_t>(at);
    }
  }

  /// The weight of all forms of the page, in its stronger language.
  [[nodiscard]] unsigned weight() const { return std::max(weight_of(0, 0), weight_of(0, 1)); }

  Found find() {
    // Vietnamese is what binds; its translation may stand beside it.
    language_ = weight_of(0, 0) >= kFewestWeight || weight_of(0, 0) >= weight_of(0, 1) ? 0U : 1U;
    // One article may be cited alone; a row of them is a document.
    const auto& articles = language_ == 0 ? sums_.back().forms : sums_.back().english;
    const bool formed = weight_of(0, language_) >= kFewestWeight ||
                        articles[std::countr_zero(unsigned{kArticle})] >= kRowOfArticles;
    const auto known = formed ? std::nullopt : known_container();
    best_ = known ? *known : block_around(formed ? by_form() : by_running_text());
    auto parts = known ? std::vector{best_} : with_continuations(best_);
    for (const std::int32_t part : parts) drop_edges(part);
    return {std::move(parts), hidden_, std::move(passages_)};
  }

  /// Of the whole page, and of the document after it was found.
  [[nodiscard]] std::uint32_t running_text() const { return running_of(0); }
  [[nodiscard]] std::uint32_t running_found() const { return running_of(best_); }

 private:
  [[nodiscard]] const Node& node_at(std::int32_t node) const {
    return tree_.nodes[static_cast<std::size_t>(node)];
  }
  [[nodiscard]] std::uint32_t begin_of(std::int32_t node) const {
    return first_[static_cast<std::size_t>(node)];
  }
  [[nodiscard]] std::uint32_t end_of(std::int32_t node) const {
    return first_[static_cast<std::size_t>(node_at(node).end)];
  }

  /// What stands inside a node, by one of the counts.
  template <typename Count>
  [[nodiscard]] std::uint32_t count(std::int32_t node, Count Sums::*of) const {
    return sums_[end_of(node)].*of - sums_[begin_of(node)].*of;
  }
  [[nodiscard]] std::uint32_t running_of(std::int32_t node) const {
    return count(node, &Sums::running);
  }

  /// Above its first line with a form and below its last one, a document has no links and none of
  /// the words of portals: those load, print and share it.
  void drop_edges(std::int32_t part) {
    const auto lines = std::span(passages_).subspan(begin_of(part), end_of(part) - begin_of(part));
    const auto has_form = [](const Passage& line) { return line.form != 0 && !line.is_link(); };
    const auto drop = [](Passage& line) {
      line.dropped = line.form == 0 && !line.cell && (line.is_link() || line.chrome);
    };
    const auto first = std::ranges::find_if(lines, has_form);
    const auto last = std::find_if(lines.rbegin(), std::reverse_iterator(first), has_form).base();
    std::for_each(lines.begin(), first, drop);
    std::for_each(last, lines.end(), drop);
  }

  [[nodiscard]] std::int32_t by_form() const {
    const unsigned all = weight_of(0, language_);
    // Where articles are the only form, each one has all of it: text must tell.
    const std::uint64_t text = all < kFewestWeight ? running_of(0) : 0;
    return fullest(smallest([this, all, text](std::int32_t node) {
      return weight_of(node, language_) * 100 >= all * kNearlyAll &&
             std::uint64_t{running_of(node)} * 100 >= text * kCopyOfText;
    }));
  }

  /// What has no form of its own may begin and end with any line: all is taken but what is mostly
  /// links.
  [[nodiscard]] std::int32_t by_running_text() const {
    const std::uint64_t all = running_of(0);
    if (all == 0) return 0;
    const auto with_share = [this, all](unsigned percent) {
      return smallest([this, all, percent](std::int32_t node) {
        return std::uint64_t{running_of(node)} * 100 >= all * percent;
      });
    };
    if (const auto copies = with_share(kCopyOfText); copies.size() > 1 && are_copies(copies))
      return fullest(copies);
    std::int32_t best = fullest(with_share(kNearlyAllText));
    for (std::int32_t outer = node_at(best).parent; outer >= 0; outer = node_at(outer).parent) {
      const auto links = count(outer, &Sums::links) - count(best, &Sums::links);
      const auto lines = count(outer, &Sums::passages) - count(best, &Sums::passages);
      if (links * 4 > lines) break;
      best = outer;
    }
    return best;
  }

  [[nodiscard]] std::int32_t block_around(std::int32_t node) const {
    while (node > 0 && !node_at(node).is(kBlock)) node = node_at(node).parent;
    return node;
  }

  /// The weight of the forms that stand inside a node, each once.
  [[nodiscard]] unsigned weight_of(std::int32_t node, unsigned language) const {
    const auto counts = language == 0 ? &Sums::forms : &Sums::english;
    const auto& before = sums_[begin_of(node)].*counts;
    const auto& after = sums_[end_of(node)].*counts;
    unsigned weight = 0;
    for (const auto& [form, worth] : kWeights) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(form));
      if (after[bit] > before[bit]) weight += worth;
    }
    return weight;
  }

  /// The nodes that `holds` is true for, but for none of those inside them.
  template <typename Holds>
  std::vector<std::int32_t> smallest(Holds holds) const {
    std::vector<std::int32_t> found;
    const auto count = static_cast<std::int32_t>(tree_.nodes.size());
    for (std::int32_t node = count - 1; node >= 0; --node) {
      if (begin_of(node) == end_of(node) && node > 0) continue;
      const bool inside = !found.empty() && found.back() < node_at(node).end;
      if (!inside && holds(node)) found.push_back(node);
    }
    std::ranges::reverse(found);
    return found;
  }

  /// The first container of a known portal that holds most of the running text.
  [[nodiscard]] std::optional<std::int32_t> known_container() const {
    const auto count = static_cast<std::int32_t>(tree_.nodes.size());
    for (std::int32_t node = 1; node < count; ++node) {
      if (node_at(node).attribute_count == 0 || running_of(node) * 2 < running_of(0)) continue;
      for (const auto attribute : {Attribute::Id, Attribute::Class}) {
        for (const auto name : split(tree_.attribute(node_at(node), attribute), ' ')) {
          if (std::ranges::binary_search(kContainers, name)) return node;
        }
      }
    }
    return std::nullopt;
  }

  /// How many of the lines of a stand in b too, in percent.
  [[nodiscard]] std::size_t shared(std::int32_t a, std::int32_t b) const {
    std::unordered_set<std::uint64_t> lines;
    for (auto i = begin_of(b); i < end_of(b); ++i) lines.insert(passages_[i].hash);
    std::size_t same = 0;
    for (auto i = begin_of(a); i < end_of(a); ++i) same += lines.contains(passages_[i].hash);
    return same * 100 / std::max<std::size_t>(end_of(a) - begin_of(a), 1);
  }

  [[nodiscard]] std::int32_t longest(const std::vector<std::int32_t>& nodes) const {
    return *std::ranges::max_element(
        nodes, {}, [this](std::int32_t node) { return count(node, &Sums::letters); });
  }

  /// Whether each of the nodes says little but what the longest one says.
  [[nodiscard]] bool are_copies(const std::vector<std::int32_t>& nodes) const {
    constexpr std::size_t kCopy = 50;
    const std::int32_t best = longest(nodes);
    return std::ranges::all_of(
        nodes, [&](std::int32_t node) { return node == best || shared(node, best) >= kCopy; });
  }

  /// Copies of one document: the one with the most text. Parts that differ: what holds them all.
  [[nodiscard]] std::int32_t fullest(const std::vector<std::int32_t>& nodes) const {
    constexpr std::size_t kMost = 16;
    if (nodes.empty() || nodes.size() > kMost) return 0;
    return are_copies(nodes) ? longest(nodes) : around(nodes.front(), nodes.back());
  }

  [[nodiscard]] bool stands_in_cell(std::int32_t node) const {
    while (node > 0 && node_at(node).tag != Tag::Cell) node = node_at(node).parent;
    return node > 0;
  }

  [[nodiscard]] std::int32_t around(std::int32_t a, std::int32_t b) const {
    while (b >= node_at(a).end) a = node_at(a).parent;
    return a;
  }

  /// Whether what stands in a node beside the document goes on with it: an annex, a table.
  [[nodiscard]] bool continues(std::int32_t node, const std::unordered_set<std::uint64_t>& known,
                               bool alone) const {
    const auto passages = count(node, &Sums::passages);
    if (passages == 0 || count(node, &Sums::links) * 3 > passages) return false;
    std::size_t lines = 0, known_lines = 0, known_articles = 0, forms = 0, foreign = 0, units = 0;
    for (auto i = begin_of(node); i < end_of(node); ++i) {
      const Passage& passage = passages_[i];
      const bool form = (passage.form & kOfDocument) != 0;
      const bool is_known = known.contains(passage.hash);
      const bool whole = passage.letters >= kWholeLine;
      lines += whole ? 1 : 0;
      known_lines += is_known && whole ? 1 : 0;
      known_articles += is_known && (passage.form & (kArticle | kBasis)) != 0 ? 1 : 0;
      const bool other = ((passage.form & kEnglish) != 0) != (language_ == 1);
      foreign += form && other ? 1 : 0;
      forms += !is_known && form && !other ? 1 : 0;
      units += !is_known && (passage.form & (kUnit | kColumnHead)) != 0 ? 1 : 0;
    }
    // A list of the document's own headings is a table of contents; a second copy adds nothing.
    if (foreign > forms) return false;
    if (alone) return known_lines * 5 <= lines * 4;
    if (known_lines * 2 > lines || known_articles > forms) return false;
    const bool table = count(node, &Sums::cells) * 2 > passages && passages >= 6;
    return forms > 0 || (units > 0 && running_of(node) > 0) || (table && units > 0);
  }

  /// The document's part with the parts before and behind it that belong to it, up to the page.
  std::vector<std::int32_t> with_continuations(std::int32_t best) {
    std::vector<std::int32_t> parts{best};
    std::unordered_set<std::uint64_t> known;
    for (auto i = begin_of(best); i < end_of(best); ++i) known.insert(passages_[i].hash);
    // A page that is laid out by tables is a portal's.
    const bool in_cell = stands_in_cell(best);
    for (std::int32_t inner = best; inner > 0; inner = node_at(inner).parent) {
      const std::int32_t outer = node_at(inner).parent;
      if (outer < 0 || begin_of(outer) == end_of(outer)) break;
      // Where nothing of a portal stands beside it, all that does is the document.
      const bool alone = !in_cell && count(outer, &Sums::links) == count(inner, &Sums::links);
      for (std::int32_t child = outer + 1; child < node_at(outer).end; child = node_at(child).end) {
        if (child != inner && begin_of(child) < end_of(child) && continues(child, known, alone))
          parts.push_back(child);
      }
    }
    std::ranges::sort(parts);
    return parts;
  }

  const Tree& tree_;
  std::vector<Passage> passages_;
  std::vector<Sums> sums_;            // before each passage
  std::vector<std::uint32_t> first_;  // of each node, the first passage in or behind it
  bool hidden_;
  unsigned language_ = 0;
  std::int32_t best_ = 0;  // the part that the others continue
};

}  // namespace

Found find_document(const Page& page) {
  Finder shown(page, false);
  if (shown.weight() >= 2 * kFewestWeight) return shown.find();
  // A page may have been saved while another of its tabs was open.
  Finder all(page, true);
  if (all.weight() <= shown.weight() + kFewestWeight) return shown.find();
  Found found = all.find();
  return all.running_found() * 2 > shown.running_text() ? found : shown.find();
}

}  // namespace viendan::ingest::html
