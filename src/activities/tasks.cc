#include "activities/tasks.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "activities/charges.h"
#include "activities/deadlines.h"
#include "activities/duty_words.h"
#include "activities/items.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::activities {
namespace {

// Types of documents that direct, folded.
constexpr std::array kDirecting =
    std::to_array<std::string_view>({"nghi quyet", "quyet dinh", "chi thi", "cong dien", "ke hoach",
                                     "chuong trinh", "thong bao", "ket luan", "de an"});

// These do nothing but direct.
constexpr std::array kDirectives = std::to_array<std::string_view>({"chi thi", "cong dien"});

// How the heading of a part that assigns tasks begins, and what it says of them; folded.
constexpr std::array kTaskHeadings = std::to_array<std::string_view>(
    {"nhiem vu", "cac nhiem vu", "danh muc nhiem vu", "danh muc cac nhiem vu", "phan cong",
     "giao nhiem vu", "mot so nhiem vu", "ve nhiem vu", "ve phan cong"});
constexpr std::array kAssigning = std::to_array<std::string_view>(
    {"giao cac", "giao cho", "giao nhiem vu", "phan cong nhiem vu", "phan cong thuc hien",
     "nhiem vu cua cac bo", "nhiem vu cua cac co quan", "nhiem vu cua cac don vi",
     "nhiem vu cua cac so", "cu the cua cac", "cu the giao", "cu the cho cac"});
// Powers and statutes lay down what holds for all time.
constexpr std::array kStanding =
    std::to_array<std::string_view>({"quyen han", "chuc nang", "quy che", "quy dinh", "dieu le"});

constexpr std::size_t kLongestHeading = 400;  // bytes
constexpr std::size_t kShortestTask = 30;     // bytes: less names a subject and no work

bool contains(std::string_view text, const auto& words) {
  return std::ranges::any_of(
      words, [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool assigns_tasks(std::string_view heading) {
  if (heading.size() > kLongestHeading) return false;
  const std::string words = fold(squeeze(heading));
  const bool begins = std::ranges::any_of(
      kTaskHeadings, [&words](std::string_view head) { return words.starts_with(head); });
  return begins && contains(words, kAssigning) && !contains(words, kStanding);
}

/// "NHIỆM VỤ CỦA CÁC BỘ, NGÀNH, ĐỊA PHƯƠNG TRONG TRIỂN KHAI …": whom a heading of tasks names.
std::string_view bodies_in(std::string_view heading) {
  const std::string lower = to_lower(heading);
  if (lower.size() != heading.size()) return {};
  for (const std::string_view before : {"của các ", "giao các ", "cho các "}) {
    const std::size_t at = lower.find(before);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + before.find("các ");
    std::size_t end = lower.size();
    for (const std::string_view stop : {" trong ", "\n", " thực hiện ", " năm ", " để ", " tại "})
      end = std::min(end, lower.find(stop, begin));
    return trim(heading.substr(begin, end - begin));
  }
  return {};
}

bool holds_others(BlockKind kind) {
  return kind != BlockKind::Paragraph && kind != BlockKind::Dash && kind != BlockKind::Plus &&
         kind != BlockKind::Point;
}

/// "42/2025/QĐ-TTg": acts that make law have the year in their symbol, and what they lay on bodies
/// holds for all time.
bool is_law(std::string_view symbol) {
  static const Pattern with_year(R"(^[\d.]+/(?:19|20)\d\d/)");
  return with_year.found_in(symbol);
}

/// "… theo dõi, đôn đốc việc thực hiện Chỉ thị này": to see to the act itself is no task of it.
bool is_about_act(std::string_view text) {
  constexpr std::size_t kLongest = 300;  // bytes
  static const Pattern act(
      R"((?i)(?:theo dõi|đôn đốc|chịu trách nhiệm|triển khai|tổ chức|báo cáo).*(?:chỉ thị|công điện|nghị quyết|quyết định|kế hoạch) này[\s./;]*$)");
  return text.size() < kLongest && act.found_in(text);
}

/// What a block says from its first own word on, with the lines that go on it, one by one.
struct Item {
  std::string text;                  // of the block and the paragraphs that go on
  std::vector<std::string> content;  // of its own dashes
  Span span;
};

class TaskReader {
 public:
  explicit TaskReader(const Context& context)
      : document_(context.document),
        context_(context),
        charges_(context.document, context.vocabulary),
        law_(is_law(context.document.metadata.symbol.value)),
        assigned_(context.document.blocks.size(), false),
        named_(context.document.blocks.size()) {
    const std::string type = fold(document_.metadata.type.value);
    if (!assigned_.empty() && std::ranges::find(kDirectives, type) != kDirectives.end())
      assigned_[0] = true;
  }

  std::vector<ListedActivity> read() {
    for (std::size_t i = 1; i < document_.blocks.size(); ++i) visit(i);
    return std::move(found_);
  }

 private:
  void visit(std::size_t index) {
    const Block& block = document_.blocks[index];
    const auto parent = static_cast<std::size_t>(block.parent);
    assigned_[index] = assigned_[parent];
    named_[index] = named_[parent];
    const std::string_view text = words_of(block);
    if (holds_others(block.kind) && assigns_tasks(text)) assign(index, text);
    if (!is_operative(block.kind)) return;
    charges_.enter(index);
    if (block.own.begin < done_ || trim(text).empty() || charges_.opens(index, text)) return;
    if (assigned_[index] && !law_) {
      read_assigned(index);
    } else {
      read_dated(index, text);
    }
  }

  [[nodiscard]] std::string_view words_of(const Block& block) const {
    return Span{std::max(block.own.begin, block.heading.begin), block.own.end}.of(document_.text);
  }

  void assign(std::size_t index, std::string_view heading) {
    assigned_[index] = true;
    const std::string_view bodies = bodies_in(heading);
    if (!bodies.empty()) named_[index] = to_lower(bodies);
  }

  // ---- parts that assign tasks --------------------------------------------------------------

  /// Every item below a heading that names bodies is a task of theirs.
  void read_assigned(std::size_t index) {
    const Block& block = document_.blocks[index];
    const bool heads = block.kind == BlockKind::Article || block.kind == BlockKind::Roman;
    if (heads || has_numbered_children(index)) return;
    const Item item = item_of(index);
    if (item.text.size() < kShortestTask || item.text.ends_with(':')) return;
    if (is_about_act(item.text)) return;
    std::vector<AgencyRef> bodies = bodies_at(index, item.text);
    if (bodies.empty()) bodies = bodies_of_part(index);
    if (bodies.empty()) return;
    const Timeline term = find_deadline(all_of(item), context_.issued);
    add(index, item, std::move(bodies), term);
    done_ = item.span.end;
  }

  [[nodiscard]] bool has_numbered_children(std::size_t index) const {
    for (std::size_t i = index + 1;
         i < document_.blocks.size() && document_.blocks[i].parent >= static_cast<int>(index);
         ++i) {
      const Block& child = document_.blocks[i];
      if (child.parent != static_cast<int>(index)) continue;
      if (child.kind == BlockKind::Clause || child.kind == BlockKind::Decimal ||
          child.kind == BlockKind::Point)
        return true;
    }
    return false;
  }

  /// Whether any item beside says by when.
  [[nodiscard]] bool block_sets_terms(int parent) {
    const auto known = terms_.find(parent);
    if (known != terms_.end()) return known->second;
    const Span whole = subtree(document_, parent);
    const bool sets = !find_deadline(whole.of(document_.text), context_.issued).raw.empty();
    terms_.emplace(parent, sets);
    return sets;
  }

  /// The item's own subject, or the bodies that the heading above it names.
  std::vector<AgencyRef> bodies_at(std::size_t index, std::string_view text) {
    const auto sentences = split_sentences(text);
    const Span first = sentences.empty() ? Span{} : sentences.front();
    const Charge& charge = charges_.of(index);
    const DutySubject subject = find_subject(text, first);
    const bool leads = subject.requested || subject.bodies.begin == 0 || !charge.open;
    if (!subject.bodies.empty() && leads) {
      return charges_.with_partners(charges_.agencies_of(subject.bodies.of(text)), text,
                                    subject.verb);
    }
    if (!charge.open) return {};
    return calls_partners(text) ? charges_.with_partners(charge.agencies, text, first)
                                : charge.agencies;
  }

  /// "Chủ trì, phối hợp với …": later in a sentence the words tell how, not with whom.
  static bool calls_partners(std::string_view text) {
    const std::string lower = to_lower(text.substr(0, 60));
    return lower.starts_with("chủ trì") || lower.starts_with("phối hợp") ||
           lower.starts_with("chủ động phối hợp");
  }

  /// A list whose heading alone names the bodies is one of tasks as far as it sets terms.
  std::vector<AgencyRef> bodies_of_part(std::size_t index) {
    const Block& block = document_.blocks[index];
    const bool listed = block.kind == BlockKind::Clause || block.kind == BlockKind::Decimal ||
                        block.kind == BlockKind::Point;
    if (named_[index].empty() || !listed || !block_sets_terms(block.parent)) return {};
    return charges_.agencies_of(named_[index]);
  }

  // ---- sentences that set a term ------------------------------------------------------------

  void read_dated(std::size_t index, std::string_view text) {
    if (!may_set_term(text) || is_in_statute(index)) return;
    const Block& block = document_.blocks[index];
    const std::uint32_t base = std::max(block.own.begin, block.heading.begin);
    for (const Span& sentence : split_sentences(text)) read_sentence(index, text, sentence, base);
  }

  void read_sentence(std::size_t index, std::string_view text, Span sentence, std::uint32_t base) {
    const std::string_view words = sentence.of(text);
    const Timeline term = find_deadline(words, context_.issued);
    if (!term.to || !term.recurrence.empty() || words.size() < kShortestTask) return;
    const DutySubject subject = find_subject(text, sentence);
    const bool asked = fold(words.substr(0, 20)).starts_with("de nghi");
    if (asked || words.find(" đề nghị gửi ") != std::string_view::npos) return;
    std::vector<AgencyRef> bodies;
    Span verb = subject.verb;
    if (!subject.bodies.empty()) {
      bodies = charges_.agencies_of(subject.bodies.of(text));
    } else if (charges_.of(index).open) {
      bodies = charges_.of(index).agencies;
      verb = sentence;
    }
    if (bodies.empty() || only_reports(verb.of(text))) return;
    bodies = charges_.with_partners(std::move(bodies), text, verb);
    Item item{squeeze(words), {}, {base + sentence.begin, base + sentence.end}};
    add(index, item, std::move(bodies), term);
  }

  /// Most paragraphs name no year.
  static bool may_set_term(std::string_view text) {
    return text.find("20") != std::string_view::npos || text.find("19") != std::string_view::npos;
  }

  /// To send a report or a list in by a day is part of other work.
  static bool only_reports(std::string_view verb) {
    static constexpr std::array kReporting = std::to_array<std::string_view>(
        {"báo cáo", "gửi", "tổng hợp", "đăng ký", "thông báo", "cung cấp", "có trách nhiệm gửi",
         "có trách nhiệm báo cáo", "chịu trách nhiệm", "có quy định"});
    const std::string lower = to_lower(trim(verb.substr(0, 60)));
    return std::ranges::any_of(kReporting,
                               [&lower](std::string_view word) { return lower.starts_with(word); });
  }

  /// Regulations that a decision issues are law, as decrees are.
  [[nodiscard]] bool is_in_statute(std::size_t index) const {
    for (int i = static_cast<int>(index); i > 0;) {
      const Block& block = document_.blocks[static_cast<std::size_t>(i)];
      if (block.kind == BlockKind::Plan || block.kind == BlockKind::Annex) {
        const std::string words = fold(squeeze(words_of(block).substr(0, kLongestHeading)));
        return contains(words, kStanding);
      }
      i = block.parent;
    }
    return false;
  }

  // ---- what is taken ------------------------------------------------------------------------

  /// A paragraph below an item goes on where the text above it is open, as lines and pages leave
  /// it; a new sentence is part of the item too.
  [[nodiscard]] Item item_of(std::size_t index) const {
    Item item;
    item.text = squeeze(words_of(document_.blocks[index]));
    item.span = document_.blocks[index].own;
    for (std::size_t i = index + 1; i < document_.blocks.size(); ++i) {
      const Block& below = document_.blocks[i];
      if (below.parent < static_cast<int>(index)) break;
      take_part(item, below);
    }
    return item;
  }

  void take_part(Item& item, const Block& below) const {
    const std::string words = squeeze(words_of(below));
    if (words.empty() || !is_operative(below.kind)) return;
    item.span.end = below.own.end;
    if (below.kind == BlockKind::Paragraph) {
      std::string& open = item.content.empty() ? item.text : item.content.back();
      open += ' ';
      open += words;
    } else {
      item.content.push_back(words.substr(bullet_length(words)));
    }
  }

  static std::string all_of(const Item& item) {
    std::string all = item.text;
    for (const std::string& part : item.content) all += "\n" + part;
    return all;
  }

  void add(std::size_t index, const Item& item, std::vector<AgencyRef> bodies,
           const Timeline& term) {
    const Block& block = document_.blocks[index];
    ListedActivity listed{static_cast<int>(index), {}};
    Activity& activity = listed.activity;
    activity.origin = Origin::Text;
    activity.ordinal = block.label;
    activity.title =
        item.text.ends_with("./.") ? item.text.substr(0, item.text.size() - 2) : item.text;
    activity.title_printed = item.text;
    activity.content = item.content;
    for (AgencyRef& body : bodies) {
      const bool partner = body.scope == kPartnerScope;
      if (partner) body.scope.clear();
      auto& list = partner ? activity.coordinating : activity.lead;
      const bool again = std::ranges::any_of(
          list, [&body](const AgencyRef& other) { return other.name == body.name; });
      if (!again) list.push_back(std::move(body));
    }
    activity.timeline = term;
    activity.span = item.span;
    activity.lines = document_.map.lines(activity.span);
    found_.push_back(std::move(listed));
  }

  const Document& document_;
  const Context& context_;
  Charges charges_;
  bool law_;                        // the document makes law
  std::vector<bool> assigned_;      // whether a block stands in a part that assigns tasks
  std::vector<std::string> named_;  // the bodies that the heading of that part names, or ""
  std::unordered_map<int, bool> terms_;
  std::uint32_t done_ = 0;  // where the last item that was taken ends
  std::vector<ListedActivity> found_;
};

}  // namespace

std::vector<ListedActivity> read_tasks(const Context& context) {
  const std::string type = fold(context.document.metadata.type.value);
  const bool directs = std::ranges::find(kDirecting, type) != kDirecting.end();
  return directs ? TaskReader(context).read() : std::vector<ListedActivity>{};
}

}  // namespace viendan::activities
