#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "cli/commands.h"
#include "cli/corrections_shown.h"
#include "cli/exit_code.h"
#include "cli/explain_place.h"
#include "cli/loaded.h"
#include "pipeline/read_document.h"

namespace viendan::cli {
namespace {

/// The first letters of a block: enough to know it by.
std::string_view beginning(std::string_view text) {
  return text.substr(0, offset_of_code_point(text, 70));
}

bool is_source_of_activities(const Table& table) {
  return table.kind == TableKind::Activities || table.kind == TableKind::FieldSheet;
}

/// The lines of a printed form, with a stroke where one ended.
std::string on_one_line(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto line : split(text, '\n')) {
    if (!trim(line).empty()) lines.push_back(squeeze(line));
  }
  return join(lines, " | ");
}

/// Prints things beside the source lines that they stand on.
class Explanation {
 public:
  Explanation(const Document& document, const std::string& told)
      : document_(document), told_(told) {}

  void print() const {
    print_metadata();
    print_blocks();
    print_tables();
    for (const Activity& activity : document_.activities) print_activity(activity);
    for (const Target& target : document_.targets) at(target.span, "target", target.statement);
    for (const Duty& duty : document_.duties) at(duty.span, "duty", duty.text);
    for (const Citation& citation : document_.citations) print_citation(citation);
    print_repairs(document_.repairs);
    for (const Issue& issue : document_.issues)
      at(issue.span, "remark", fmt::format("{}: {}", issue.code, issue.message));
    for (const Correction& correction : document_.corrections)
      fmt::print("       corrected {}\n", squeeze(in_words(correction)));
  }

 private:
  void at(Span span, std::string_view what, std::string_view text) const {
    const Lines lines = document_.map.lines(span);
    fmt::print("{:>5}  {:<9} {}\n", lines.first, what, squeeze(text));
  }

  void print_field(std::string_view name, const Field& field) const {
    if (field.empty()) return;
    at(field.span, "head", fmt::format("{} = {}  [{}]", name, field.value, field.rule));
  }

  void print_metadata() const {
    const Metadata& m = document_.metadata;
    fmt::print("{}: {} (read as {})\n", document_.source, m.id.empty() ? "no identity" : m.id,
               document_.format);
    if (!told_.empty() && told_ != m.id)
      fmt::print("       told      {} by its own words: corrections name it so\n", told_);
    for (const auto& [field, value] : document_.evidence)
      fmt::print("       evidence  {} = {}\n", field, squeeze(value));
    const std::pair<std::string_view, const Field*> fields[] = {
        {"type", &m.type},     {"symbol", &m.symbol},
        {"issuer", &m.issuer}, {"date", &m.date},
        {"place", &m.place},   {"title", &m.title},
        {"signer", &m.signer}, {"position", &m.signer_position}};
    for (const auto& [name, field] : fields) print_field(name, *field);
  }

  void print_blocks() const {
    for (std::size_t i = 1; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      const Span words = block.heading.empty() ? block.own : block.heading;
      at(block.own, "block",
         fmt::format("{} {} [{}] {}", info(block.kind).name, block.anchor, block.rule,
                     beginning(words.of(document_.text))));
    }
  }

  void print_tables() const {
    for (const Table& table : document_.tables) {
      std::string columns;
      for (const Column& column : table.columns) {
        columns += fmt::format(" {}={:.2f}", name_in(kColumnRoles, column.role), column.confidence);
      }
      const Lines lines = table.rows.empty() ? Lines{} : table.rows.front().lines;
      fmt::print("{:>5}  {:<9} {}, {} rows:{}\n", lines.first, "table",
                 name_in(kTableKinds, table.kind), table.rows.size(), columns);
      print_repairs(table.repairs);
      // An activity has taken over the repairs of its rows and shows them itself.
      if (!document_.activities.empty() && is_source_of_activities(table)) continue;
      for (const Row& row : table.rows) print_repairs(row.repairs);
    }
  }

  void print_activity(const Activity& activity) const {
    fmt::print("{:>5}  {:<9} {} {}  [{}]\n", activity.lines.first, "activity", activity.ordinal,
               squeeze(activity.title), activity.anchor);
    print_repairs(activity.repairs);
  }

  void print_citation(const Citation& citation) const {
    at(citation.span, "citation",
       fmt::format("\"{}\" {} -> {} ({}) [{}]", citation.surface,
                   name_in(kRelations, citation.relation),
                   citation.target.id.empty() ? "?" : citation.target.id,
                   name_in(kCitationStatuses, citation.status), citation.rule));
  }

  void print_repairs(const std::vector<Repair>& repairs) const {
    for (const Repair& repair : repairs) {
      at(repair.span, "repair",
         fmt::format("[{} {:.2f}] {}: \"{}\" -> \"{}\"", repair.rule, repair.confidence,
                     repair.field, on_one_line(repair.before), on_one_line(repair.after)));
    }
  }

  const Document& document_;
  const std::string& told_;  // the identity, where people set something right of it
};

/// The nearest folder above a file that has corrections: the corpus that the file lies in.
std::optional<std::filesystem::path> corpus_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto whole = std::filesystem::absolute(file, error).lexically_normal();
  for (auto folder = whole.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (std::filesystem::is_directory(folder / corrections::kFolder, error)) return folder;
    if (folder == folder.parent_path()) break;
  }
  return std::nullopt;
}

Result<pipeline::Reading> read(const std::filesystem::path& file, const Vocabulary& vocabulary) {
  const auto corpus = corpus_of(file);
  if (!corpus) {
    return pipeline::read_document(file.parent_path(), file.filename(), vocabulary)
        .map([](Document&& document) {
          return pipeline::Reading{std::move(document), {}};
        });
  }
  const auto corrections = corrections::load(*corpus, vocabulary);
  if (!corrections) return tl::unexpected(corrections.error());
  for (const auto& fault : corrections->faults()) {
    fmt::print(stderr, "not read: {}\n", fault.message);
  }
  const auto whole = std::filesystem::absolute(file).lexically_normal();
  return pipeline::read_corrected_document(*corpus, whole.lexically_relative(*corpus), vocabulary,
                                           *corrections);
}

}  // namespace

Result<int> run(const Options& options, const ExplainOptions& explain) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto reading = read(explain.file, *vocabulary);
  if (!reading) return tl::unexpected(reading.error());
  if (!explain.lines.empty() || !explain.at.empty()) {
    return explain_places(reading->document, explain);
  }
  Explanation(reading->document, reading->told).print();
  return ExitDone;
}

}  // namespace viendan::cli
