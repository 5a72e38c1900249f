#include "vocabulary/agency_list.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace viendan {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

std::string names(const AgencyList& list) {
  std::vector<std::string> out;
  for (const auto& agency : list.agencies)
    out.push_back((agency.collective ? "*" : "") + agency.name);
  return join(out, " | ");
}

struct ListCase {
  const char* text;
  const char* names;  // collectives have an asterisk
};
constexpr ListCase kLists[] = {
    {"Bộ Công Thương", "Bộ Công Thương"},
    {"Bộ Tài chính, Bộ Y tế và Bộ Công an.", "Bộ Tài chính | Bộ Y tế | Bộ Công an"},
    {"- Bộ Tài chính\n- Bộ Y tế", "Bộ Tài chính | Bộ Y tế"},
    // names with inner marks stay whole
    {"Bộ Văn hóa, Thể thao và Du lịch, Bộ Tài nguyên và Môi trường",
     "Bộ Văn hóa, Thể thao và Du lịch | Bộ Tài nguyên và Môi trường"},
    {"Bộ Lao động, Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội"},
    // classes of local bodies whose names have separators
    {"Sở Kế hoạch và Đầu tư và Sở Tài chính", "*Sở Kế hoạch và Đầu tư | *Sở Tài chính"},
    {"các Sở: Kế hoạch và Đầu tư, Y tế", "*Sở Kế hoạch và Đầu tư | *Sở Y tế"},
    // what bodies own is none
    {"Bộ, ngành, địa phương là chủ quản cơ sở dữ liệu ngành, cơ sở dữ liệu mở",
     "*bộ, ngành, địa phương là chủ quản cơ sở dữ liệu ngành, cơ sở dữ liệu mở"},
    // elliptical lists
    {"các Vụ: Thị trường trong nước, Tài chính, Khoa học và Công nghệ",
     "Vụ Thị trường trong nước | Vụ Tài chính | Vụ Khoa học và Công nghệ"},
    {"Cục Điều tiết điện lực, các Vụ: Kế hoạch, Tài chính; Cục Hóa chất",
     "Cục Điều tiết điện lực | Vụ Kế hoạch | Vụ Tài chính | Cục Hóa chất"},
    {"các Vụ Kế hoạch Thị trường trong nước, Tài chính",
     "Vụ Kế hoạch | Vụ Thị trường trong nước | Vụ Tài chính"},
    {"Các Bộ: NN&MT, Xây dựng, Công Thương",
     "Bộ Nông nghiệp và Môi trường | Bộ Xây dựng | Bộ Công Thương"},
    {"- Các Vụ: Kế hoạch, Tài chính\n- Các Sở Công Thương, Tập đoàn, Doanh nghiệp",
     "Vụ Kế hoạch | Vụ Tài chính | *các Sở Công Thương, Tập đoàn, Doanh nghiệp"},
    {"Bộ TC, KHĐT", "Bộ Tài chính | Bộ Kế hoạch và Đầu tư"},
    {"các Bộ: Tài chính, Thủy lợi mới", "Bộ Tài chính | Bộ Thủy lợi mới"},
    // classes of bodies are one entry
    {"các bộ, ngành, doanh nghiệp liên quan", "*các bộ, ngành, doanh nghiệp liên quan"},
    {"Các Cục, Vụ và Tập đoàn, Tổng Công ty, Doanh nghiệp có liên quan",
     "*các Cục, Vụ và Tập đoàn, Tổng Công ty, Doanh nghiệp có liên quan"},
    {"Bộ Công Thương, các bộ, ngành, các cơ quan truyền thông",
     "Bộ Công Thương | *các bộ, ngành | *các cơ quan truyền thông"},
    {"Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
     "*Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"},
    {"Các bộ, ngành; UBND các tỉnh, thành phố", "*các bộ, ngành | *UBND các tỉnh, thành phố"},
    {"Các doanh nghiệp khai thác, chế biến khoáng sản",
     "*các doanh nghiệp khai thác, chế biến khoáng sản"},
    {"Bộ, ngành, địa phương", "*bộ, ngành, địa phương"},
    {"Vụ Pháp chế và các đơn vị liên quan", "Vụ Pháp chế | *các đơn vị liên quan"},
    {"cơ quan, tổ chức có liên quan, cơ sở khám bệnh, chữa bệnh",
     "*cơ quan, tổ chức có liên quan | *cơ sở khám bệnh, chữa bệnh"},
    {"các đơn vị: Vụ Pháp chế, Cục Hóa chất", "Vụ Pháp chế | Cục Hóa chất"},
    // a comma that is not printed
    {"Bộ Tài chính Bộ Y tế", "Bộ Tài chính | Bộ Y tế"},
    // unknown bodies are kept
    {"Viện Năng lượng Mặt trời, Bộ Y tế", "Viện Năng lượng Mặt trời | Bộ Y tế"},
    {"", ""},
    {",;.", ""},
};

struct RepairCase {
  const char* text;
  const char* name;
};
constexpr RepairCase kRepaired[] = {
    {"Cục Ky thuật an toàn và Môi trường công nghiệp",
     "Cục Kỹ thuật an toàn và Môi trường công nghiệp"},
    {"Cục Kỹ thuật an toàn và Môi trường nghiệp", "Cục Kỹ thuật an toàn và Môi trường công nghiệp"},
    {"các Sở Thương", "các Sở Công Thương"},
};

constexpr const char* kNoLists[] = {
    "Ngân sách nhà nước",
    "2015 - 2020",
    "Xây dựng quy chuẩn kỹ thuật",
    "Các quy chuẩn được ban hành",
    "Ban hành Thông tư",
    "Báo cáo tổng kết",
    "Hội thảo khoa học",
    "Tổ chức tuyên truyền",
    "Bộ tiêu chí được phê duyệt",
    "Mức ưu tiên cao",
    "",
};

}  // namespace

TEST_CASE("lists of bodies are cut where a name ends") {
  for (const auto& [text, expected] : kLists) {
    CAPTURE(text);
    CHECK(names(read_agencies(vocabulary(), text, {})) == expected);
  }
}

TEST_CASE("a misspelt name is repaired where one body fits, and the repair is told") {
  for (const auto& [text, name] : kRepaired) {
    CAPTURE(text);
    const auto list = read_agencies(vocabulary(), text, {});
    REQUIRE(list.agencies.size() == 1);
    CHECK(list.agencies[0].name == name);
    CHECK(list.agencies[0].printed == text);
    REQUIRE(list.repairs.size() == 1);
    CHECK(list.repairs[0].before == text);
    CHECK(list.repairs[0].after == name);
  }
}

TEST_CASE("identity, printed form and scope are kept") {
  const auto list = read_agencies(
      vocabulary(), "các Vụ: Kế hoạch; Bộ Công an (đối với dữ liệu dân cư); các bộ, ngành", {});
  REQUIRE(list.agencies.size() == 3);
  CHECK(list.agencies[0].printed == "Kế hoạch");
  CHECK(list.agencies[0].id == "bct.vkh");
  CHECK(list.agencies[1].id == "bca");
  CHECK(list.agencies[1].scope == "đối với dữ liệu dân cư");
  CHECK(list.agencies[2].id.empty());
  CHECK(list.unknown.empty());
}

TEST_CASE("who decides is told from the class of bodies that submits") {
  const auto list =
      read_agencies(vocabulary(), "Cơ sở khám bệnh, chữa bệnh trình cấp có thẩm quyền", {});
  CHECK(names(list) == "*cơ sở khám bệnh, chữa bệnh");
  CHECK(list.submit_to == "cấp có thẩm quyền");
}

TEST_CASE("an unknown body is reported") {
  const auto list = read_agencies(vocabulary(), "Trung tâm Quan trắc Sao Hỏa", {});
  REQUIRE(list.unknown.size() == 1);
  CHECK(list.unknown[0] == "Trung tâm Quan trắc Sao Hỏa");
}

TEST_CASE("what is no list of bodies is told from one") {
  for (const auto* text : kNoLists) {
    CAPTURE(text);
    CHECK_FALSE(is_agency_list(vocabulary(), text));
  }
  for (const auto& [text, expected] : kLists) {
    CAPTURE(text);
    CHECK(is_agency_list(vocabulary(), text) == !std::string_view(expected).empty());
  }
}

}  // namespace viendan
