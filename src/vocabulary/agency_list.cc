#include "vocabulary/agency_list.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/agency_classes.h"
#include "vocabulary/agency_parts.h"
#include "vocabulary/agency_words.h"

namespace viendan {

using namespace agency_words;  // NOLINT: the private words of this reader

namespace {

constexpr std::size_t kMostParts = 4;       // that an unknown name may be cut into by its commas
constexpr std::size_t kLongestList = 4000;  // bytes: a longer cell is no list of bodies

// How sure a recognition is that is not exact.
constexpr double kFoldedConfidence = 0.95;
constexpr double kMisreadConfidence = 0.8;

/// Reads the parts from left to right.
class ListReader {
 public:
  ListReader(const Vocabulary& vocabulary, std::string text, std::optional<Date> as_of)
      : vocabulary_(vocabulary), text_(std::move(text)), as_of_(as_of), parts_(cut(text_)) {}

  AgencyList read() {
    while (next_ < parts_.size()) step();
    return std::move(out_);
  }
  /// Whether all that was read is certainly a body or a class of bodies.
  [[nodiscard]] bool sure() const { return sure_; }

 private:
  void step() {
    const std::size_t before = out_.agencies.size();
    take_part();
    if (tail_.kind == TailKind::None) return;
    const std::string words(
        trim(rest_from(tail_.words).substr(0, tail_end_ - tail_.words), " .,;"));
    if (tail_.kind == TailKind::Submits) out_.submit_to = words;
    const bool added = out_.agencies.size() > before;
    if (tail_.kind == TailKind::Scope && added) out_.agencies.back().scope = words;
    tail_ = {};
  }

  /// "A trình B", "A đối với …": what follows the name is kept apart.
  void cut_tail(Part& part) {
    const std::string_view words = rest_from(part.begin).substr(0, part.end - part.begin);
    if (words.find('(') != std::string_view::npos) return;
    tail_ = tail_of(words);
    if (tail_.kind == TailKind::None) return;
    tail_.begin += part.begin;
    tail_.words += part.begin;
    tail_end_ = part.end;
    part.end = tail_.begin;
  }

  void take_part() {
    Part& part = parts_[next_];
    skip_marks(part);
    if (part.begin >= part.end) {
      ++next_;
      return;
    }
    cut_tail(part);
    if (take_known() || take_headless() || open_ellipsis() || take_class() || take_misread())
      return;
    take_unknown();
  }

  /// A part begins with its first word that is no mark and no word of linking.
  void skip_marks(Part& part) const {
    while (part.begin < part.end && kMarks.find(text_[part.begin]) != std::string_view::npos)
      ++part.begin;
    for (std::size_t link; (link = link_prefix(rest_from(part.begin))) > 0;) {
      if (part.begin + link >= part.end) break;
      part.begin += link;
    }
    part.begin = std::min(part.begin, part.end);
  }

  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    if (end <= begin) return {};
    return trim(std::string_view(text_).substr(begin, end - begin), " .,;-_'`|");
  }
  [[nodiscard]] std::string_view rest_from(std::size_t begin) const {
    return std::string_view(text_).substr(begin);
  }
  [[nodiscard]] std::size_t part_of(std::size_t offset) const {
    std::size_t i = next_;
    while (i + 1 < parts_.size() && parts_[i].end < offset) ++i;
    return i;
  }

  /// Whether something new begins at the offset, so that what stands before it has ended.
  [[nodiscard]] bool begins_item(std::size_t offset) const {
    const std::size_t begin = std::min(text_.find_first_not_of(kMarks, offset), text_.size());
    const std::string_view rest = rest_from(begin);
    if (rest.empty() || opener(rest) > 0 || vocabulary_.agency_prefix(rest) > 0) return true;
    if (headed_prefix(rest) > 0) return true;
    const std::string_view noun = head_noun(rest);
    return !noun.empty() && begins_upper(rest);
  }

  /// How much of `rest` the head of the list and a name without it cover; or 0.
  [[nodiscard]] std::size_t headed_prefix(std::string_view rest) const {
    if (head_.empty()) return 0;
    std::string probe(head_);
    probe += ' ';
    probe += rest.substr(0, std::min<std::size_t>(rest.size(), 200));
    const std::size_t found = vocabulary_.agency_prefix(probe);
    return found > head_.size() + 1 ? found - head_.size() - 1 : 0;
  }

  // ---- known names ------------------------------------------------------------------------------

  bool take_known() {
    const std::size_t begin = parts_[next_].begin;
    const std::size_t length = vocabulary_.agency_prefix(rest_from(begin));
    if (length == 0) return false;
    return take_name(begin, begin + length, "");
  }

  /// "Tài chính" where "Vụ" is understood.
  bool take_headless() {
    if (head_.empty()) return false;
    const std::size_t begin = parts_[next_].begin;
    const std::size_t length = headed_prefix(rest_from(begin));
    if (length > 0 && take_name(begin, begin + length, head_)) return true;
    if (take_headless_class(begin)) return true;
    const std::string_view rest = rest_from(begin);
    const bool name = begins_upper(rest) && head_noun(rest).empty() && opener(rest) == 0;
    if (!listed_ || !name) return false;
    if (take_longest_fitting(begin, head_)) return true;
    add_unknown(headed(head_, between(begin, parts_[next_].end)),
                between(begin, parts_[next_].end));
    ++next_;
    return true;
  }

  /// "Kế hoạch và Đầu tư" where "Sở" is understood.
  bool take_headless_class(std::size_t begin) {
    if (!listed_ || head_ != "Sở") return false;
    const std::string probe = headed(head_, rest_from(begin).substr(0, 120));
    const std::size_t named = local_class_prefix(vocabulary_, probe);
    if (named <= head_.size() + 1) return false;
    const std::size_t end = begin + named - head_.size() - 1;
    const std::string_view printed = between(begin, end);
    const std::size_t last = part_of(end);
    out_.agencies.push_back({headed(head_, printed), std::string(printed), "", true, "", {}});
    leave_at(last, end, between(end, parts_[last].end));
    return true;
  }

  /// The name that stands at [begin, end), if it ends there.
  bool take_name(std::size_t begin, std::size_t end, const std::string& head) {
    const std::size_t last = part_of(end);
    const std::string_view after = between(end, parts_[last].end);
    const bool goes_on = !after.empty() && !ends_name(after) && !begins_item(end);
    const bool next_goes_on = after.empty() && parts_[last].after != 0 &&
                              parts_[last].after != ';' && last + 1 < parts_.size() &&
                              !begins_item(parts_[last + 1].begin) &&
                              !is_class(rest_from(parts_[last + 1].begin));
    if ((goes_on || next_goes_on) && take_longest_fitting(begin, head, end)) return true;
    if (goes_on) return false;
    const auto found = vocabulary_.find_agency(headed(head, between(begin, end)), as_of_);
    if (!found) return false;
    add_known(*found, between(begin, end), head);
    leave_at(last, end, after);
    return true;
  }

  /// Goes on after a name: a bracket is its scope, anything else a further part.
  void leave_at(std::size_t last, std::size_t end, std::string_view after) {
    next_ = last;
    parts_[last].begin = end;
    if (after.empty()) ++next_;
    const std::size_t close = after.starts_with('(') ? after.find(')') : std::string_view::npos;
    if (close == std::string_view::npos) return;
    set_scope(after.substr(1, close - 1));
    parts_[last].begin = span_in(text_, after).begin + close + 1;
  }

  void set_scope(std::string_view words) {
    if (out_.agencies.empty()) return;
    const bool says_what =
        to_lower(words).starts_with("đối với") || words.find(' ') != std::string_view::npos;
    if (says_what) out_.agencies.back().scope = std::string(trim(words));
  }

  /// The longest run of parts from `begin` that is a known body, perhaps misread. It must be longer
  /// than what is known already.
  bool take_longest_fitting(std::size_t begin, const std::string& head, std::size_t known = 0) {
    for (std::size_t last = std::min(next_ + kMostParts, parts_.size()); last-- > next_;) {
      if (parts_[last].end <= known) return false;
      const std::string_view words = without_bracket(between(begin, parts_[last].end));
      const auto found = vocabulary_.find_agency(headed(head, words), as_of_);
      if (!found || semicolon_between(parts_, next_, last)) continue;
      add_known(*found, words, head);
      leave_at(last, parts_[last].end, {});
      return true;
    }
    return false;
  }

  void add_known(const FoundAgency& found, std::string_view printed, const std::string& head) {
    const bool local = found.agency->kind == "local";
    std::string name = local ? local_name(headed(head, printed)) : found.name;
    const std::string full = headed(head, printed);
    if (found.match != AgencyMatch::Exact) {
      const bool folded = found.match == AgencyMatch::Folded;
      out_.repairs.push_back(
          {"agency-name", "", full, name, folded ? kFoldedConfidence : kMisreadConfidence, {}});
    }
    out_.agencies.push_back({name, std::string(printed), found.agency->id, false, "", {}});
    if (head.empty()) {
      head_ = std::string(head_noun(printed));
      listed_ = false;
    }
  }

  // ---- elliptical lists and classes -------------------------------------------------------------

  /// "các Vụ: Thị trường trong nước, Tài chính": the noun holds for all names that follow.
  bool open_ellipsis() {
    Part& part = parts_[next_];
    const std::size_t open = opener(rest_from(part.begin));
    if (open == 0) return false;
    const std::string_view noun = head_noun(rest_from(part.begin + open));
    if (noun.empty()) return skip_introduction();
    std::size_t at = part.begin + open + noun.size();
    const bool colon = rest_from(at).starts_with(":") || rest_from(at).starts_with(" :");
    at = std::min(text_.find_first_not_of(" :", at), text_.size());
    const std::string outer = std::exchange(head_, std::string(noun));
    const bool named = at < part.end && headed_prefix(rest_from(at)) > 0;
    if (!named && !(colon && at < part.end && begins_upper(rest_from(at)) && !begins_item(at))) {
      head_ = outer;
      return skip_introduction();
    }
    listed_ = true;
    part.begin = at;
    return true;
  }

  /// "các đơn vị: Vụ Pháp chế, …": what is meant follows.
  bool skip_introduction() {
    Part& part = parts_[next_];
    const std::size_t colon = std::string_view(text_).substr(0, part.end).find(':', part.begin);
    if (colon == std::string_view::npos) return false;
    const std::size_t at = std::min(text_.find_first_not_of(" :", colon), text_.size());
    if (at >= part.end || vocabulary_.agency_prefix(rest_from(at)) == 0) return false;
    part.begin = at;
    return true;
  }

  bool take_class() {
    const std::size_t begin = parts_[next_].begin;
    const std::string_view rest = std::string_view(text_).substr(begin, parts_[next_].end - begin);
    if (!is_class(class_window(begin, rest))) return false;
    std::size_t last = last_of_local_class(begin);
    while (goes_on_as_class(begin, last)) ++last;
    const std::size_t end =
        begin + next_class_in(rest_from(begin).substr(0, parts_[last].end - begin));
    const std::string_view printed = without_submission(between(begin, end));
    if (is_cut_off(printed, last)) {
      out_.unknown.emplace_back(printed);
    } else {
      add_class(printed);
    }
    const std::size_t open = opener(printed);
    if (open > 0 && class_noun(printed.substr(open)) == 0) sure_ = false;
    head_.clear();
    leave_at(last, end, end < parts_[last].end ? rest_from(end) : std::string_view());
    return true;
  }

  /// "Sở Kế hoạch và Đầu tư": separators inside the name of a class are its own.
  [[nodiscard]] std::size_t last_of_local_class(std::size_t begin) const {
    if (!rest_from(begin).starts_with("Sở ")) return next_;
    const std::size_t named = local_class_prefix(vocabulary_, rest_from(begin));
    return named == 0 ? next_ : part_of(begin + named);
  }

  /// A lone "Bộ" behind named bodies: the rest of a name is missing.
  [[nodiscard]] bool is_cut_off(std::string_view printed, std::size_t last) const {
    return last + 1 == parts_.size() && !out_.agencies.empty() && begins_upper(printed) &&
           printed == head_noun(printed);
  }

  /// "cơ sở khám bệnh, chữa bệnh trình cấp có thẩm quyền": who decides stands behind the class.
  std::string_view without_submission(std::string_view printed) {
    const Tail tail = tail_of(printed);
    if (tail.kind != TailKind::Submits) return printed;
    out_.submit_to = std::string(trim(printed.substr(tail.words), " .,;"));
    return trim(printed.substr(0, tail.begin), " .,;");
  }

  /// A part and the beginning of the next one: "Ủy ban nhân dân tỉnh, thành phố".
  [[nodiscard]] std::string_view class_window(std::size_t begin, std::string_view part) const {
    const bool comma = parts_[next_].after != 0 && part.ends_with(" tỉnh");
    return comma ? rest_from(begin) : part;
  }

  [[nodiscard]] bool goes_on_as_class(std::size_t begin, std::size_t last) const {
    if (last + 1 >= parts_.size() || parts_[last].after == ';') return false;
    const std::size_t next = text_.find_first_not_of(kMarks, parts_[last + 1].begin);
    if (next == std::string::npos) return false;
    const std::string_view words = between(next, parts_[last + 1].end);
    if (words.empty()) return true;
    if (closes_class(between(begin, parts_[last].end)))
      return closes_class(words) && !is_class(words);
    if (opener(words) > 0 || vocabulary_.agency_prefix(rest_from(next)) > 0) return false;
    if (is_class_of_many(words)) return false;
    if (opener(rest_from(begin)) == 0) return goes_on_unopened(begin, last, words);
    return !is_single_name(words);
  }

  /// Without "các", nouns are one class as long as they stand bare: "bộ, ngành, địa phương".
  [[nodiscard]] bool goes_on_unopened(std::size_t begin, std::size_t last,
                                      std::string_view next) const {
    const std::string_view so_far = between(begin, parts_[last].end);
    if (is_local_class(class_window(begin, so_far)))
      return begins_lower(next) && (class_noun(next) == 0 || is_place(next));
    const std::string_view own = between(std::max(begin, parts_[last].begin), parts_[last].end);
    const bool bare = own.size() == class_noun(own);
    return class_noun(next) == 0 ? begins_lower(next) : bare && !is_local_class(next);
  }

  void add_class(std::string_view printed) {
    std::string name = class_name(printed);
    if (auto whole = whole_class_name(vocabulary_, name)) {
      out_.repairs.push_back({"agency-name", "", name, *whole, kMisreadConfidence, {}});
      name = std::move(*whole);
    }
    out_.agencies.push_back({name, std::string(printed), "", true, "", {}});
  }

  // ---- names that are not known -----------------------------------------------------------------

  bool take_misread() { return take_longest_fitting(parts_[next_].begin, ""); }

  void take_unknown() {
    const std::size_t begin = parts_[next_].begin;
    std::size_t last = next_;
    const bool body = !head_noun(rest_from(begin)).empty();
    while (body && parts_[last].after != ';' && last + 1 < parts_.size() &&
           last < next_ + kMostParts && !begins_item(parts_[last + 1].begin) &&
           !is_class(between(parts_[last + 1].begin, parts_[last + 1].end)))
      ++last;
    const std::string_view words = between(begin, parts_[last].end);
    const std::string_view name = without_bracket(words);
    if (!is_single_name(name)) sure_ = false;
    add_unknown(std::string(name), name);
    if (name.size() < words.size()) set_scope(trim(words.substr(name.size()), " ()"));
    next_ = last + 1;
  }

  void add_unknown(std::string name, std::string_view printed) {
    if (printed.empty()) return;
    out_.unknown.push_back(name);
    out_.agencies.push_back({std::move(name), std::string(printed), "", false, "", {}});
  }

  static constexpr std::string_view kMarks = " ,;.:/-*'`|_";

  const Vocabulary& vocabulary_;
  std::string text_;
  std::optional<Date> as_of_;
  std::vector<Part> parts_;
  std::size_t next_ = 0;
  std::string head_;     // the noun that names without one have
  bool listed_ = false;  // "các Vụ: …" said that all that follows has it
  bool sure_ = true;
  Tail tail_;  // of the part that is read now
  std::size_t tail_end_ = 0;
  AgencyList out_;
};

}  // namespace

AgencyList read_agencies(const Vocabulary& vocabulary, std::string_view text,
                         std::optional<Date> as_of) {
  if (trim(text).empty()) return {};
  return ListReader(vocabulary, on_one_line(text), as_of).read();
}

bool is_agency_list(const Vocabulary& vocabulary, std::string_view text) {
  if (trim(text).empty() || text.size() > kLongestList) return false;
  ListReader reader(vocabulary, on_one_line(text), std::nullopt);
  return !reader.read().agencies.empty() && reader.sure();
}

}  // namespace viendan
