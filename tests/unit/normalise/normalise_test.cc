#include "normalise/normalise.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/alphabet.h"

namespace viendan::normalise {
namespace {

/// A draft with a paragraph a line, as reading prose gives it.
Draft draft_of(std::string_view text) {
  Draft draft;
  std::vector<SourceMap::Run> runs;
  std::uint32_t number = 0;
  bool gap = false;
  for (const auto line : split(text, '\n')) {
    ++number;
    const auto words = trim(line, " \f");
    gap = gap || words.empty() || line.starts_with('\f');
    if (words.empty()) continue;
    if (!draft.text.empty()) draft.text += '\n';
    const auto begin = static_cast<std::uint32_t>(draft.text.size());
    runs.push_back({begin, number, span_in(line, words).begin, count_code_points(words)});
    draft.text += words;
    const auto end = static_cast<std::uint32_t>(draft.text.size());
    draft.pieces.emplace_back(Paragraph{{begin, end}, gap, line.ends_with("  ")});
    gap = false;
  }
  draft.map = SourceMap(runs);
  return draft;
}

Draft read_text(std::string_view text) {
  return apply(draft_of(text));
}

struct Example {
  std::string rule;
  std::string input;
  std::string expected;
};

std::string repeated(std::string_view line, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += std::string(line) + "\n";
  return out;
}

/// The first line of the text after normalising.
std::string first_line(std::string_view bytes) {
  const Draft draft = read_text(bytes);
  return std::string(span_of(draft.pieces.front()).of(draft.text));
}

/// Tones as loose marks behind letters that keep their other signs, as some keyboards type them.
std::string with_loose_tones(std::string_view text) {
  constexpr char32_t kMarks[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const Letter letter = letter_of(c);
    append_code_point(out,
                      letter.tone == kLevel ? c : with_tone(letter.base, kLevel, letter.upper));
    if (letter.tone != kLevel) append_code_point(out, kMarks[letter.tone]);
  }
  return out;
}

std::vector<std::string> corpus() {
  const auto files = list_files(VIENDAN_CORPUS);
  REQUIRE(files);
  std::vector<std::string> texts;
  for (const auto& name : *files) {
    if (name.extension() != ".txt") continue;
    texts.push_back(*read_file(std::filesystem::path(VIENDAN_CORPUS) / name, 1 << 24));
  }
  return texts;
}

/// Words and first lines of the pieces: what must not depend on how a file is encoded.
std::string reading(const Draft& draft) {
  std::string out;
  for (const auto& piece : draft.pieces) {
    const Span span = span_of(piece);
    out +=
        fmt::format("{} {}\n", draft.map.locate(draft.text, span.begin).line, span.of(draft.text));
  }
  for (const auto& repair : draft.repairs) out += repair.rule + repair.before + repair.after;
  return out;
}

}  // namespace

TEST_CASE("Characters that stand for others become them") {
  const auto example = GENERATE(values<Example>({
      {"marks typed after their letter", "Nghi\u0323 quye\u0302\u0301t", "Nghị quyết"},
      {"mixed composition", "luâ\u0323t", "luật"},
      {"marks in any order", "o\u0323\u031B", "ợ"},
      {"Eth for Đ", "403/QÐ-TTg, ðiều", "403/QĐ-TTg, điều"},
      {"African D for Đ", "Ɖiều", "Điều"},
      {"nothing to print", "thi\u00ADhành\u200B\u2060", "thihành"},
      {"no-break and thin spaces", "số\u00A01594\u2009x", "số 1594 x"},
      {"fullwidth forms", "（１）", "(1)"},
      {"quotes", "“nâu” «Đã» ‘x’", "\"nâu\" \"Đã\" 'x'"},
      {"dashes", "2015 – 2020, 2015—2020, −5", "2015 - 2020, 2015-2020, -5"},
      {"ellipsis", "v.v…", "v.v..."},
      {"leaders", "Số: ……/QĐ, ngày.........", "Số: ..../QĐ, ngày...."},
      {"single spaces", "a  b   c", "a b c"},
      {"no space before the sign of a word", "từ 9 % đến 15 %, công nghiệp .",
       "từ 9% đến 15%, công nghiệp."},
      {"a sign of its own keeps its space", "ngày .... tháng 5", "ngày .... tháng 5"},
      {"a TAB in a paragraph is a space", "a)\tMột", "a) Một"},
  }));
  INFO(example.rule);
  CHECK(first_line(example.input) == example.expected);
  CHECK(read_text(example.input).repairs.empty());
}

TEST_CASE("A document's number and symbol are one word") {
  const auto example = GENERATE(values<Example>({
      {"before the stroke", "số 13443 /QĐ-BCT ngày", "số 13443/QĐ-BCT ngày"},
      {"behind the stroke", "số 13443/ QĐ-BCT", "số 13443/QĐ-BCT"},
      {"around the hyphen", "số 95/2012/NĐ - CP", "số 95/2012/NĐ-CP"},
      {"everywhere", "1393 / QĐ - TTg", "1393/QĐ-TTg"},
      {"several issuers", "221 /2012/TTLT- BTC -BCT", "221/2012/TTLT-BTC-BCT"},
      {"a year", "95 / 2012 / NĐ-CP", "95/2012/NĐ-CP"},
      {"no symbol: a date", "ngày 5 / 2012 / 1", "ngày 5 / 2012 / 1"},
      {"a letter", "1594 /BCT-KHCN", "1594/BCT-KHCN"},
      {"words before it stay", "Số: 1419 /QĐ-TTg", "Số: 1419/QĐ-TTg"},
      {"no symbol: a measure", "100 m3 / ngày", "100 m3 / ngày"},
      {"no symbol: a fraction", "tỷ lệ 2 / 3", "tỷ lệ 2 / 3"},
      {"no symbol: alternatives", "có / không", "có / không"},
      {"a dash behind a symbol", "số 10/CT-TTg - Chỉ thị", "số 10/CT-TTg - Chỉ thị"},
      {"a blank for the number", "Số:       /QĐ-UBND", "Số: /QĐ-UBND"},
  }));
  INFO(example.rule);
  CHECK(first_line(example.input) == example.expected);
}

TEST_CASE("The tone stands where law prints it") {
  const auto example = GENERATE(values<Example>({
      {"oa", "hoá học, tài khoản, hoàn toàn", "hóa học, tài khoản, hoàn toàn"},
      {"oe", "sức khoẻ", "sức khỏe"},
      {"uy", "uỷ ban, thuỷ lợi, huỷ bỏ", "ủy ban, thủy lợi, hủy bỏ"},
      {"capitals", "UỶ BAN, Uỷ ban, HOÁ", "ỦY BAN, Ủy ban, HÓA"},
      {"not after q", "quý, quỹ, quà, Quá", "quý, quỹ, quà, Quá"},
      {"never on the u of qu", "qúy, qủa", "quý, quả"},
      {"closed syllables", "toán, thuyền, khoét", "toán, thuyền, khoét"},
      {"other pairs of vowels", "của, mùa, bìa", "của, mùa, bìa"},
  }));
  INFO(example.rule);
  CHECK(first_line(example.input) == example.expected);
}

TEST_CASE("A moved tone is a repair of the whole word") {
  const Draft draft = read_text("phân bón hoá học");
  REQUIRE(draft.repairs.size() == 1);
  const Repair& repair = draft.repairs.front();
  CHECK(repair.rule == "tone-placement");
  CHECK(repair.before == "hoá");
  CHECK(repair.after == "hóa");
  CHECK(repair.span.of(draft.text) == "hóa");
}

TEST_CASE("A sentence goes on over the end of a line or page") {
  const std::string open = "Kinh phí thực hiện các nhiệm vụ phù hợp với quy định tại Quyết";
  const auto example = GENERATE_COPY(values<Example>({
      {"over a page", open + "\n\nđịnh số 403/QĐ-TTg", open + " định số 403/QĐ-TTg"},
      {"over a line", open + "\nđịnh này", open + " định này"},
      {"over a page number", open + "\n\n12\n\nđịnh này", open + " định này"},
      {"over a page mark", open + "\n\nTrang 1/30\n\nđịnh này", open + " định này"},
      {"over a form feed", open + "\n\fđịnh này", open + " định này"},
      {"a number that is waited for", open + " định số\n\n403/QĐ-TTg",
       open + " định số 403/QĐ-TTg"},
      {"not what is closed", open + ".\n\nđịnh này", open + "."},
      {"not what opens a list", open + ":\n\nđịnh này", open + ":"},
      {"not a new sentence", open + "\n\nĐịnh kỳ", open},
      {"not a list item", open + "\n\n- định này", open},
      {"not a point", open + "\n\na) định này", open},
      {"not a clause", open + " số\n\n1. định này", open + " số"},
      {"not a number that nothing waits for", open + "\n\n403 đơn vị", open},
      {"not a title in capitals", "NỘI DUNG CÁC HOẠT ĐỘNG THUỘC KẾ HOẠCH HÀNH ĐỘNG CỦA\nngành",
       "NỘI DUNG CÁC HOẠT ĐỘNG THUỘC KẾ HOẠCH HÀNH ĐỘNG CỦA"},
      {"not a short line", "Họ và tên\nđịa chỉ", "Họ và tên"},
      {"not a footnote", "(1) " + open + "\n\nđịnh này", "(1) " + open},
      {"a title with a line break of its own",
       "Về việc phê duyệt Kế hoạch bảo vệ môi trường  \nngành Công Thương",
       "Về việc phê duyệt Kế hoạch bảo vệ môi trường ngành Công Thương"},
      {"not a letterhead", "THỦ TƯỚNG CHÍNH PHỦ  \nĐộc lập - Tự do", "THỦ TƯỚNG CHÍNH PHỦ"},
  }));
  INFO(example.rule);
  CHECK(first_line(example.input) == example.expected);
}

TEST_CASE("A join over a gap is a repair, and both lines keep their places") {
  const Draft draft =
      read_text("Kinh phí thực hiện các nhiệm vụ quy định tại Quyết\n\nđịnh số 403/QĐ-TTg");
  REQUIRE(draft.repairs.size() == 1);
  CHECK(draft.repairs[0].rule == "paragraph-join");
  CHECK(draft.repairs[0].before == "Quyết\nđịnh");
  CHECK(draft.repairs[0].after == "Quyết định");
  const auto at = static_cast<std::uint32_t>(draft.text.find("Quyết định"));
  const auto traced =
      draft.map.trace(draft.text, {at, static_cast<std::uint32_t>(draft.text.size())});
  CHECK(traced == std::vector<LineSpan>{{1, 45, 50}, {3, 0, 18}});
}

TEST_CASE("Lines of a cell are joined inside the cell") {
  Draft draft{.text = "Bộ Tài nguyên\nvà Môi trường\n- Bộ Công an\tkhác"};
  const auto tab = static_cast<std::uint32_t>(draft.text.find('\t'));
  const auto end = static_cast<std::uint32_t>(draft.text.size());
  draft.pieces.emplace_back(Grid{{0, end}, {{{{0, tab}}, {{tab + 1, end}}}}});
  draft = apply(draft);
  const auto& grid = std::get<Grid>(draft.pieces.at(0));
  CHECK(grid.rows[0][0].span.of(draft.text) == "Bộ Tài nguyên và Môi trường\n- Bộ Công an");
  CHECK(grid.rows[0][1].span.of(draft.text) == "khác");
}

TEST_CASE("A misread word is mended where the document shows the right one") {
  const std::string often = repeated("Bộ hỗ trợ kỹ thuật quốc tế cho các dự án.", 6);
  const auto example = GENERATE_COPY(values<Example>({
      {"a word that is met nowhere else",
       "ĐƯỢC GIAO PHÓI HỢP\n" + repeated("Bộ phối hợp thực hiện.", 3), "ĐƯỢC GIAO PHỐI HỢP"},
      {"a common word between other words", "- Hồ trợ kỹ thuật quốc tế\n" + often,
       "- Hỗ trợ kỹ thuật quốc tế"},
      {"not where its neighbours do not agree", "Hồ trợ\n" + often, "Hồ trợ"},
      {"not where it is used elsewhere", "Hồ trợ kỹ thuật\nHồ sơ\n" + often, "Hồ trợ kỹ thuật"},
      {"not where the right form is rare", "Hồ trợ kỹ thuật\nBộ hỗ trợ kỹ thuật.",
       "Hồ trợ kỹ thuật"},
      {"not a name", "Sơn Hạ\n" + repeated("ở Sơn Hà và", 9), "Sơn Hạ"},
      {"two tones in one word", "câu trả lờỉ là", "câu trả lời là"},
      {"a word without its accents",
       "thuế đối với ruou nhập khẩu\n" + repeated("kinh doanh rượu và", 3),
       "thuế đối với rượu nhập khẩu"},
      {"an impossible word", "truờng hợp\n" + repeated("Các trường hợp khác", 3), "trường hợp"},
      {"a file name", "Phu luc_II.doc\n" + repeated("Phụ lục và", 5), "Phu luc_II.doc"},
  }));
  INFO(example.rule);
  CHECK(first_line(example.input) == example.expected);
}

TEST_CASE("An impossible word that nothing mends is flagged and kept") {
  const Draft draft = read_text("phí đối với ruou nhập khẩu, thịtrấn, máy Rơnghen, website, UBND");
  std::set<std::string> flagged;
  for (const auto& issue : draft.issues) {
    CHECK(issue.code == "syllable-impossible");
    flagged.insert(std::string(issue.span.of(draft.text)));
  }
  CHECK(flagged == std::set<std::string>{"ruou", "thịtrấn"});
  CHECK(draft.repairs.empty());
}

TEST_CASE("Normalising twice changes nothing more") {
  for (const auto& text : corpus()) {
    const Draft once = read_text(text);
    CHECK((apply(once) == once));
    CHECK(is_nfc(once.text));
  }
}

TEST_CASE("The encoding of a file does not change its reading") {
  for (const auto& text : corpus()) {
    const auto expected = reading(read_text(text));
    CHECK((reading(read_text(with_loose_tones(text))) == expected));
  }
}

TEST_CASE("Hostile text is normalised in linear time") {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "hoá – ";
  CHECK(apply(draft_of(text)).repairs.size() == 200'000);
  std::string marks = "a";
  for (int i = 0; i < 200'000; ++i) marks += "\u0301";
  CHECK_FALSE(apply(draft_of(marks)).text.empty());
  CHECK_FALSE(
      apply(draft_of(repeated("và các cơ quan có liên quan thực hiện nhiệm vụ của\n", 20'000)))
          .text.empty());
  CHECK(apply(Draft{}) == Draft{});
}

TEST_CASE("Every rule has a name of its own and a reason") {
  std::set<std::string_view> names;
  for (const auto& rule : rules()) {
    CHECK(names.insert(rule.name).second);
    CHECK_FALSE(rule.reason.empty());
  }
  CHECK(names.size() >= 14);
}

TEST_CASE("Of a scan a common word too is read as the document has it beside its neighbour") {
  std::string text = "Kế hoạch chuyển đôi số và đôi bên cùng có lợi. Đôi bên đã thống nhất.";
  for (int i = 0; i < 6; ++i) text += " Thúc đẩy chuyển đổi số trong các ngành.";
  Draft draft = draft_of(text);
  CHECK(apply(draft).text.find("chuyển đôi") != std::string::npos);
  draft.format = "scan";
  const Draft mended = apply(draft);
  CHECK(mended.text.find("chuyển đôi") == std::string::npos);
  CHECK(mended.text.find("đôi bên cùng") != std::string::npos);
  REQUIRE(mended.repairs.size() == 1);
  CHECK(mended.repairs[0].before == "đôi");
}

}  // namespace viendan::normalise
