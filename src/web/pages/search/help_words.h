// What the help page says, beside the tables of the query language and of names.
#pragma once

#include <string_view>

#include "web/page/phrase.h"

namespace viendan::web::finding::help {

inline constexpr Phrase kTitle{"Trợ giúp", "Help"};
inline constexpr Phrase kContents{"Mục lục trang trợ giúp", "Contents of this page"};

inline constexpr Phrase kQueries{
    "Câu tìm là các từ và những dấu hiệu dưới đây; còn lại đều là từ. Bấm vào ví dụ để chạy thử.",
    "A query is words, and what the table names; all else is words. The examples are links that "
    "run."};
inline constexpr Phrase kTelex{
    "Khi không tìm thấy gì, câu gõ thiếu bộ gõ được đọc theo Telex (tawng truwowngr) hoặc VNI "
    "(ta8ng tru7o73ng). Tên cơ quan viết tắt và cơ quan kế thừa được tìm cùng; trang kết quả nói "
    "rõ đã tìm thêm gì, và cho tìm lại đúng như đã gõ.",
    "When nothing else is found, keys typed without an input method are read as Telex (tawng "
    "truwowngr) or VNI (ta8ng tru7o73ng). Abbreviations of bodies and their successors are "
    "searched too; the results say so, and lead to the same search exactly as typed."};
inline constexpr Phrase kQueryTable{"Câu tìm qua ví dụ", "Queries by examples"};
inline constexpr Phrase kExample{"Ví dụ", "Example"};
inline constexpr Phrase kMeaning{"Ý nghĩa", "Meaning"};

inline constexpr Phrase kFields{
    "Viết tên trường, dấu hai chấm, rồi giá trị. Tên có thể viết có dấu (tiêu-đề:); giá trị có dấu "
    "cách thì đặt trong ngoặc kép, trừ tên cơ quan đã biết; dấu trừ phía trước để loại trừ. Một "
    "trường lặp lại là “hoặc”, các trường khác nhau là “và”.",
    "A field is its name, a colon and a value. Names may have accents; values with spaces stand in "
    "quotes, but for names of known bodies; a minus before excludes. One field repeated is “or”, "
    "several are “and”."};
inline constexpr Phrase kFieldTable{"Các trường", "Fields"};
inline constexpr Phrase kField{"Trường", "Field"};
inline constexpr Phrase kEnglishName{"Tên tiếng Anh", "In English"};
inline constexpr Phrase kDates{
    "Ngày và năm: 2015, 3/2015, 15/12/2015, 2015-12-15; khoảng: 2012..2015, 2016.., ..2015, "
    ">=2015, <2015.",
    "Dates and years: 2015, 3/2015, 15/12/2015, 2015-12-15; ranges: 2012..2015, 2016.., ..2015, "
    ">=2015, <2015."};

inline constexpr Phrase kCaution{
    "Nhãn hiệu lực chỉ nói các văn bản trong kho đã làm gì với một văn bản: sửa đổi, đình chỉ, "
    "thay thế hay bãi bỏ. Không thấy thay đổi không có nghĩa là còn hiệu lực: văn bản làm thay đổi "
    "có thể chưa có trong kho, và thời hạn hiệu lực ghi trong chính văn bản không được tính đến. "
    "Đây không phải tư vấn pháp lý; khi áp dụng, xin đối chiếu bản gốc.",
    "A tag of validity only tells what documents of the collection have done to another: amended, "
    "suspended, replaced or repealed it. Where no change is known it need not be in force: what "
    "changed it may be missing here, and terms that a document sets for itself are not counted. "
    "This is no legal advice; check the original before you rely on it."};
inline constexpr Phrase kValidityTable{"Nhãn hiệu lực", "Tags of validity"};
inline constexpr Phrase kStatuses{
    "Mỗi chỗ viện dẫn được nối với văn bản mà nó nói đến, nếu số, ký hiệu, ngày hoặc tên cho biết "
    "chắc là văn bản nào. Không chắc thì ghi rõ là không chắc.",
    "Each citation is linked to the document that it means where symbol, date or title make it "
    "certain. Where they do not, the page says so."};
inline constexpr Phrase kStatusTable{"Tình trạng của một chỗ viện dẫn", "Status of a citation"};
inline constexpr Phrase kRelationTable{"Quan hệ giữa hai văn bản", "Relations between documents"};
inline constexpr Phrase kRelation{"Quan hệ", "Relation"};
inline constexpr Phrase kOut{"Văn bản này với văn bản kia", "From this document"};
inline constexpr Phrase kIn{"Văn bản kia với văn bản này", "To this document"};

inline constexpr Phrase kRepairs{
    "Chữ in sai chỉ được sửa khi có căn cứ chắc chắn, thường là chính văn bản in đúng ở chỗ khác. "
    "Mỗi chỗ sửa được đánh dấu, và giữ lại chữ đã in; trang văn bản cho xem bản in cạnh bản đọc.",
    "A misprint is mended only where something proves the right form, mostly the document itself "
    "elsewhere. Each repair is marked and keeps what was printed; the page of a document shows the "
    "printed text beside the reading."};
inline constexpr Phrase kRepairTable{"Những chỗ được sửa", "Repairs"};
inline constexpr Phrase kIssues{
    "Điều văn bản không cho biết thì không đoán: giữ nguyên như đã in, kèm một ghi chú.",
    "What a text does not decide is not guessed: it stays as printed, with a remark."};
inline constexpr Phrase kIssueTable{"Ghi chú khi đọc", "Remarks"};
inline constexpr Phrase kName{"Tên", "Name"};
inline constexpr Phrase kCode{"Mã", "Code"};

inline constexpr Phrase kFeedHelp{
    "Trang kết quả nào cũng có nguồn tin Atom: thêm địa chỉ ấy vào trình đọc tin để biết khi có "
    "văn bản mới khớp với câu tìm. Nguồn tin có 50 văn bản mới ban hành nhất.",
    "Every page of results has an Atom feed: add its address to a feed reader to learn of new "
    "documents that match. It has the 50 documents issued last."};
inline constexpr Phrase kApiHelp{"Chương trình khác lấy cùng dữ liệu dưới dạng JSON ở ",
                                 "Other programs get the same data as JSON at "};

/// A line of what can be done, with an address that shows it.
struct Hint {
  Phrase words;
  std::string_view path = {};
  Phrase link = {};
};

inline constexpr Hint kForStaff[] = {
    {{"Tìm theo từ hoặc số ký hiệu; mỗi kết quả dẫn đến đúng điều, khoản, phụ lục. Cột bên cạnh "
      "thu "
      "hẹp theo loại, cơ quan, năm, hiệu lực.",
      "Search by words or symbol; each result leads to the very article, clause or annex. The "
      "column beside it narrows by type, issuer, year and validity."},
     "/search",
     {"Tìm kiếm", "Search"}},
    {{"Trang của một văn bản có mục lục, địa chỉ riêng cho từng điều, khoản, viện dẫn là liên kết, "
      "bản in cạnh bản đọc, và lược đồ: văn bản căn cứ vào đâu, là căn cứ của những gì.",
      "The page of a document has its outline, an address for each provision, citations as links, "
      "the printed text beside the reading, and its relations: what it rests on, what rests on "
      "it."},
     "/documents",
     {"Danh sách văn bản", "List of documents"}},
    {{"Văn bản được viện dẫn mà kho chưa có vẫn có trang riêng, với mọi điều văn bản khác nói về "
      "nó.",
      "A document that is cited but missing has a page too, with all that others say of it."},
     "/stubs",
     {"Văn bản chưa có", "Missing documents"}},
};
inline constexpr Hint kForAnalysts[] = {
    {{"Nhiệm vụ trong các kế hoạch thành một bảng: lọc theo cơ quan, vai trò, thời gian, nguồn "
      "kinh "
      "phí; mỗi dòng xem được ô gốc; tải về XLSX, CSV, JSON.",
      "Activities of all plans as one table: filter by body, role, period, funding; each row shows "
      "its source cell; download as XLSX, CSV or JSON."},
     "/activities",
     {"Nhiệm vụ", "Activities"}},
    {{"Mỗi cơ quan chủ trì, phối hợp những gì, trong thời gian nào; tên cũ và cơ quan kế thừa.",
      "What each body leads and joins, and when; its former names and successors."},
     "/agencies",
     {"Cơ quan", "Agencies"}},
};
inline constexpr Hint kForKeepers[] = {
    {{"Kho có gì; chỗ viện dẫn chưa xác định; nơi các văn bản nói khác nhau; ghi chú khi đọc; lần "
      "cập nhật gần nhất thay đổi gì.",
      "What is here; open citations; where documents contradict each other; remarks; what the last "
      "update changed."},
     "/collection",
     {"Kho văn bản", "Collection"}},
};

inline constexpr Phrase kStaff{"Cán bộ pháp chế", "For legal staff"};
inline constexpr Phrase kAnalysts{"Người phân tích", "For analysts"};
inline constexpr Phrase kKeepers{"Người quản lý kho", "For those who keep the collection"};

struct Key {
  std::string_view key;
  Phrase does;
};
inline constexpr Key kKeys[] = {
    {"Tab",
     {"Đến liên kết, ô nhập kế tiếp; lần bấm đầu tiên là liên kết bỏ qua phần đầu trang.",
      "To the next link or field; the first one skips the head of the page."}},
    {"Enter", {"Mở liên kết; mở hoặc đóng mục gập.", "Follows a link; opens or closes a fold."}},
};

struct Shared {
  std::string_view address;
  Phrase shows;
};
inline constexpr Shared kShared[] = {
    {"/search?q=tang+truong+xanh&type=QĐ&from=2012",
     {"một tìm kiếm với điều kiện", "a search with conditions"}},
    {"/documents/qd-bct/2015/13443", {"một văn bản", "a document"}},
    {"/documents/qd-bct/2015/13443#dieu-1", {"một điều của văn bản", "a provision of it"}},
    {"/activities?role=lead&from=2015&to=2016",
     {"một bảng nhiệm vụ đã lọc", "a filtered table of activities"}},
};
inline constexpr Phrase kSharing{
    "Mọi điều đã chọn đều nằm trong địa chỉ của trang: chép địa chỉ gửi cho người khác là họ thấy "
    "đúng trang ấy. Thêm /en vào đầu địa chỉ để xem bằng tiếng Anh. Ví dụ:",
    "All that is chosen stands in the address of a page: who is sent it sees the same. Addresses "
    "that begin with /en are in English. Examples:"};

}  // namespace viendan::web::finding::help
