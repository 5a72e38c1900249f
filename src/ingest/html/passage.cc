#include "ingest/html/passage.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"
#include "base/unicode.h"
#include "ingest/html/characters.h"
#include "ingest/html/sheet_row.h"
#include "ingest/lines.h"

namespace viendan::ingest::html {
namespace {

constexpr std::size_t kWords = 600;  // of a line: the longest titles

/// Words that portals print beside a document, alone on their line.
// clang-format off
constexpr std::string_view kChrome[] = {
    "ban in", "binh luan", "chia se", "chia se facebook", "chia se qua email", "cho duyet",
    "dang ky", "dang nhap", "danh gia", "dong", "email", "english", "facebook", "ghi chu",
    "gui email", "gui phan hoi", "hieu luc", "hoi dap phap luat", "in", "in trang",
    "in van ban", "lien ket", "lien quan hieu luc", "lien quan noi dung", "luoc do", "luu",
    "luu tru", "luu van ban", "muc luc", "muc luc van ban", "nghe doc", "noi dung", "print",
    "quay lai", "share", "tai file", "tai file dinh kem", "tai van ban", "tai ve", "tai xuong",
    "thao luan", "theo doi", "theo doi van ban", "thu gon", "thuoc tinh", "tieng anh",
    "tim kiem", "toan van", "tra cuu", "trang chu", "trang in", "tro ve", "twitter",
    "van ban goc", "van ban lien quan", "van ban tieng anh", "ve dau trang", "xem chi tiet",
    "xem them", "xem van ban", "y kien", "zalo",
};
// clang-format on
static_assert(std::ranges::is_sorted(kChrome));

/// A word of a portal, alone on its line, or a line of its data sheet.
bool is_chrome(std::string_view line, std::string_view key) {
  constexpr std::size_t kLongestWord = 40;
  if (line.size() < kLongestWord && std::ranges::binary_search(kChrome, trim(key, " .:|>»…-")))
    return true;
  return is_sheet_line(line);
}

/// Words that the foot of a page begins its lines with. A form may have them too, so they only
/// tell when the document is searched for.
bool is_imprint(std::string_view key) {
  constexpr std::string_view kBegins[] = {
      "ban quyen",
      "chiu trach nhiem",
      "co quan chu quan",
      "copyright",
      "dia chi:",
      "dien thoai:",
      "don vi chu quan",
      "fax",
      "giay phep",
      "hotline",
      "so luot truy cap",
      "luot truy cap",
      "tong bien tap",
      "tong dai",
      "©",
  };
  return std::ranges::any_of(kBegins, [key](auto words) { return key.starts_with(words); });
}

bool is_block(const Page& page, const Node& node) {
  if (node.is(kBlock) || node.tag == Tag::Break) return true;
  return node.attribute_count > 0 &&
         page.styles.of(page.tree, node).block == Declarations::Answer::Yes;
}

/// Whether a link leads to another page, and not to a place in this one.
bool leads_away(const Tree& tree, const Node& node) {
  if (node.tag != Tag::A) return false;
  const auto target = tree.attribute(node, Attribute::Href);
  // A note is called by its place, even where the page names itself before it.
  return target.data() != nullptr && !target.starts_with('#') &&
         target.find("#_ftn") == std::string_view::npos;
}

class Collector {
 public:
  Collector(const Page& page, bool hidden) : page_(page), hidden_(hidden) {}

  std::vector<Passage> collect() {
    const auto& nodes = page_.tree.nodes;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      close_before(static_cast<std::int32_t>(i));
      const Sight sight = page_.sight[i];
      if (sight == Sight::Never || (sight == Sight::Hidden && !hidden_)) {
        // All of its nodes are as little seen as it is.
        i = static_cast<std::size_t>(nodes[i].end) - 1;
        continue;
      }
      enter(static_cast<std::int32_t>(i), nodes[i]);
    }
    finish_line();
    return std::move(passages_);
  }

 private:
  void close_before(std::int32_t at) {
    while (!blocks_.empty() && blocks_.back() <= at) {
      blocks_.pop_back();
      finish_line();
    }
    while (!cells_.empty() && cells_.back() <= at) cells_.pop_back();
    if (link_end_ <= at) link_end_ = 0;
    if (foot_end_ <= at) foot_end_ = 0;
  }

  void enter(std::int32_t index, const Node& node) {
    if (node.tag == Tag::Text) return add_text(index, page_.tree.text_of(node));
    if (is_block(page_, node)) {
      finish_line();
      blocks_.push_back(node.end);
    }
    if (node.tag == Tag::Cell) cells_.push_back(node.end);
    if (leads_away(page_.tree, node)) link_end_ = node.end;
    if (node.tag == Tag::Foot) foot_end_ = std::max(foot_end_, node.end);
  }

  void add_text(std::int32_t index, std::string_view text) {
    const std::size_t before = line_.size();
    append_characters(line_, text);
    const auto added = std::string_view(line_).substr(before);
    const auto letters = static_cast<std::uint32_t>(std::ranges::count_if(added, [](char c) {
      return kSpaces.find(c) == std::string_view::npos && (c & '\xC0') != '\x80';
    }));
    if (letters == 0) return;
    if (open_.letters == 0) open_.node = index;
    open_.letters += letters;
    if (link_end_ > 0) open_.linked += letters;
  }

  void finish_line() {
    const std::string line = squeeze(trim_space(line_));
    line_.clear();
    if (open_.letters > 0 && !line.empty()) {
      const std::string key = fold(first_words(line));
      open_.form = form_of_line(line, key);
      open_.hash = std::hash<std::string_view>{}(line);
      open_.cell = !cells_.empty();
      open_.chrome = is_chrome(line, key);
      open_.imprint = foot_end_ > 0 || is_imprint(key) || is_sheet_line(line);
      open_.words = line.substr(0, kWords);
      passages_.push_back(std::move(open_));
    }
    open_ = {};
  }

  const Page& page_;
  bool hidden_;
  std::vector<Passage> passages_;
  std::vector<std::int32_t> blocks_;  // where the open blocks end
  std::vector<std::int32_t> cells_;
  std::int32_t link_end_ = 0;
  std::int32_t foot_end_ = 0;
  std::string line_;
  Passage open_;
};

}  // namespace

std::vector<Passage> passages_of(const Page& page, bool hidden) {
  return Collector(page, hidden).collect();
}

}  // namespace viendan::ingest::html
