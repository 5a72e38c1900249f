#include "vocabulary/vocabulary.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/scratch.h"

namespace viendan {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

struct AgencyCase {
  const char* text;
  const char* id;  // "" where nothing is found
};
constexpr AgencyCase kAgencies[] = {
    {"Bộ Công Thương", "bct"},
    {"BỘ CÔNG THƯƠNG", "bct"},
    {"Bộ Công thương.", "bct"},
    {"Bo Cong Thuong", "bct"},
    {"Bộ KH&ĐT", "bkhdt"},
    {"Bộ NN & PTNT", "bnnptnt"},
    {"Bộ Lao động – Thương binh và Xã hội", "bldtbxh"},
    {"Bộ Lao động, Thương binh và Xã hội", "bldtbxh"},
    {"Cục Ky thuật an toàn và Môi trường công nghiệp", "bct.catmt"},
    {"Cục Kỹ thuật an toàn và Môi trường nghiệp", "bct.catmt"},
    {"Bộ nguyễn và Môi trường", "btnmt"},
    {"Cục nghiệp vụ Công địa phương", "bct.ccndp"},
    {"Phòng Thương mại Công nghiệp Việt Nam", "vcci"},
    // no single body fits
    {"Vụ Công nghiệp", ""},
    {"Bộ Môi trường", ""},
    {"Bộ", ""},
    {"", ""},
    {"các bộ, ngành", ""},
    {"Ủy ban nhân dân các tỉnh, thành phố", ""},
    {"Hội đồng nhân dân tỉnh Quảng Bình", ""},
};

struct PrefixCase {
  const char* text;
  const char* prefix;
};
constexpr PrefixCase kPrefixes[] = {
    {"Bộ Công Thương chủ trì, phối hợp", "Bộ Công Thương"},
    {"bộ công thương", "bộ công thương"},
    {"Bộ Văn hóa, Thể thao và Du lịch, Bộ Tài chính", "Bộ Văn hóa, Thể thao và Du lịch"},
    {"Bộ Tài nguyên và Môi trường và Bộ Y tế", "Bộ Tài nguyên và Môi trường"},
    {"Bộ Khoa học và\nCông nghệ", "Bộ Khoa học và\nCông nghệ"},
    {"Bộ Y tếx", ""},
    {"bộ máy", ""},
    {", Bộ Y tế", ""},
    {"", ""},
};

struct RoleCase {
  const char* heading;
  ColumnRole role;
};
constexpr RoleCase kRoles[] = {
    {"TT", ColumnRole::Ordinal},
    {"Tên hoạt động theo Quyết định số 403/QĐ-TTg", ColumnRole::Title},
    {"Nội dung hoạt động", ColumnRole::Content},
    {"Nội dung, nhiệm vụ", ColumnRole::Title},
    {"Nội dung", ColumnRole::Content},
    {"ĐƠN VỊ CHỦ TRÌ", ColumnRole::Lead},
    {"Bộ chủ trì", ColumnRole::Lead},
    {"Cơ quan\nchủ trì", ColumnRole::Lead},
    {"Đơn vị đầu mối phối hợp thực hiện của Bộ Công Thương", ColumnRole::Coordinating},
    {"Đơn vị chủ trì và phối hợp", ColumnRole::Bodies},
    {"Thời hạn hoàn thành", ColumnRole::Timeline},
    {"Tiến độ trình UBTVQH", ColumnRole::Timeline},
    {"Nguồn ngân sách", ColumnRole::Funding},
    {"Sản phẩm, kết quả", ColumnRole::Output},
    {"Cấp trình", ColumnRole::SubmitTo},
    {"Cơ quan chủ trì thẩm tra", ColumnRole::Unknown},
    {"Căn cứ bổ sung", ColumnRole::Unknown},
    {"Sinh vật", ColumnRole::Unknown},
    {"", ColumnRole::Unknown},
};

}  // namespace

TEST_CASE("a body is found by its name, its aliases and a slight misreading") {
  for (const auto& [text, id] : kAgencies) {
    CAPTURE(text);
    const auto found = vocabulary().find_agency(text);
    CHECK((found ? found->agency->id : "") == id);
  }
}

TEST_CASE("how a body was recognised is told") {
  CHECK(vocabulary().find_agency("bộ tài chính")->match == AgencyMatch::Exact);
  CHECK(vocabulary().find_agency("Bộ Tai chính")->match == AgencyMatch::Folded);
  CHECK(vocabulary().find_agency("Bộ Kế hoạch và Đầu tự")->match == AgencyMatch::Folded);
  CHECK(vocabulary().find_agency("Bộ Kế hoạch và Đầy tư")->match == AgencyMatch::OneSyllable);
  CHECK(vocabulary().find_agency("Bộ KH&ĐT")->name == "Bộ Kế hoạch và Đầu tư");
}

TEST_CASE("a name at the beginning of a text is measured, the longest one") {
  for (const auto& [text, prefix] : kPrefixes) {
    CAPTURE(text);
    CHECK(std::string_view(text).substr(0, vocabulary().agency_prefix(text)) == prefix);
  }
}

TEST_CASE("headings have roles by their words, the longest known phrase first") {
  for (const auto& [heading, role] : kRoles) {
    CAPTURE(heading);
    CHECK(vocabulary().role_of(heading).role == role);
  }
  CHECK(vocabulary().role_of("Cơ quan chủ trì").confidence == 1);
  CHECK(vocabulary().role_of("Đối tượng và phạm vi áp dụng chính sách").confidence < 1);
  CHECK(vocabulary().role_of("Mã số").confidence == 0);
}

TEST_CASE("document types are found by code, where case and marks decide, and by name") {
  CHECK(vocabulary().type_by_code("TTr")->name == "Tờ trình");
  CHECK(vocabulary().type_by_code("TT")->name == "Thông tư");
  CHECK(vocabulary().type_by_code("HD")->name == "Hướng dẫn");
  CHECK(vocabulary().type_by_code("HĐ")->name == "Hợp đồng");
  CHECK(vocabulary().type_by_code("") == nullptr);
  CHECK(vocabulary().type_by_code("XX") == nullptr);
  CHECK(vocabulary().type_by_name("QUYẾT ĐỊNH")->code == "QĐ");
  CHECK(vocabulary().type_by_name("Công văn")->slug == "cv");
  CHECK(vocabulary().type_by_name("Bài thơ") == nullptr);
}

TEST_CASE("issuers are found by code and by the name of body or office") {
  CHECK(vocabulary().issuer_by_code("UBND")->name == "Ủy ban nhân dân");
  CHECK(vocabulary().issuer_by_code("BKH&ĐT")->agency == "bkhdt");
  CHECK(vocabulary().issuer_by_code("ABC") == nullptr);
  CHECK(vocabulary().issuer_by_name("BỘ TRƯỞNG BỘ CÔNG THƯƠNG")->code == "BCT");
  CHECK(vocabulary().issuer_by_name("Thủ tướng Chính phủ")->code == "TTg");
  CHECK(vocabulary().issuer_by_name("Bộ nào đó") == nullptr);
}

TEST_CASE("every successor, parent and issuer's body exists") {
  for (const auto& agency : vocabulary().agencies()) {
    CAPTURE(agency.id);
    CHECK_FALSE(agency.source.empty());
    for (const auto& next : agency.successors) CHECK(vocabulary().agency_by_id(next) != nullptr);
    CHECK((agency.parent.empty() || vocabulary().agency_by_id(agency.parent) != nullptr));
  }
  for (const auto& issuer : vocabulary().issuers()) {
    CAPTURE(issuer.code);
    CHECK((issuer.agency.empty() || vocabulary().agency_by_id(issuer.agency) != nullptr));
  }
}

TEST_CASE("a missing or damaged file is an error that names file and place") {
  CHECK_FALSE(Vocabulary::load("/nonexistent").has_value());
  const test::Scratch folder;
  std::ofstream(folder / "document_types.xml") << "<document-types>\n<type name=\"X\"/>\n"
                                                  "</document-types>";
  const auto loaded = Vocabulary::load(folder.path());
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().code == Error::Code::Malformed);
  CHECK(loaded.error().message.find("document_types.xml:2") != std::string::npos);
}

TEST_CASE("the version is that of the files") {
  CHECK(vocabulary().version().size() == 32);
}

}  // namespace viendan
