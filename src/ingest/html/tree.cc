#include "ingest/html/tree.h"

#include <algorithm>
#include <string>

namespace viendan::ingest::html {
namespace {

constexpr std::size_t kMostNodes = 4'000'000;
// Elements inside more others than that are read as if they stood in the last of them. Pages
// with tags that are never closed nest inline elements without end, so these have less room.
constexpr std::size_t kDeepest = 400, kDeepestInline = 200;
constexpr std::size_t kLongestName = 16;  // of an element that is told apart
constexpr std::string_view kWhite = " \t\n\r\f";

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A name in small letters; "" for one that is longer than any that is known.
std::string small_name(std::string_view name) {
  std::string out;
  if (name.size() > kLongestName) return out;
  for (const char c : name) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return (x | 32) == (y | 32); });
}

/// Places the parts of a page in the tree, closing what is left open.
class Builder {
 public:
  explicit Builder(std::string_view page) {
    tree_.page = page;
    tree_.nodes.push_back({.tag = Tag::Html});
    open_.push_back({0, Tag::Html, kBoundary, "html"});
  }

  void add_text(Span text) {
    if (text.empty()) return;
    add_node({.tag = Tag::Text, .text = text});
  }

  /// Returns the node, whose attributes are those from `attributes` on.
  void start(const ElementInfo& element, std::string_view name, std::size_t attributes,
             Span content) {
    if (element.tag == Tag::Html || (element.tag == Tag::Body && seen_body_)) return;
    seen_body_ = seen_body_ || element.tag == Tag::Body;
    if (overflow_ == 0) close_for(element);
    Node node{.tag = element.tag,
              .level = level_of(element),
              .traits = static_cast<std::uint16_t>(element.traits),
              .attributes = static_cast<std::uint32_t>(attributes),
              .text = content};
    node.attribute_count = static_cast<std::uint32_t>(tree_.attributes.size() - attributes);
    const auto index = add_node(node);
    if (!element.is(kVoid | kRaw)) push(index, element, name);
  }

  void end(const ElementInfo& element, std::string_view name) {
    if (element.tag == Tag::Break) return start(element, name, tree_.attributes.size(), {});
    if (element.is(kVoid) || element.tag == Tag::Html || element.tag == Tag::Body) return;
    if (overflow_ > 0 && element.is(kBlock)) {
      --overflow_;
      return;
    }
    const std::size_t found = find_open(element, name);
    if (found > 0)
      pop_to(found);
    else if (element.tag == Tag::Paragraph && overflow_ == 0)
      add_node({.tag = element.tag, .traits = static_cast<std::uint16_t>(element.traits)});
  }

  [[nodiscard]] bool full() const { return tree_.nodes.size() > kMostNodes; }
  std::vector<AttributeValue>& attributes() { return tree_.attributes; }

  Tree take() {
    pop_to(0);
    return std::move(tree_);
  }

 private:
  struct Open {
    std::int32_t node = 0;
    Tag tag = Tag::Other;
    unsigned traits = 0;
    std::string_view name;
  };

  static std::uint8_t level_of(const ElementInfo& element) {
    if (element.tag == Tag::Heading) return static_cast<std::uint8_t>(element.name[1] - '0');
    if (element.tag == Tag::RowGroup)
      return element.name == "thead" ? 0 : element.name == "tfoot" ? 2 : 1;
    return element.name == "ol" ? 1 : 0;
  }

  std::int32_t add_node(Node node) {
    const auto index = static_cast<std::int32_t>(tree_.nodes.size());
    node.parent = open_.back().node;
    node.end = index + 1;
    tree_.nodes.push_back(node);
    return index;
  }

  void push(std::int32_t index, const ElementInfo& element, std::string_view name) {
    const bool block = element.is(kBlock | kBoundary);
    if (overflow_ > 0 || open_.size() >= (block ? kDeepest : kDeepestInline)) {
      overflow_ += block ? 1 : 0;
      return;
    }
    open_.push_back({index, element.tag, element.traits, name});
  }

  /// Closes the open elements from that one on.
  void pop_to(std::size_t depth) {
    const auto end = static_cast<std::int32_t>(tree_.nodes.size());
    while (open_.size() > depth) {
      tree_.nodes[static_cast<std::size_t>(open_.back().node)].end = end;
      open_.pop_back();
    }
  }

  /// The innermost open element that `wanted` holds for, if no element that `stop` holds for
  /// stands before it; else 0, which is the page.
  template <typename Wanted, typename Stop>
  [[nodiscard]] std::size_t innermost(Wanted wanted, Stop stop) const {
    for (std::size_t i = open_.size() - 1; i > 0; --i) {
      if (wanted(open_[i])) return i;
      if (stop(open_[i])) return 0;
    }
    return 0;
  }

  [[nodiscard]] std::size_t find_open(const ElementInfo& element, std::string_view name) const {
    const bool part = is_table_part(element.tag);
    const auto same = [&](const Open& open) {
      if (open.tag != element.tag) return false;
      return element.tag == Tag::Heading || same_name(open.name, name);
    };
    const auto stop = [&](const Open& open) {
      if (part) return open.tag == Tag::Table && element.tag != Tag::Table;
      return (open.traits & (element.is(kBlock) ? kBoundary : kBlock | kBoundary)) != 0;
    };
    return innermost(same, stop);
  }

  static bool is_table_part(Tag tag) {
    return tag == Tag::Table || tag == Tag::RowGroup || tag == Tag::Row || tag == Tag::Cell ||
           tag == Tag::Caption;
  }

  void close(std::size_t open) {
    if (open > 0) pop_to(open);
  }

  static bool is_boundary(const Open& open) { return (open.traits & kBoundary) != 0; }
  static bool is_block(const Open& open) { return (open.traits & (kBlock | kBoundary)) != 0; }

  template <typename Stop>
  void close_innermost(Tag tag, Stop stop) {
    close(innermost([tag](const Open& open) { return open.tag == tag; }, stop));
  }

  /// What the beginning of an element closes.
  void close_for(const ElementInfo& element) {
    if (!element.is(kHeadContent)) close_innermost(Tag::Head, is_boundary);
    if (element.is(kClosesText)) close_innermost(Tag::Paragraph, is_boundary);
    if (element.tag == Tag::Heading || element.tag == Tag::A)
      close_innermost(element.tag, is_block);
    if (element.tag == Tag::Item || element.tag == Tag::Term) {
      close_innermost(element.tag, [](const Open& open) {
        return is_boundary(open) || open.tag == Tag::List || same_name(open.name, "dl");
      });
    }
    if (element.tag == Tag::Cell || element.tag == Tag::Row || element.tag == Tag::RowGroup)
      close_table_part(element.tag);
  }

  /// A cell ends the cell before it, a row the row, a group the group.
  void close_table_part(Tag begins) {
    std::size_t outermost = 0;
    for (std::size_t i = open_.size() - 1; i > 0 && open_[i].tag != Tag::Table; --i) {
      const Tag open = open_[i].tag;
      const bool ends = open == begins || open == Tag::Caption ||
                        (open == Tag::Cell && begins != Tag::Cell) ||
                        (open == Tag::Row && begins == Tag::RowGroup);
      if (ends) outermost = i;
    }
    close(outermost);
  }

  Tree tree_;
  std::vector<Open> open_;
  std::size_t overflow_ = 0;  // open blocks that are too deep to be nested
  bool seen_body_ = false;
};

/// Cuts a page into tags and text.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view page) : page_(page), builder_(page) {}

  Result<Tree> parse(std::string_view source) {
    while (at_ < page_.size()) {
      const std::size_t open = find('<', at_);
      const std::size_t after = open + 1;
      if (after >= page_.size()) {
        at_ = page_.size();
        break;
      }
      at_ = after;
      if (!is_markup(open)) continue;  // a '<' that is text
      flush_text(open);
      read_markup(open);
      text_ = at_;
      if (builder_.full())
        return Err(Error::Code::Unreadable, "{}: a page of more than {} elements", source,
                   kMostNodes);
    }
    flush_text(page_.size());
    return builder_.take();
  }

 private:
  [[nodiscard]] std::size_t find(char c, std::size_t from) const {
    return std::min(page_.find(c, from), page_.size());
  }
  [[nodiscard]] char peek(std::size_t at) const { return at < page_.size() ? page_[at] : '\0'; }

  [[nodiscard]] bool is_markup(std::size_t open) const {
    const char next = peek(open + 1);
    return is_ascii_letter(next) || next == '!' || next == '?' || next == '/';
  }

  void flush_text(std::size_t end) {
    if (end > text_)
      builder_.add_text({static_cast<std::uint32_t>(text_), static_cast<std::uint32_t>(end)});
    text_ = end;
  }

  void read_markup(std::size_t open) {
    const char next = peek(open + 1);
    if (is_ascii_letter(next)) return read_start_tag();
    if (next == '/' && is_ascii_letter(peek(open + 2))) return read_end_tag();
    if (page_.substr(open, 4) == "<!--" && skip_comment(open + 4)) return;
    at_ = std::min(find('>', open) + 1, page_.size());
  }

  /// False where the comment has no end: then only its first line can be meant.
  bool skip_comment(std::size_t from) {
    if (endless_comments_) return false;
    // "<!-->" is a whole comment.
    const std::size_t end = page_.find("-->", from - 2);
    endless_comments_ = end == std::string_view::npos;
    if (!endless_comments_) at_ = end + 3;
    return !endless_comments_;
  }

  std::string_view read_name(std::string_view ends) {
    const std::size_t end = std::min(page_.find_first_of(ends, at_), page_.size());
    const auto name = page_.substr(at_, end - at_);
    at_ = end;
    return name;
  }

  void read_end_tag() {
    ++at_;
    const auto name = read_name(" \t\n\r\f/>");
    at_ = std::min(find('>', at_) + 1, page_.size());
    builder_.end(element_named(small_name(name)), name);
  }

  void read_start_tag() {
    const auto name = read_name(" \t\n\r\f/>");
    const std::string small = small_name(name);
    const ElementInfo element = element_named(small);
    const std::size_t attributes = builder_.attributes().size();
    while (read_attribute()) {
    }
    if (at_ >= page_.size()) return;  // the page ends inside the tag
    ++at_;
    builder_.start(element, name, attributes, element.is(kRaw) ? raw_content(name) : Span{});
  }

  /// Reads one attribute; false at the end of the tag.
  bool read_attribute() {
    at_ = std::min(page_.find_first_not_of(" \t\n\r\f/", at_), page_.size());
    if (at_ >= page_.size() || page_[at_] == '>') return false;
    const std::size_t begin = at_++;  // a name may begin with '='
    read_name(" \t\n\r\f/>=");
    const auto name = page_.substr(begin, at_ - begin);
    std::size_t next = std::min(page_.find_first_not_of(kWhite, at_), page_.size());
    Span value{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_)};
    if (peek(next) == '=') {
      at_ = std::min(page_.find_first_not_of(kWhite, next + 1), page_.size());
      value = read_value();
    }
    const Attribute known = attribute_named(small_name(name));
    if (known != Attribute::None) builder_.attributes().push_back({known, value});
    return true;
  }

  Span read_value() {
    const char quote = peek(at_);
    if (quote == '>') return {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_)};
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t begin = quoted ? at_ + 1 : at_;
    at_ = quoted ? find(quote, begin)
                 : std::min(page_.find_first_of(" \t\n\r\f>", at_), page_.size());
    const std::size_t end = at_;
    if (quoted && at_ < page_.size()) ++at_;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  /// The content of an element that has no elements inside; moves on behind its end tag.
  Span raw_content(std::string_view name) {
    const std::size_t begin = at_;
    for (std::size_t at = begin; (at = page_.find("</", at)) != std::string_view::npos; at += 2) {
      const std::size_t after = at + 2 + name.size();
      if (!same_name(page_.substr(at + 2, name.size()), name)) continue;
      if (is_ascii_letter(peek(after))) continue;
      at_ = std::min(find('>', after) + 1, page_.size());
      return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    }
    // It never ends. Code hides the rest of the page; of a title the line is enough.
    at_ = same_name(name, "title") ? find('\n', begin) : page_.size();
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  std::string_view page_;
  Builder builder_;
  std::size_t at_ = 0;
  std::size_t text_ = 0;  // where the text that is not added yet begins
  bool endless_comments_ = false;
};

}  // namespace

std::string_view Tree::attribute(const Node& node, Attribute name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const auto& [known, value] = attributes[node.attributes + i];
    if (known == name) return value.of(page);
  }
  return {};
}

Result<Tree> parse_tree(std::string_view source, std::string_view page) {
  return Tokenizer(page).parse(source);
}

}  // namespace viendan::ingest::html
