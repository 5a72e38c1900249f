#include "web/page/names.h"

#include <algorithm>
#include <array>

namespace viendan::web {
namespace {

// clang-format off
constexpr std::array kRelationNames = std::to_array<RelationName>({
    {Relation::LegalBasis,   RelationGroup::Basis,     {"Căn cứ", "Legal basis"},
     {"Căn cứ vào", "Rests on"},                       {"Là căn cứ của", "Is the legal basis of"}},
    {Relation::IssuedWith,   RelationGroup::Content,   {"Ban hành kèm theo", "Issued with"},
     {"Ban hành kèm theo", "Issued with"},             {"Có ban hành kèm theo", "Was issued together with"}},
    {Relation::Approves,     RelationGroup::Content,   {"Phê duyệt", "Approval"},
     {"Phê duyệt", "Approves"},                        {"Được phê duyệt tại", "Approved by"}},
    {Relation::Implements,   RelationGroup::Guidance,  {"Thực hiện", "Implementation"},
     {"Thực hiện", "Implements"},                      {"Được thực hiện tại", "Implemented by"}},
    {Relation::Guides,       RelationGroup::Guidance,  {"Hướng dẫn", "Guidance"},
     {"Hướng dẫn", "Guides"},                          {"Được hướng dẫn tại", "Guided by"}},
    {Relation::Details,      RelationGroup::Guidance,  {"Quy định chi tiết", "Detailed rules"},
     {"Quy định chi tiết", "Details"},                 {"Được quy định chi tiết tại", "Detailed by"}},
    {Relation::Amends,       RelationGroup::Change,    {"Sửa đổi, bổ sung", "Amendment"},
     {"Sửa đổi, bổ sung", "Amends"},                   {"Được sửa đổi, bổ sung bởi", "Amended by"}},
    {Relation::Replaces,     RelationGroup::Change,    {"Thay thế", "Replacement"},
     {"Thay thế", "Replaces"},                         {"Bị thay thế bởi", "Replaced by"}},
    {Relation::Repeals,      RelationGroup::Change,    {"Bãi bỏ", "Repeal"},
     {"Bãi bỏ", "Repeals"},                            {"Bị bãi bỏ bởi", "Repealed by"}},
    {Relation::Corrects,     RelationGroup::Change,    {"Đính chính", "Correction"},
     {"Đính chính", "Corrects"},                       {"Được đính chính bởi", "Corrected by"}},
    {Relation::Suspends,     RelationGroup::Change,    {"Đình chỉ", "Suspension"},
     {"Đình chỉ", "Suspends"},                         {"Bị đình chỉ bởi", "Suspended by"}},
    {Relation::Pauses,       RelationGroup::Change,    {"Tạm ngưng hiệu lực", "Pause"},
     {"Tạm ngưng hiệu lực", "Pauses"},                 {"Bị tạm ngưng hiệu lực bởi", "Paused by"}},
    {Relation::Extends,      RelationGroup::Change,    {"Kéo dài thời hạn", "Extension"},
     {"Kéo dài thời hạn", "Extends"},                  {"Được kéo dài thời hạn bởi", "Extended by"}},
    {Relation::Consolidates, RelationGroup::Change,    {"Hợp nhất", "Consolidation"},
     {"Hợp nhất", "Consolidates"},                     {"Được hợp nhất tại", "Consolidated in"}},
    {Relation::Interprets,   RelationGroup::Guidance,  {"Giải thích", "Interpretation"},
     {"Giải thích", "Interprets"},                     {"Được giải thích tại", "Interpreted by"}},
    {Relation::Announces,    RelationGroup::Content,   {"Công bố", "Announcement"},
     {"Công bố", "Announces"},                         {"Được công bố tại", "Announced by"}},
    {Relation::Refers,       RelationGroup::Reference, {"Dẫn chiếu", "Reference"},
     {"Dẫn chiếu đến", "Refers to"},                   {"Được dẫn chiếu tại", "Referred to by"}},
});
static_assert(kRelationNames.size() == kRelations.size());
static_assert(std::ranges::equal(kRelationNames, kRelations, {}, &RelationName::relation,
                                 [](const auto& row) { return row.first; }));

constexpr std::array kGroupNames = std::to_array<Phrase>({
    {"Căn cứ ban hành", "Legal basis"},
    {"Ban hành, phê duyệt, công bố", "Issue, approval, announcement"},
    {"Thực hiện và hướng dẫn", "Implementation and guidance"},
    {"Sửa đổi, thay thế, bãi bỏ", "Amendment, replacement, repeal"},
    {"Dẫn chiếu", "References"},
});
static_assert(kGroupNames.size() == static_cast<std::size_t>(RelationGroup::Reference) + 1);

constexpr std::array kValidityNames = std::to_array<CodeName>({
    {"", {"Chưa thấy thay đổi", "No change known"},
     {"Trong kho không có văn bản nào sửa đổi, đình chỉ, thay thế hay bãi bỏ văn bản này.",
      "No document of the collection amends, suspends, replaces or repeals it."}},
    {"amended", {"Được sửa đổi", "Amended"},
     {"Có văn bản sửa đổi, bổ sung, hoặc bãi bỏ, thay thế một phần.",
      "A document amends it, or repeals or replaces parts of it."}},
    {"suspended", {"Bị đình chỉ", "Suspended"},
     {"Có văn bản đình chỉ thi hành hoặc tạm ngưng hiệu lực.",
      "A document suspends it or pauses its effect."}},
    {"replaced", {"Bị thay thế", "Replaced"},
     {"Có văn bản thay thế toàn bộ.", "A document replaces the whole of it."}},
    {"repealed", {"Bị bãi bỏ", "Repealed"},
     {"Có văn bản bãi bỏ toàn bộ.", "A document repeals the whole of it."}},
});
static_assert(std::ranges::equal(kValidityNames, kValidities, {}, &CodeName::code,
                                 [](const auto& row) { return row.second; }));

constexpr std::array kStatusNames = std::to_array<CodeName>({
    {"resolved", {"Đã xác định", "Resolved"},
     {"Biết chắc là văn bản nào, và kho có toàn văn.",
      "Which document is meant is certain, and its text is here."}},
    {"stub", {"Chưa có toàn văn", "Text missing"},
     {"Biết chắc là văn bản nào, nhưng kho chưa có toàn văn.",
      "Which document is meant is certain, but its text is not in the collection."}},
    {"ambiguous", {"Nhiều khả năng", "Ambiguous"},
     {"Có thể là một trong vài văn bản; không chọn thay người đọc.",
      "It may be one of several documents; none is chosen for the reader."}},
    {"unresolved", {"Chưa xác định", "Unresolved"},
     {"Không có gì trong kho cho biết là văn bản nào.",
      "Nothing in the collection tells which document is meant."}},
});
static_assert(std::ranges::equal(kStatusNames, kCitationStatuses, {}, &CodeName::code,
                                 [](const auto& row) { return row.second; }));

constexpr std::array kKindNames = std::to_array<Phrase>({
    {"Theo số, ký hiệu", "By symbol"},
    {"Theo tên luật", "By name of law"},
    {"Theo tên văn bản", "By title"},
    {"Chính văn bản này", "The document itself"},
    {"Theo tên gọi tắt", "By short name"},
    {"Theo điều, khoản", "By provision"},
});
static_assert(kKindNames.size() == kCitationKinds.size());

constexpr std::array kOrderNames = std::to_array<Phrase>({
    {"Phù hợp nhất", "Best match"},
    {"Mới nhất", "Newest"},
    {"Được viện dẫn nhiều nhất", "Most cited"},
});
static_assert(kOrderNames.size() == kSortBys.size());

constexpr std::array kIssueNames = std::to_array<CodeName>({
    {"symbol-missing", {"Thiếu số, ký hiệu", "No symbol"},
     {"Phần đầu văn bản không in số, ký hiệu.", "The letterhead prints no number and symbol."}},
    {"date-missing", {"Thiếu ngày ban hành", "No date"},
     {"Phần đầu văn bản không in ngày, tháng, năm ban hành.", "The letterhead prints no date of issue."}},
    {"title-missing", {"Thiếu trích yếu", "No title"},
     {"Không thấy tên hoặc trích yếu nội dung.", "No title is printed."}},
    {"issuer-missing", {"Thiếu cơ quan ban hành", "No issuer"},
     {"Không thấy tên cơ quan ban hành.", "No issuing body is printed."}},
    {"date-conflict", {"Ngày không khớp", "Dates differ"},
     {"Phần đầu văn bản và dòng dưới phụ lục ghi ngày khác nhau.",
      "The letterhead and the line of the annex have different dates."}},
    {"correction-stale", {"Sửa đổi không còn khớp", "Correction no longer fits"},
     {"Chỗ một người đã sửa nay được đọc khác trước, nên chưa sửa gì.",
      "What a person corrected is read otherwise now, so nothing was changed."}},
    {"identity-twice", {"Trùng văn bản", "Document twice"},
     {"Một tệp khác trong kho là cùng một văn bản.", "Another file of the collection is the same document."}},
    {"letters-damaged", {"Chữ bị biến dạng", "Letters changed"},
     {"Lần chuyển mã trước đây đã làm sai chữ.", "An earlier conversion changed letters."}},
    {"letters-lost", {"Mất chữ", "Letters lost"},
     {"Lần chuyển mã trước đây đã làm mất những chữ có dấu.",
      "An earlier conversion dropped the letters that it did not know."}},
    {"ocr-doubtful", {"Nhận dạng chưa chắc", "Doubtful recognition"},
     {"Bản quét có từ mà phần nhận dạng chữ không chắc.", "The recogniser doubts a word of the scan."}},
    {"layout-lost", {"Mất bố cục", "Layout lost"},
     {"Tệp văn phòng kiểu cũ được đọc không có bố cục, vì máy chưa cài bộ chuyển đổi đầy đủ.",
      "An old office file was read without its layout: the full converter is not installed."}},
    {"number-gap", {"Đánh số cách quãng", "Gap in numbering"},
     {"Số thứ tự bỏ cách hoặc không bắt đầu từ đầu.", "The numbering leaves out or begins late."}},
    {"number-restart", {"Đánh số lại từ đầu", "Numbering begins again"},
     {"Số thứ tự bắt đầu lại ở giữa chừng.", "The numbering begins again half-way."}},
    {"syllable-impossible", {"Âm tiết lạ", "Impossible syllable"},
     {"Từ không phải âm tiết tiếng Việt, và không có gì cho biết chữ đúng.",
      "A word is no Vietnamese syllable, and nothing proves the right one."}},
    {"row-too-wide", {"Hàng thừa ô", "Row too wide"},
     {"Hàng có nhiều ô hơn số cột của bảng.", "A row has more cells than the table has columns."}},
    {"row-too-narrow", {"Hàng thiếu ô", "Row too narrow"},
     {"Hàng có ít ô hơn số cột của bảng.", "A row has fewer cells than the table has columns."}},
    {"cells-misplaced", {"Ô lệch cột", "Cells misplaced"},
     {"Nội dung các ô không hợp với cột, và không có gì cho biết cách sửa.",
      "Cells do not fit their columns, and nothing proves the remedy."}},
    {"cell-begins-inside", {"Ô bắt đầu giữa câu", "Cell begins inside a sentence"},
     {"Nội dung ô bắt đầu ở giữa câu.", "The text of a cell begins in the middle of a sentence."}},
    {"stray-word", {"Từ lạc chỗ", "Stray word"},
     {"Có từ đứng trong ô mà không thuộc nội dung của ô.", "A word stands in a cell that it does not belong to."}},
    {"effect-day-unknown", {"Chưa rõ ngày có hiệu lực", "Day of effect unknown"},
     {"Ngày có hiệu lực tính từ một ngày không in trong văn bản, như ngày đăng Công báo.",
      "It is in force so many days after a day that is not printed, such as that of the gazette."}},
    {"effect-before-issue", {"Có hiệu lực trước ngày ban hành", "In force before it was issued"},
     {"Ngày có hiệu lực in trong văn bản sớm hơn ngày ban hành: hiệu lực trở về trước hoặc in nhầm.",
      "The day of effect that it prints is before its day of issue: backdated or misprinted."}},
    {"effect-twice", {"Hai ngày hiệu lực khác nhau", "Two days of effect"},
     {"Các câu nói về hiệu lực của văn bản nêu các ngày khác nhau, nên không lấy ngày nào.",
      "Sentences on its force name different days, so none is taken."}},
    {"effect-excepted", {"Hết hiệu lực có ngoại lệ", "Ends with exceptions"},
     {"Văn bản nêu ngày hết hiệu lực của mình nhưng có ngoại lệ.",
      "It names its last day in force, but with exceptions."}},
    {"effect-by-sheet", {"Ngày hiệu lực theo trang nguồn", "Day of effect by the portal"},
     {"Văn bản không in ngày này; lấy theo bảng thuộc tính của trang đăng văn bản.",
      "It does not print the day; it is taken from the data sheet of the portal."}},
    {"effect-sheet-differs", {"Ngày hiệu lực khác với trang nguồn", "Day of effect not as the portal's"},
     {"Ngày in trong văn bản khác với ngày trong bảng thuộc tính của trang đăng; lấy ngày in trong văn bản.",
      "The text and the data sheet of the portal name different days; the text counts."}},
    {"ordinal-missing", {"Thiếu số thứ tự", "No ordinal"},
     {"Hàng không có số thứ tự.", "A row has no number."}},
    {"ordinal-unreadable", {"Số thứ tự không đọc được", "Ordinal unreadable"},
     {"Số thứ tự của hàng không đọc được.", "The number of a row cannot be read."}},
    {"agency-unknown", {"Cơ quan chưa rõ", "Body unknown"},
     {"Tên cơ quan có thể là cách viết sai của một tên đã biết.", "A name that may be a misread known one."}},
    {"timeline-missing", {"Thiếu thời hạn", "No period"},
     {"Nhiệm vụ không in thời gian thực hiện.", "No period is printed for an activity."}},
    {"timeline-twice", {"Hai thời hạn", "Two periods"},
     {"Nhiệm vụ in hai thời gian thực hiện.", "An activity prints two periods."}},
    {"timeline-unread", {"Thời hạn không đọc được", "Period unread"},
     {"Không đọc được ngày, tháng, năm từ thời gian đã in.", "No date can be read from the printed period."}},
    {"period-outside-plan", {"Ngoài kỳ kế hoạch", "Outside the plan"},
     {"Thời gian thực hiện nằm ngoài kỳ của kế hoạch.", "The period lies outside that of the plan."}},
    {"lead-is-partner", {"Vừa chủ trì vừa phối hợp", "Leads and joins"},
     {"Một cơ quan vừa chủ trì vừa phối hợp cùng một nhiệm vụ.", "One body leads and coordinates one activity."}},
});

constexpr std::array kRepairNames = std::to_array<CodeName>({
    {"corrected-by-person", {"Do người phụ trách sửa", "Corrected by a person"},
     {"Người phụ trách đã sửa, kèm tên và lý do.", "A person set it right, with name and reason."}},
    {"tone-placement", {"Đặt lại dấu thanh", "Tone mark moved"},
     {"“hoá” thành “hóa”: dấu đặt như văn bản pháp luật vẫn in.", "“hoá” becomes “hóa”, as law prints it."}},
    {"tone-after-q", {"Dấu thanh sau q", "Tone mark after q"},
     {"“qúy” thành “quý”.", "“qúy” becomes “quý”."}},
    {"two-tones", {"Bỏ dấu thanh thừa", "Second tone mark dropped"},
     {"Một âm tiết không thể có hai dấu thanh.", "A syllable cannot have two tone marks."}},
    {"syllable-elsewhere", {"Sửa âm tiết theo chỗ khác", "Syllable as printed elsewhere"},
     {"Âm tiết in sai; chính văn bản in đúng ở chỗ khác.", "A misprinted syllable that the document prints rightly elsewhere."}},
    {"pair-elsewhere", {"Sửa từ theo chỗ khác", "Words as printed elsewhere"},
     {"Một tiếng của từ in sai; chính văn bản in đúng từ đó ở chỗ khác.",
      "One syllable of a word is misprinted; the document prints the word rightly elsewhere."}},
    {"double-conversion", {"Khôi phục chữ chuyển mã hai lần", "Second conversion undone"},
     {"Chữ sai do chuyển mã hai lần được trả lại.", "Letters that a second conversion changed are put back."}},
    {"paragraph-join", {"Nối câu bị ngắt", "Broken sentence joined"},
     {"Câu bị ngắt thành hai đoạn được nối lại.", "A sentence that was broken into two paragraphs is one again."}},
    {"page-mark", {"Nối câu qua trang", "Sentence joined over a page"},
     {"Câu bị số trang hoặc đầu trang chen giữa được nối lại.", "A sentence with a page number or running head inside is one again."}},
    {"merged-cell", {"Ô gộp", "Merged cell"},
     {"Ô gộp bị in lặp ở nhiều cột chỉ còn một.", "A merged cell that was printed in several columns stands once."}},
    {"repeated-header", {"Bỏ tiêu đề bảng lặp lại", "Repeated heading dropped"},
     {"Tiêu đề cột in lại ở đầu trang sau.", "Headings of columns that a new page prints again."}},
    {"repeated-tail", {"Bỏ phần in lặp", "Repeated words dropped"},
     {"Những từ cuối ô in lại sau chỗ ngắt trang.", "The last words of a cell that the next page prints again."}},
    {"cell-swap", {"Đổi chỗ hai ô", "Two cells exchanged"},
     {"Nội dung hai ô nằm đổi chỗ cho nhau.", "Two cells stood in each other's column."}},
    {"cell-shift-right", {"Đưa các ô sang phải", "Cells moved right"},
     {"Các ô lệch sang trái được đưa về cột của mình.", "Cells that had slid left are put back into their columns."}},
    {"cell-shift-left", {"Đưa các ô sang trái", "Cells moved left"},
     {"Các ô lệch sang phải được đưa về cột của mình.", "Cells that had slid right are put back into their columns."}},
    {"row-leak", {"Trả từ về hàng trên", "Words given back to the row above"},
     {"Những từ cuối của hàng trên nằm lẫn ở đầu hàng dưới.", "The last words of a row stood at the beginning of the next."}},
    {"continuation-column", {"Trả phần nối tiếp về đúng cột", "Continuation put into its column"},
     {"Phần tiếp theo ở trang sau nằm lệch cột.", "What went on over the page stood in another column."}},
    {"ordinal-column-word", {"Trả từ từ cột số thứ tự", "Word of the ordinal column put back"},
     {"Từ của tên nhiệm vụ nằm lạc trong cột số thứ tự.", "A word of the title stood in the column of numbers."}},
    {"ordinal-between", {"Suy số thứ tự", "Ordinal inferred"},
     {"Số thứ tự không đọc được, suy từ hàng trên và hàng dưới.", "An unreadable number is told by the rows around it."}},
    {"body-completed", {"Ghép đủ tên cơ quan", "Name of a body completed"},
     {"Tên cơ quan bị cắt được ghép cho đủ.", "The name of a body that was cut is whole again."}},
    {"syllable-slid", {"Trả tiếng lệch sang ô bên", "Slid syllable put back"},
     {"Một tiếng của tên cơ quan trượt sang ô bên cạnh.", "A syllable of a body's name had slid into the next cell."}},
    {"agency-name", {"Sửa tên cơ quan", "Name of a body mended"},
     {"Tên cơ quan viết sai được đọc theo tên đã biết.", "A misread name of a body is read as the known one."}},
    {"funding-spelling", {"Sửa tên nguồn kinh phí", "Funding source mended"},
     {"Tên nguồn kinh phí viết sai được đọc theo tên đã biết.", "A misread source of funding is read as the known one."}},
    {"funding-completed", {"Ghép đủ nguồn kinh phí", "Funding source completed"},
     {"Tên nguồn kinh phí bị cắt được ghép cho đủ.", "The name of a source of funding that was cut is whole again."}},
    {"deputy-title", {"Sửa chức danh cấp phó", "Deputy's title mended"},
     {"Chức danh người ký không khớp với “KT.” (ký thay).", "The signer's position did not fit “KT.” (signed for)."}},
});

constexpr std::array kFieldNames = std::to_array<CodeName>({
    {"text", {"Nội dung văn bản", "Text"}},
    {"row", {"Cả hàng", "Row"}},
    {"activity", {"Nhiệm vụ", "Activity"}},
    {"citation", {"Viện dẫn", "Citation"}},
    {"type", {"Loại văn bản", "Type"}},
    {"number", {"Số", "Number"}},
    {"symbol", {"Số, ký hiệu", "Symbol"}},
    {"issuer", {"Cơ quan ban hành", "Issued by"}},
    {"date", {"Ngày ban hành", "Date"}},
    {"effective_from", {"Ngày có hiệu lực", "In force from"}},
    {"effective_to", {"Ngày hết hiệu lực", "In force to"}},
    {"place", {"Nơi ban hành", "Place"}},
    {"signer", {"Người ký", "Signed by"}},
    {"outputs", {"Sản phẩm", "Product"}},
    {"submit_to", {"Cấp trình", "Submitted to"}},
    {"heading", {"Tiêu đề cột", "Headings"}},
    {"signer_position", {"Chức danh người ký", "Signer's position"}},
    {"ordinal", {"Số thứ tự", "Ordinal"}},
    {"title", {"Tên nhiệm vụ", "Title"}},
    {"content", {"Nội dung", "Content"}},
    {"lead", {"Cơ quan chủ trì", "Lead"}},
    {"coordinating", {"Cơ quan phối hợp", "Coordinating bodies"}},
    {"bodies", {"Cơ quan chủ trì, phối hợp", "Lead and coordinating bodies"}},
    {"timeline", {"Thời gian thực hiện", "Period"}},
    {"from", {"Từ ngày", "From"}},
    {"to", {"Đến ngày", "To"}},
    {"annex", {"Phụ lục", "Annex"}},
    {"table", {"Bảng", "Table"}},
    {"group", {"Nhóm", "Group"}},
    {"funding", {"Nguồn kinh phí", "Funding"}},
    {"output", {"Sản phẩm", "Product"}},
    {"submit-to", {"Cấp trình", "Submitted to"}},
    {"note", {"Ghi chú", "Note"}},
    {"objective", {"Mục tiêu", "Objective"}},
    {"beneficiary", {"Đối tượng", "Beneficiary"}},
    {"unknown", {"Cột khác", "Other column"}},
});

constexpr std::array kDisagreementNames = std::to_array<CodeName>({
    {"two-dates", {"Hai ngày ban hành", "Two dates"},
     {"Các văn bản ghi ngày khác nhau cho cùng một văn bản.", "Documents give one document different dates."}},
    {"two-periods", {"Hai thời kỳ của kế hoạch", "Two periods of a plan"},
     {"Các văn bản ghi thời kỳ khác nhau cho cùng một kế hoạch.", "Documents give one plan different periods."}},
    {"title-wording", {"Tên viết khác nhau", "Title worded differently"},
     {"Các văn bản dẫn cùng một tên bằng lời khác nhau.", "Documents word one title differently."}},
    {"law-two-dates", {"Hai luật cùng tên", "Two laws of one name"},
     {"Hai luật cùng tên, khác ngày; được giữ riêng.", "Two laws have one name and different dates; they are kept apart."}},
    {"lead-and-partner", {"Vừa chủ trì vừa phối hợp", "Leads and joins"},
     {"Một cơ quan vừa chủ trì vừa phối hợp cùng một nhiệm vụ.", "One body leads and coordinates one activity."}},
});

constexpr std::array kLanguageNames = std::to_array<CodeName>({
    {"vi", {"Tiếng Việt", "Vietnamese"}},
    {"en", {"Tiếng Anh", "English"}},
});

constexpr std::array kFormatNames = std::to_array<CodeName>({
    {"text", {"Văn bản thuần", "Plain text"}},
    {"html", {"Trang web (HTML)", "Web page (HTML)"}},
    {"docx", {"Word (docx)", "Word (docx)"}},
    {"doc", {"Word cũ (doc)", "Old Word (doc)"}},
    {"rtf", {"RTF", "RTF"}},
    {"odt", {"OpenDocument (odt)", "OpenDocument (odt)"}},
    {"xlsx", {"Excel (xlsx)", "Excel (xlsx)"}},
    {"xls", {"Excel cũ (xls)", "Old Excel (xls)"}},
    {"pdf", {"PDF", "PDF"}},
    {"scan", {"Bản quét", "Scan"}},
});
// clang-format on

template <std::size_t N, typename E>
const Phrase& row_of(const std::array<Phrase, N>& names, E value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::span<const RelationName> relation_names() {
  return kRelationNames;
}

const RelationName& name_of(Relation relation) {
  return kRelationNames.at(static_cast<std::size_t>(relation));
}

const Phrase& name_of(RelationGroup group) {
  return row_of(kGroupNames, group);
}

const Phrase& name_of(Validity validity) {
  return kValidityNames.at(static_cast<std::size_t>(validity)).name;
}

const Phrase& name_of(CitationStatus status) {
  return kStatusNames.at(static_cast<std::size_t>(status)).name;
}

const Phrase& name_of(CitationKind kind) {
  return row_of(kKindNames, kind);
}

const Phrase& name_of(SortBy order) {
  return row_of(kOrderNames, order);
}

std::span<const CodeName> issue_names() {
  return kIssueNames;
}

std::span<const CodeName> repair_names() {
  return kRepairNames;
}

std::span<const CodeName> field_names() {
  return kFieldNames;
}

std::span<const CodeName> disagreement_names() {
  return kDisagreementNames;
}

std::span<const CodeName> language_names() {
  return kLanguageNames;
}
std::span<const CodeName> format_names() {
  return kFormatNames;
}

std::span<const CodeName> status_names() {
  return kStatusNames;
}

std::span<const CodeName> validity_names() {
  return kValidityNames;
}

const CodeName* find_name(std::span<const CodeName> names, std::string_view code) {
  const auto row = std::ranges::find(names, code, &CodeName::code);
  return row == names.end() ? nullptr : &*row;
}

std::string_view shown_name(std::span<const CodeName> names, std::string_view code,
                            Language language) {
  const CodeName* row = find_name(names, code);
  return row == nullptr ? code : row->name.in(language);
}

}  // namespace viendan::web
