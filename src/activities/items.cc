#include "activities/items.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::activities {
namespace {

// Nouns that name a product. A comma is the end of one only before another: "thu hồi hơi xăng, dầu"
// is one product, "Thông tư, cơ sở dữ liệu" are two.
constexpr std::array kProducts = std::to_array<std::string_view>({
    "văn bản",
    "quy định",
    "hướng dẫn",
    "sổ tay",
    "cơ sở dữ liệu",
    "báo cáo",
    "thông tư",
    "nghị định",
    "quyết định",
    "nghị quyết",
    "chỉ thị",
    "luật",
    "pháp lệnh",
    "tiêu chuẩn",
    "quy chuẩn",
    "đề án",
    "kế hoạch",
    "chương trình",
    "dự án",
    "mô hình",
    "quy trình",
    "tài liệu",
    "phần mềm",
    "hệ thống",
    "bộ tiêu chí",
    "tiêu chí",
    "danh mục",
    "công văn",
    "tờ trình",
    "thông báo",
    "quy chế",
    "cẩm nang",
    "ấn phẩm",
    "bản đồ",
    "hội nghị",
    "hội thảo",
    "lớp tập huấn",
    "khóa đào tạo",
    "chiến lược",
    "quy hoạch",
    "định mức",

    "trang thông tin",
    "website",
    "cổng thông tin",
    "bộ công cụ",

    "thông tư liên tịch",
    "đề cương",
    "kết luận",
});
constexpr std::array kArticles =
    std::to_array<std::string_view>({"các ", "những ", "một số ", "bộ ", "dự thảo ", "bản "});

// How sources of money begin that the vocabulary does not list.
constexpr std::array kMoney = std::to_array<std::string_view>({
    "ngân sách",
    "nguồn",
    "các nguồn",
    "vốn",
    "viện trợ",
    "tài trợ",
    "hỗ trợ",
    "quỹ",
    "kinh phí",
    "xã hội hóa",
    "đóng góp",
    "chương trình mục tiêu",
    "sự nghiệp",
    "oda",
    "doanh nghiệp",
    "tín dụng",
});

template <typename Table>
bool begins_with_any(const Table& table, std::string_view lower) {
  return std::any_of(table.begin(), table.end(), [lower](std::string_view word) {
    return lower.starts_with(word) && at_word_bounds(lower, 0, word.size());
  });
}

bool is_product(std::string_view words) {
  const std::string lower = to_lower(trim(words).substr(0, 80));
  if (begins_with_any(kProducts, lower)) return true;
  return std::any_of(kArticles.begin(), kArticles.end(), [&lower](std::string_view article) {
    return lower.starts_with(article) &&
           begins_with_any(kProducts, std::string_view(lower).substr(article.size()));
  });
}

bool is_money(const Vocabulary& vocabulary, std::string_view words) {
  const std::string lower = to_lower(trim(words));
  if (begins_with_any(kMoney, lower)) return true;
  const auto& known = vocabulary.funding_sources();
  return std::any_of(known.begin(), known.end(),
                     [&lower](const std::string& source) { return lower == to_lower(source); });
}

std::string cleaned(std::string_view item) {
  return squeeze(trim(item, " \t\r\n,;."));
}

/// Cuts at `separator` wherever `begins` says that what follows is an item.
template <typename Begins>
std::vector<std::string_view> cut_before(std::string_view text, std::string_view separator,
                                         const Begins& begins) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, at + separator.size())) {
    const std::string_view rest = text.substr(at + separator.size());
    if (!begins(rest.substr(0, 200))) continue;
    parts.push_back(text.substr(begin, at - begin));
    begin = at + separator.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(';') || text.ends_with(':');
}

/// "(1) … (2) …" in one line, as one line each.
std::string with_numbers_on_lines(std::string_view text) {
  if (text.find("(1)") == std::string_view::npos || text.find("(2)") == std::string_view::npos)
    return std::string(text);
  static const Pattern number(R"(\s*\((\d{1,2})\)\s)");
  std::string out;
  std::size_t done = 0;
  int next = 1;
  for (const auto& match : number.find_all(text)) {
    if (to_int(match[1]) != next) continue;
    out += text.substr(done, match.span().begin - done);
    out += '\n';
    out += trim(match[0]);
    out += ' ';
    done = match.span().end;
    ++next;
  }
  return out + std::string(text.substr(done));
}

}  // namespace

std::size_t bullet_length(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ")) return 2;
  if (line.starts_with('-') && begins_upper(line.substr(1))) return 1;
  if (line.starts_with("–") || line.starts_with("•") || line.starts_with("●"))
    return line.find(' ') == 3 ? 4 : 3;
  static const Pattern number(R"(\((?:\d{1,2}|[ivx]{1,4})\) ?|\d{1,2}[.)] |[a-zđ]\) )");
  const auto match = number.match_start(line);
  return match ? (*match)[0].size() : 0;
}

namespace {

/// Lines that all begin anew, as paragraphs do: none goes on the one above.
bool are_paragraphs(std::string_view lines) {
  std::size_t count = 0;
  for (const auto line : split(lines, '\n')) {
    if (trim(line).empty()) continue;
    if (!begins_upper(trim(line))) return false;
    ++count;
  }
  return count > 1;
}

}  // namespace

std::vector<std::string> content_items(std::string_view text) {
  const std::string lines = with_numbers_on_lines(text);
  const bool paragraphs = are_paragraphs(lines);
  std::vector<std::string> items;
  bool ended = true;
  for (const auto raw : split(lines, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty()) continue;
    const std::size_t bullet = bullet_length(line);
    const bool fresh =
        bullet > 0 || line.starts_with("+ ") || paragraphs || (ended && !begins_lower(line));
    const std::string words = squeeze(line.substr(bullet));
    if (fresh || items.empty()) {
      items.push_back(words);
    } else {
      items.back() += ' ';
      items.back() += words;
    }
    ended = ends_sentence(line);
  }
  return items;
}

Introduced introduced_items(std::string_view text) {
  const std::string lines = with_numbers_on_lines(text);
  Introduced out;
  std::size_t at = 0;
  for (const auto raw : split(lines, '\n')) {
    const std::string_view line = trim(raw);
    const std::size_t bullet = bullet_length(line);
    const bool item = bullet > 0 || line.starts_with("+ ");
    if (item && !out.introduction.empty()) {
      out.items = content_items(std::string_view(lines).substr(at));
      return out;
    }
    if (!out.introduction.empty() && !line.empty()) out.introduction += ' ';
    out.introduction += squeeze(line.substr(bullet));
    at += raw.size() + 1;
  }
  return out;
}

std::vector<std::string> output_items(std::string_view text) {
  std::vector<std::string> items;
  for (const auto& line : content_items(text)) {
    for (const auto clause : split(line, ';')) {
      const bool products = is_product(clause);
      for (const auto part : cut_before(
               clause, ", ", [&](std::string_view rest) { return products && is_product(rest); })) {
        if (auto item = cleaned(part); !item.empty()) items.push_back(std::move(item));
      }
    }
  }
  return items;
}

std::vector<std::string> funding_items(const Vocabulary& vocabulary, std::string_view text) {
  const auto begins = [&vocabulary](std::string_view rest) {
    const std::string_view first = rest.substr(0, std::min(rest.find(','), rest.find(" và ")));
    return is_money(vocabulary, first);
  };
  std::vector<std::string> items;
  for (const auto& line : content_items(text)) {
    for (const auto clause : split(line, ';')) {
      for (const auto list : cut_before(clause, ", ", begins)) {
        for (const auto part : cut_before(list, " và ", begins)) {
          if (auto item = cleaned(part); !item.empty()) items.push_back(std::move(item));
        }
      }
    }
  }
  return items;
}

}  // namespace viendan::activities
