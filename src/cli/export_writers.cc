#include "cli/export_writers.h"

#include <optional>

#include "cli/output.h"
#include "render/activity_bars.h"
#include "render/csv.h"
#include "render/ical.h"
#include "render/package.h"
#include "render/sqlite.h"
#include "render/workbook.h"
#include "render/writers.h"

namespace viendan::cli {
namespace {

using render::Format;
using render::What;
using Made = Result<std::unique_ptr<ExportWriter>>;

Result<void> no_more() {
  return {};
}

/// JSON Lines and XML. Bodies are counted, their records come last.
class RecordsWriter : public ExportWriter {
 public:
  RecordsWriter(const ExportTask& task, Output output)
      : task_(task), output_(std::move(output)), agencies_(task.vocabulary) {}

  Result<void> add(const render::Part& part) override {
    if (task_.wanted.what == What::Agencies) {
      agencies_.add(part.document);
      return {};
    }
    return write(render::records({&part.document, 1}, task_.wanted.what, task_.vocabulary));
  }

  Result<void> finish() override {
    if (task_.wanted.what == What::Agencies) {
      std::vector<render::Object> records;
      for (const auto& agency : std::move(agencies_).sorted()) {
        records.push_back(render::agency_record(agency));
      }
      if (auto written = write(records); !written) return written;
    }
    if (task_.wanted.format == Format::Xml) {
      if (auto begun = begin(); !begun) return begun;
      if (auto ended = output_.write(render::xml_end()); !ended) return ended;
    }
    return output_.finish();
  }

 private:
  Result<void> begin() {
    if (begun_ || task_.wanted.format != Format::Xml) return {};
    begun_ = true;
    return output_.write(render::xml_begin(task_.wanted.what));
  }

  Result<void> write(const std::vector<render::Object>& records) {
    if (auto begun = begin(); !begun) return begun;
    const bool xml = task_.wanted.format == Format::Xml;
    return output_.write(xml ? render::xml_records(records) : render::to_jsonl(records));
  }

  const ExportTask task_;
  Output output_;
  render::AgencyCounter agencies_;
  bool begun_ = false;
};

Made records_writer(const ExportTask& task) {
  auto output = Output::open(task.wanted.output);
  if (!output) return tl::unexpected(output.error());
  return std::make_unique<RecordsWriter>(task, *std::move(output));
}

/// A writer of tables: what the format does with a row, and at the end.
class TablesWriter : public ExportWriter {
 public:
  using Put = render::TableRows::Put;
  using End = std::function<Result<void>()>;
  TablesWriter(const ExportTask& task, std::optional<render::TableName> only, Put put, End end)
      : only_(only),
        rows_(
            task.vocabulary,
            [&chosen = task.chosen](std::string_view id) { return chosen.has(id); },
            std::move(put)),
        end_(std::move(end)) {}

  Result<void> add(const render::Part& part) override { return rows_.add(part, only_); }
  Result<void> finish() override {
    if (!only_ || *only_ == render::TableName::Agencies) {
      if (auto done = rows_.finish(); !done) return done;
    }
    return end_();
  }

 private:
  std::optional<render::TableName> only_;
  render::TableRows rows_;
  End end_;
};

Made csv_writer(const ExportTask& task) {
  auto opened = Output::open(task.wanted.output);
  if (!opened) return tl::unexpected(opened.error());
  const auto output = std::make_shared<Output>(*std::move(opened));
  const auto table = render::table_of(task.wanted.what);
  const auto& dialect = task.wanted.for_excel ? render::kExcelVi : render::kRfc4180;
  auto columns = render::columns_for(render::table_schema(*table), render::TableColumn::Use::Flat);
  if (auto begun = output->write(render::csv_heading(columns, dialect)); !begun) {
    return tl::unexpected(begun.error());
  }
  return std::make_unique<TablesWriter>(
      task, table,
      [=, &dialect](const render::TableSchema& schema, const render::Entry& entry) {
        if (schema.name != *table) return no_more();
        return output->write(render::csv_row(columns, entry, dialect));
      },
      [output] { return output->finish(); });
}

/// What the index was, and how much of it was asked for.
std::vector<std::pair<std::string, std::string>> told(const ExportTask& task) {
  std::vector<std::pair<std::string, std::string>> about = {
      {"rules", task.chosen.workspace().manifest().rules}};
  if (!task.wanted.query.text.empty()) about.emplace_back("query", task.wanted.query.text);
  for (const Condition& condition : task.wanted.query.conditions) {
    about.emplace_back(condition.field, condition.value);
  }
  for (const auto& agency : task.wanted.agencies) about.emplace_back("agency", agency);
  for (const auto& document : task.wanted.documents) about.emplace_back("document", document);
  about.emplace_back("remark",
                     "An automatic reading; where it differs, the original prevails. The words of "
                     "a row: viendan explain FILE --line N");
  return about;
}

Made xlsx_writer(const ExportTask& task) {
  auto made = Staged::file(task.wanted.output);
  if (!made) return tl::unexpected(made.error());
  const auto staged = std::make_shared<Staged>(*std::move(made));
  std::optional<What> only;
  if (!task.wanted.all_kinds) only = task.wanted.what;
  auto opened = render::TableWorkbook::create(staged->path(), only);
  if (!opened) return tl::unexpected(opened.error());
  const auto book = std::make_shared<render::TableWorkbook>(*std::move(opened));
  return std::make_unique<TablesWriter>(
      task, only ? render::table_of(*only) : std::nullopt,
      [book](const auto& schema, const auto& entry) { return book->put(schema, entry); },
      [book, staged, about = told(task)]() -> Result<void> {
        if (auto done = book->finish(about); !done) return done;
        if (book->cut() > 0) {
          fmt::print(stderr,
                     "remark: {} cells have more than the 32,767 letters that Excel holds: cut, "
                     "marked […] and named in the column \"cut\"\n",
                     book->cut());
        }
        return staged->publish();
      });
}

template <typename Writer>
Made keyed_writer(const ExportTask& task, Result<Staged> made) {
  if (!made) return tl::unexpected(made.error());
  const auto staged = std::make_shared<Staged>(*std::move(made));
  auto opened = Writer::create(staged->path());
  if (!opened) return tl::unexpected(opened.error());
  const auto writer = std::make_shared<Writer>(*std::move(opened));
  return std::make_unique<TablesWriter>(
      task, std::nullopt,
      [writer](const auto& schema, const auto& entry) { return writer->put(schema, entry); },
      [writer, staged]() -> Result<void> {
        if (auto done = writer->finish(); !done) return done;
        return staged->publish();
      });
}

Made package_writer(const ExportTask& task) {
  const auto ours = render::PackageWriter::file_names();
  return keyed_writer<render::PackageWriter>(task, Staged::folder(task.wanted.output, ours));
}

Made sqlite_writer(const ExportTask& task) {
  return keyed_writer<render::SqliteWriter>(task, Staged::file(task.wanted.output));
}

class CalendarWriter : public ExportWriter {
 public:
  CalendarWriter(const ExportTask& task, Output output) : output_(std::move(output)) {
    const bool all = task.wanted.all_kinds;
    wanted_ = {.activities = all || task.wanted.what == What::Activities,
               .duties = all || task.wanted.what == What::Duties};
  }
  Result<void> add(const render::Part& part) override {
    return output_.write((std::exchange(begun_, true) ? "" : render::calendar_begin()) +
                         render::calendar_events(part, wanted_));
  }
  Result<void> finish() override {
    if (auto done =
            output_.write((begun_ ? "" : render::calendar_begin()) + render::calendar_end());
        !done) {
      return done;
    }
    return output_.finish();
  }

 private:
  Output output_;
  render::CalendarWanted wanted_;
  bool begun_ = false;
};

Made calendar_writer(const ExportTask& task) {
  auto output = Output::open(task.wanted.output);
  if (!output) return tl::unexpected(output.error());
  return std::make_unique<CalendarWriter>(task, *std::move(output));
}

class PictureWriter : public ExportWriter {
 public:
  explicit PictureWriter(Output output) : output_(std::move(output)) {}
  Result<void> add(const render::Part& part) override {
    render::add_bars(bars_, part);
    if (bars_.size() <= render::kMostRowsInFile) return {};
    return with_hint(Err(Error::Code::Usage, "more than {} activities: no picture shows them",
                         render::kMostRowsInFile),
                     "narrow the filter");
  }
  Result<void> finish() override {
    if (auto done = output_.write(render::timeline_file(std::move(bars_))); !done) return done;
    return output_.finish();
  }

 private:
  Output output_;
  std::vector<render::Bar> bars_;
};

Made picture_writer(const ExportTask& task) {
  auto output = Output::open(task.wanted.output);
  if (!output) return tl::unexpected(output.error());
  return std::make_unique<PictureWriter>(*std::move(output));
}

/// What a format can hold.
enum class Holds { OneKind, OneKindOrAll, AllKinds, Deadlines, Activities };
struct FormatInfo {
  Format format;
  Holds holds;
  bool to_file;  // its bytes are no text for a terminal
  Made (*make)(const ExportTask& task);
};
constexpr FormatInfo kFormats[] = {
    {Format::Jsonl, Holds::OneKind, false, records_writer},
    {Format::Csv, Holds::OneKind, false, csv_writer},
    {Format::Xml, Holds::OneKind, false, records_writer},
    {Format::Xlsx, Holds::OneKindOrAll, true, xlsx_writer},
    {Format::Package, Holds::AllKinds, true, package_writer},
    {Format::Sqlite, Holds::AllKinds, true, sqlite_writer},
    {Format::Ical, Holds::Deadlines, false, calendar_writer},
    {Format::Svg, Holds::Activities, false, picture_writer},
};

/// Why the format cannot hold what is wanted; "" where it can.
std::string_view refusal(const FormatInfo& format, const ExportOptions& wanted) {
  const bool all = wanted.all_kinds;
  if (format.to_file && wanted.output.empty()) return "name a file or folder with -o";
  if (wanted.for_excel && wanted.format != Format::Csv) return "only csv has dialects";
  if (!all && !render::table_of(wanted.what)) return "a graph has formats of its own";
  switch (format.holds) {
    case Holds::OneKind:
      return all ? "name what to export: documents, units, activities, ..." : "";
    case Holds::OneKindOrAll:
      return "";
    case Holds::AllKinds:
      return all ? "" : "it holds all tables: leave out which";
    case Holds::Deadlines:
      return all || wanted.what == What::Activities || wanted.what == What::Duties
                 ? ""
                 : "only activities and duties have deadlines";
    case Holds::Activities:
      return all || wanted.what != What::Activities ? "only activities have such a picture" : "";
  }
  return "";
}

}  // namespace

bool has_keys(Format format) {
  return format == Format::Package || format == Format::Sqlite;
}

Made export_writer(const ExportTask& task) {
  for (const FormatInfo& format : kFormats) {
    if (format.format != task.wanted.format) continue;
    const auto name = name_in(render::kFormats, format.format);
    const auto refused = refusal(format, task.wanted);
    if (!refused.empty()) return Err(Error::Code::Usage, "--format {}: {}", name, refused);
    return format.make(task);
  }
  return Err(Error::Code::Usage, "--format {}: cannot hold {}",
             name_in(render::kFormats, task.wanted.format),
             name_in(render::kWhats, task.wanted.what));
}

}  // namespace viendan::cli
