#include <catch2/catch.hpp>

#include "activities/items.h"
#include "base/text.h"

namespace viendan::activities {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

struct Case {
  const char* text;
  const char* items;  // joined by " | "
};

constexpr Case kContent[] = {
    {"- Rà soát;\n- Xây dựng;", "Rà soát; | Xây dựng;"},
    {"1. Rà soát.\n2. Xây dựng\ntiếp theo.", "Rà soát. | Xây dựng tiếp theo."},
    {"a) Rà soát\nb) Xây dựng", "Rà soát | Xây dựng"},
    {"(1) Rà soát (2) Xây dựng", "Rà soát | Xây dựng"},
    {"Rà soát\nvà xây dựng.\nBan hành.", "Rà soát và xây dựng. | Ban hành."},
    {"- Rà soát:\n+ luật\n+ nghị định", "Rà soát: | + luật | + nghị định"},
    {"Giai đoạn 2015-2020 đạt 1.250,5 ha", "Giai đoạn 2015-2020 đạt 1.250,5 ha"},
    {"2020 có 90% doanh nghiệp", "2020 có 90% doanh nghiệp"},
    {"", ""},
    {"-", "-"},
};

constexpr Case kOutputs[] = {
    {"Văn bản quy phạm pháp luật, sổ tay hướng dẫn kỹ thuật",
     "Văn bản quy phạm pháp luật | sổ tay hướng dẫn kỹ thuật"},
    {"Báo cáo Thủ tướng Chính phủ, các văn bản quy phạm pháp luật, hướng dẫn kỹ thuật",
     "Báo cáo Thủ tướng Chính phủ | các văn bản quy phạm pháp luật | hướng dẫn kỹ thuật"},
    {"Quy trình kỹ thuật thu hồi hơi xăng, dầu được ban hành",
     "Quy trình kỹ thuật thu hồi hơi xăng, dầu được ban hành"},
    {"Thông tư/Tiêu chuẩn kỹ thuật quốc gia", "Thông tư/Tiêu chuẩn kỹ thuật quốc gia"},
    {"Báo cáo chuyên đề về cơ chế, chính sách lớn", "Báo cáo chuyên đề về cơ chế, chính sách lớn"},
    {"Quyết định; Thông tư.", "Quyết định | Thông tư"},
    {"", ""},
};

constexpr Case kFunding[] = {
    {"Ngân sách nhà nước, viện trợ và các nguồn vốn hợp pháp khác",
     "Ngân sách nhà nước | viện trợ | các nguồn vốn hợp pháp khác"},
    {"- Ngân sách nhà nước\n- Nguồn lực của doanh nghiệp và cộng đồng",
     "Ngân sách nhà nước | Nguồn lực của doanh nghiệp và cộng đồng"},
    {"Chương trình mục tiêu quốc gia sử dụng năng lượng tiết kiệm và hiệu quả",
     "Chương trình mục tiêu quốc gia sử dụng năng lượng tiết kiệm và hiệu quả"},
    {"", ""},
};

}  // namespace

TEST_CASE("content is cut at bullets, numbers and ended lines") {
  for (const auto& [text, items] : kContent) {
    CAPTURE(text);
    CHECK(join(content_items(text), " | ") == items);
  }
}

TEST_CASE("products are cut at commas only before another product") {
  for (const auto& [text, items] : kOutputs) {
    CAPTURE(text);
    CHECK(join(output_items(text), " | ") == items);
  }
}

TEST_CASE("sources of money are cut where another source begins") {
  for (const auto& [text, items] : kFunding) {
    CAPTURE(text);
    CHECK(join(funding_items(vocabulary(), text), " | ") == items);
  }
}

}  // namespace viendan::activities
