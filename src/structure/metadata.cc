#include "structure/metadata.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "structure/closing_fields.h"
#include "structure/form.h"
#include "structure/head.h"
#include "structure/head_lines.h"
#include "structure/issued_with.h"
#include "structure/issuer.h"
#include "structure/line.h"
#include "structure/own_symbol.h"
#include "vocabulary/symbol.h"
#include "vocabulary/timeline.h"

namespace viendan::structure {
namespace {

constexpr std::size_t kLongestCaption = 400;  // bytes
constexpr std::string_view kList = "Danh mục";
constexpr std::string_view kOf = " của ";

class Reader {
 public:
  Reader(Document& document, const Vocabulary& vocabulary)
      : d_(document), m_(document.metadata), vocabulary_(vocabulary) {}

  void read() {
    if (const auto found = find_issued_with(d_, vocabulary_)) issued_with_ = *found;
    detached_ = is_detached();
    read_symbol();
    read_type();
    read_date();
    read_title();
    read_issuer();
    read_caption();
    read_closing(d_);
    read_identity();
    compare_with_annex();
    flag_missing();
  }

 private:
  std::string_view text() const { return d_.text; }
  bool is_detached() const;
  bool has_head() const { return d_.blocks.size() > 1 && first_of(d_, BlockKind::Head) != nullptr; }
  bool may_recover() const;
  void remark(std::string_view code, std::string message, Span span = {});

  void read_symbol();
  void read_type();
  bool read_place_date(Span line);
  void read_date();
  void read_adoption();
  void read_title();
  void read_issuer();
  IssuerName issuer_from_office();
  IssuerName issuer_from_symbol();
  void set_issuer(const IssuerName& name, Span span, std::string_view rule);
  void read_enacting_issuer();
  void read_caption();
  void read_identity();
  void compare_with_annex();
  void flag_missing();

  Document& d_;
  Metadata& m_;
  const Vocabulary& vocabulary_;
  std::optional<Symbol> symbol_;
  std::optional<IssuedWith> issued_with_;
  Span page_title_;        // of a portal's heading, where the letterhead prints no number
  bool detached_ = false;  // an annex without the act that it belongs to
};

void Reader::remark(std::string_view code, std::string message, Span span) {
  d_.issues.push_back({std::string(code), std::move(message), span});
}

bool Reader::is_detached() const {
  const auto first = std::find_if(d_.blocks.begin() + 1, d_.blocks.end(), [](const Block& block) {
    return block.kind != BlockKind::Stamp && block.kind != BlockKind::PageMark;
  });
  return first != d_.blocks.end() &&
         (first->kind == BlockKind::Annex || first->kind == BlockKind::Plan);
}

/// Whether the line under an annex may stand for a lost letterhead: an annex names the act that it
/// belongs to, which is this document only where the act itself is here.
bool Reader::may_recover() const {
  if (!issued_with_ || detached_) return false;
  if (symbol_ && issued_with_->symbol) return symbol_->text == issued_with_->symbol->text;
  return m_.type.empty() || issued_with_->type.empty() || m_.type.value == issued_with_->type;
}

void Reader::read_symbol() {
  for (const Span line : head_lines(d_, kSymbolLine)) {
    const auto found = find_symbols(vocabulary_, line.of(text()));
    if (found.empty()) continue;
    symbol_ = found.front().symbol;
    const Span at{line.begin + found.front().span.begin, line.begin + found.front().span.end};
    m_.symbol = {symbol_->text, at, std::string(kSymbolLine)};
    return;
  }
  if (detached_) return;
  const auto own = find_own_symbol(d_, vocabulary_);
  // A line below an annex is surer than what stands around the text.
  if (!own || (own->rule == "portal" && may_recover() && issued_with_->symbol)) return;
  symbol_ = own->symbol;
  page_title_ = own->title;
  m_.symbol = {symbol_->text, own->span, own->rule};
  if (!own->type.empty()) m_.type = {own->type, own->span, own->rule};
}

void Reader::read_type() {
  if (!m_.type.empty()) return;
  if (const auto line = type_line_of(d_, vocabulary_)) {
    m_.type = {line->type->name, span_in(text(), line->word), std::string(kTypeLine)};
  } else if (symbol_ && !type_name(vocabulary_, *symbol_).empty()) {
    m_.type = {type_name(vocabulary_, *symbol_), m_.symbol.span, "symbol"};
  } else if (first_head(d_, kSubjectLine) != nullptr ||
             (has_head() && first_of(d_, BlockKind::Addressees))) {
    // A letter prints no type: its subject and addressees say what it is.
    const auto subject = head_lines(d_, kSubjectLine);
    m_.type = {"Công văn", subject.empty() ? Span{} : subject.front(), "letter-form"};
  } else if (detached_) {
    const bool annex = first_of(d_, BlockKind::Annex) != nullptr;
    const Block* attached = first_of(d_, annex ? BlockKind::Annex : BlockKind::Plan);
    const Span span = trimmed(text(), attached->own);
    const auto kind = read_type_line(split(span.of(text()), '\n').front(), vocabulary_);
    m_.type = {annex || !kind ? "Phụ lục" : kind->type->name, span, "annex-heading"};
  }
  if (symbol_ || !may_recover() || !issued_with_->symbol) return;
  symbol_ = issued_with_->symbol;
  m_.symbol = {symbol_->text, issued_with_->symbol_span, "annex-line"};
  if (m_.type.empty() && !issued_with_->type.empty()) {
    m_.type = {issued_with_->type, issued_with_->symbol_span, "annex-line"};
  }
}

/// Whether the line gives place and date.
bool Reader::read_place_date(Span line) {
  const auto found = place_date(line.of(text()), line_key(line.of(text())));
  const auto date = found ? date_at_start(found->date) : std::nullopt;
  if (!date || !date->date.valid()) return false;
  const std::uint32_t begin = span_in(text(), found->date).begin;
  m_.date = {date->date.iso(),
             {begin + date->span.begin, begin + date->span.end},
             std::string(kPlaceDateLine)};
  if (!found->place.empty()) {
    m_.place = {std::string(found->place), span_in(text(), found->place),
                std::string(kPlaceDateLine)};
  }
  return true;
}

void Reader::read_date() {
  if (m_.symbol.rule == "consolidation") {
    const auto line = place_date_below(d_, m_.symbol.span.begin);
    if (line && read_place_date(*line)) return;
  }
  for (const std::string_view rule : {kPlaceDateLine, kSymbolLine}) {
    for (const Span line : head_lines(d_, rule)) {
      if (read_place_date(line)) return;
    }
  }
  if (may_recover() && issued_with_->date && symbol_) {
    m_.date = {issued_with_->date->iso(), issued_with_->date_span, "annex-line"};
  } else {
    read_adoption();
  }
}

/// Acts of assemblies are dated by the sentence that says when they were passed.
void Reader::read_adoption() {
  if (!has_head()) return;
  for (const Block& block : d_.blocks) {
    if (block.parent < 0 || block.own.size() > 600) continue;
    if (block.kind != BlockKind::Paragraph && block.kind != BlockKind::Clause &&
        block.kind != BlockKind::Article)
      continue;
    const std::string_view words = block.own.of(text());
    const std::size_t at = words.find("thông qua");
    if (at == std::string_view::npos || words.find(" này ") == std::string_view::npos) continue;
    const auto dates = find_dates(words.substr(at));
    if (dates.empty() || !dates.front().date.valid()) continue;
    const auto begin = block.own.begin + static_cast<std::uint32_t>(at);
    m_.date = {dates.front().date.iso(),
               {begin + dates.front().span.begin, begin + dates.front().span.end},
               "adoption-sentence"};
    return;
  }
}

void Reader::read_title() {
  const auto subject = head_lines(d_, kSubjectLine);
  std::vector<Span> lines = head_lines(d_, kTitleLine);
  const auto typed = type_line_of(d_, vocabulary_);
  if (typed && !typed->title.empty()) lines.insert(lines.begin(), span_in(text(), typed->title));
  // A consolidated text says below its title which act it is: "Luật ... số 12/2020/QH14 ngày ...".
  const auto note = std::find_if(lines.begin(), lines.end(), [&](Span line) {
    return typed && line.of(text()).starts_with(typed->type->name) &&
           line.begin != lines[0].begin && !find_symbols(vocabulary_, line.of(text())).empty();
  });
  lines.erase(note, lines.end());
  if (!lines.empty()) {
    m_.title = joined(d_.text, lines, kTitleLine);
  } else if (!subject.empty()) {
    m_.title = joined(d_.text, subject, kSubjectLine);
    m_.title.value = std::string(trim_right(m_.title.value, " ."));
  } else if (!page_title_.empty()) {
    m_.title = joined(d_.text, {page_title_}, "page-title");
  } else if (detached_ && !first_of(d_, BlockKind::Head)) {
    const Block* block = first_of(d_, BlockKind::Annex) ? first_of(d_, BlockKind::Annex)
                                                        : first_of(d_, BlockKind::Plan);
    m_.title = joined(d_.text, {block->heading}, "annex-heading");
  }
}

void Reader::set_issuer(const IssuerName& name, Span span, std::string_view rule) {
  m_.issuer = {name.office, span, std::string(rule)};
  m_.issuer_body = name.body;
  m_.issuer_id = name.id;
}

IssuerName Reader::issuer_from_office() {
  const Field office = joined(d_.text, head_lines(d_, kOfficeLine), kOfficeLine);
  const std::string above = letterhead_of(d_);
  if (above.empty()) return name_issuer(vocabulary_, office.value);
  // "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH": which province stands only in the letterhead.
  const std::string office_key = fold(office.value), above_key = fold(above);
  const std::size_t at = office_key.find("uy ban nhan dan");
  const bool cut = at != std::string::npos && above_key.size() > office_key.size() - at &&
                   above_key.starts_with(std::string_view(office_key).substr(at));
  if (!cut) return name_issuer(vocabulary_, office.value);
  const std::string chair =
      at == 0 ? std::string()
              : name_case(office.value.substr(
                    0, offset_of_code_point(office.value, static_cast<std::uint32_t>(at)))) +
                    " ";
  IssuerName name = name_issuer(vocabulary_, above);
  name.office = chair + name.office;
  return name;
}

IssuerName Reader::issuer_from_symbol() {
  IssuerName name;
  for (const std::string& code : symbol_->issuers) {
    const Issuer* issuer = vocabulary_.issuer_by_code(code, m_.issued());
    if (issuer == nullptr) return {};
    if (!name.body.empty()) name.body += ", ";
    name.body += issuer->name;
    name.id = name.id.empty() ? issuer->agency : std::string();  // several issuers are no agency
    // Decisions and directives are acts of the head; circulars, like letters, of the ministry.
    const bool head = symbol_->type_code == "QĐ" || symbol_->type_code == "CT";
    if (symbol_->issuers.size() == 1 && head) name.office = issuer->office;
    if (symbol_->type_code.empty()) break;  // "1594/BCT-KHCN": the rest is the drafting unit
  }
  if (name.office.empty()) name.office = name.body;
  return name;
}

void Reader::read_issuer() {
  const auto office = head_lines(d_, kOfficeLine);
  if (!office.empty()) {
    return set_issuer(issuer_from_office(), {office.front().begin, office.back().end}, kOfficeLine);
  }
  const auto typed = type_line_of(d_, vocabulary_);
  if (typed && !typed->office.empty()) {
    return set_issuer(name_issuer(vocabulary_, typed->office), span_in(text(), typed->office),
                      kTypeLine);
  }
  const IssuerName coded = symbol_ ? issuer_from_symbol() : IssuerName{};
  // A code of local government names no place; the letterhead or the annex does.
  const bool named = !coded.body.empty() && !fold(coded.body).ends_with("nhan dan");
  // A line under an annex names the minister even where the act is one of the ministry.
  const bool of_head = !symbol_ || symbol_->type_code == "QĐ" || symbol_->type_code == "CT";
  const bool annexed =
      issued_with_ && !issued_with_->issuer.empty() && (may_recover() || detached_);
  if (annexed && (of_head || !named)) {
    return set_issuer(name_issuer(vocabulary_, issued_with_->issuer), issued_with_->issuer_span,
                      "annex-line");
  }
  if (named) return set_issuer(coded, m_.symbol.span, "symbol");
  const std::string body = letterhead_of(d_);
  if (body.empty()) return read_enacting_issuer();
  const auto lines = head_lines(d_, kLetterhead);
  set_issuer(name_issuer(vocabulary_, body), lines.empty() ? Span{} : lines.front(), kLetterhead);
}

/// "Bộ trưởng Bộ Công an ban hành Thông tư ..." where no letterhead is left.
void Reader::read_enacting_issuer() {
  const Block* block = first_of(d_, BlockKind::Enacting);
  if (block == nullptr || block->rule != "enacting-sentence") return;
  const std::string_view words = trim(block->own.of(text()));
  const std::string_view subject = words.substr(0, words.find(" ban hành "));
  if (subject.size() == words.size() || vocabulary_.issuer_by_name(subject) == nullptr) return;
  set_issuer(name_issuer(vocabulary_, subject), span_in(text(), subject), "enacting-sentence");
}

/// A table alone, as spreadsheets are: the line above it names its kind, its subject and often the
/// body that keeps it.
void Reader::read_caption() {
  if (has_head() || detached_ || d_.blocks.size() < 3) return;
  const Block& caption = d_.blocks[1];
  if (caption.kind != BlockKind::Paragraph || d_.blocks[2].kind != BlockKind::Table) return;
  const Span span = trimmed(text(), caption.own);
  const std::string_view words = span.of(text());
  if (words.size() > kLongestCaption || words.find('\n') != std::string_view::npos) return;
  const DocumentType* type = type_prefix(words, vocabulary_);
  const bool list = to_lower(words).starts_with(to_lower(kList));
  if (type == nullptr && !list) return;
  const std::string name = type == nullptr ? std::string(kList) : type->name;
  m_.type = {name, {span.begin, span.begin + static_cast<std::uint32_t>(name.size())}, "caption"};
  m_.title = {squeeze(words), span, "caption"};
  const std::string lower = to_lower(words);
  const std::size_t of = lower.rfind(kOf);
  if (of == std::string::npos) return;
  const std::string_view body = words.substr(of + kOf.size());
  const std::size_t size = vocabulary_.agency_prefix(body);
  if (size > 0)
    set_issuer(name_issuer(vocabulary_, body.substr(0, size)),
               span_in(text(), body.substr(0, size)), "caption");
}

void Reader::read_identity() {
  if (!symbol_) return;
  // As printed: "05" stays "05".
  const std::string_view printed = m_.symbol.span.of(text());
  m_.number = {std::string(printed.substr(0, printed.find_first_of(" /-)"))), m_.symbol.span,
               m_.symbol.rule};
  m_.id =
      document_id(vocabulary_, *symbol_, m_.issued(), m_.type.value, place_of_body(m_.issuer_body));
}

void Reader::compare_with_annex() {
  if (!issued_with_ || detached_ || !symbol_ || !issued_with_->symbol) return;
  if (issued_with_->symbol->text != symbol_->text) return;
  if (!issued_with_->date || m_.date.empty() || issued_with_->date->iso() == m_.date.value) return;
  remark("date-conflict",
         fmt::format("the head is dated {}, the line under the annex {}", m_.date.value,
                     issued_with_->date->iso()),
         issued_with_->date_span);
}

void Reader::flag_missing() {
  if (!has_head() || detached_) return;
  const std::pair<const Field*, std::string_view> fields[] = {
      {&m_.symbol, "symbol"}, {&m_.date, "date"}, {&m_.title, "title"}, {&m_.issuer, "issuer"}};
  for (const auto& [field, name] : fields) {
    if (field->empty())
      remark(fmt::format("{}-missing", name), fmt::format("no {} is printed", name));
  }
}

}  // namespace

void read_metadata(Document& document, const Vocabulary& vocabulary) {
  if (document.blocks.size() < 2) return;
  Reader(document, vocabulary).read();
}

void follow_metadata(Metadata& metadata, const Vocabulary& vocabulary) {
  // An issuer that was read says more than its name: which province, which bodies of several.
  if (metadata.issuer.rule == "corrected-by-person") {
    const IssuerName name = name_issuer(vocabulary, metadata.issuer.value);
    metadata.issuer_body = name.body;
    metadata.issuer_id = name.id;
  }
  metadata.id.clear();
  const auto symbol = parse_symbol(vocabulary, metadata.symbol.value);
  if (!symbol) return;
  const DocumentType* type = vocabulary.type_by_name(metadata.type.value);
  const bool english = metadata.language == "en";
  metadata.id = document_id(vocabulary, *symbol, metadata.issued(),
                            english ? (type == nullptr ? "" : type->name) : metadata.type.value,
                            english ? "" : place_of_body(metadata.issuer_body));
}

}  // namespace viendan::structure
