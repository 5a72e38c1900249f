#include "cli/options.h"

#include <CLI/CLI.hpp>

#include <cstdlib>

#include "base/text.h"
#include "cli/described.h"
#include "cli/exit_code.h"
#include "cli/show_validity.h"
#include "cli/version.h"
#include "search/query/fields.h"

namespace viendan::cli {
namespace fs = std::filesystem;
namespace {

constexpr const char* kExportFooter =
    "--document, --query and the conditions choose documents. --agency, --lead, --joins,\n"
    "--deadline and --period choose activities and duties, and documents that have none of these\n"
    "are left out. All else of the chosen documents is exported.\n"
    "explain FILE --line FIRST..LAST shows the words of a row: first_line and last_line of tables.";

constexpr const char* kFooter =
    "Data goes to standard output, remarks to standard error.\n"
    "Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 some documents could not be read,\n"
    "4 no usable index, 5 a part of the index did not answer: the result is partial,\n"
    "130 interrupted.";

/// The names of a table as choices: CLI11 wants a map from name to value.
template <typename E, std::size_t N>
std::map<std::string, E> choices(const NameTable<E, N>& table) {
  std::map<std::string, E> map;
  for (const auto& [value, name] : table) map.emplace(name, value);
  return map;
}

template <typename E>
CLI::Validator one_of(const std::map<std::string, E>& map) {
  std::string names;
  for (const auto& [name, value] : map) names += (names.empty() ? "" : " ") + name;
  return CLI::CheckedTransformer(map, CLI::ignore_case)
      .description("")
      .name(kChoicesPrefix + names);
}

/// Those of the build that the program stands in, so that a build of our own never reads an older
/// installation's; else those installed with it.
fs::path default_schemas() {
  if (const char* folder = std::getenv("VIENDAN_SCHEMAS")) return folder;
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  constexpr const char* kBelow = "share/viendan/schemas";
  const fs::path built = folder / kBelow;
  return fs::exists(built, error) ? built : folder.parent_path() / kBelow;
}

/// Everything that the parser writes into; commands keep their own options until one is chosen.
struct Parsed {
  Options options;
  BuildOptions build;
  WatchOptions watch;
  SearchOptions search;
  std::array<std::vector<std::string>, search::kFields.size()> conditions;  // of each field
  std::string topic;
  ShowOptions show;
  LinksOptions links;
  ExportOptions records;
  CheckOptions check;
  ExplainOptions explain;
  ServeOptions serve;
  ManualOptions manual;
  CompletionsOptions completions;
};

CLI::App* add_command(CLI::App& app, Parsed& parsed, const char* name, const char* description) {
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("--index", parsed.options.index, "Folder of the index [index]");
  return command;
}

void add_build_options(CLI::App& command, BuildOptions& build) {
  command.add_option("--corpus", build.corpus, "Folder of the documents [corpus]");
  command.add_option("--shards", build.shards, "Segments of an index that is written anew [1]")
      ->check(CLI::Range(1, 64));
  command.add_option("--jobs", build.jobs, "Threads [as many as cores]")->check(CLI::Range(1, 256));
  command.add_flag("--full", build.full, "Read everything anew");
  command.add_flag("--allow-removal", build.allow_removal,
                   "Build even where most documents of the index are gone from the corpus");
  command.add_flag("--ocr,!--no-ocr", build.ocr,
                   "Read scanned pages; without it such files are reported [on]");
  command.add_option("--report", build.report, "File for the report, as JSON");
  const std::map<std::string, ReportFormat> formats{{"text", ReportFormat::Text},
                                                    {"json", ReportFormat::Json}};
  command
      .add_option("--format", build.format,
                  "Of the report: text on standard error, or json on standard output [text]")
      ->transform(one_of(formats));
}

void add_build(CLI::App& app, Parsed& parsed) {
  auto* command =
      add_command(app, parsed, "build", "Read what changed in the corpus and publish a new index");
  add_build_options(*command, parsed.build);
  command->add_flag("--dry-run", parsed.build.dry_run,
                    "Tell what a build would change, and leave everything as it is");
  command->final_callback([&parsed] { parsed.options.command = parsed.build; });
}

void add_watch(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "watch",
                              "Build whenever something changes in the corpus, until stopped");
  add_build_options(*command, parsed.watch.build);
  command
      ->add_option("--settle", parsed.watch.settle,
                   "Seconds without a change before a build begins [1]")
      ->check(CLI::Range(0.05, 3600.0));
  command->final_callback([&parsed] { parsed.options.command = parsed.watch; });
}

/// Every condition of the query language is an option too, but for `own`, which the command has
/// itself.
void add_conditions(CLI::App& command, Parsed& parsed,
                    std::optional<search::Field> own = std::nullopt) {
  for (const auto& field : search::kFields) {
    if (field.applies == search::AppliesTo::Words || field.field == own) continue;
    auto& values = parsed.conditions.at(static_cast<std::size_t>(field.field));
    command.add_option(fmt::format("--{}", field.name), values, std::string(field.help))
        ->allow_extra_args(false)
        ->group("Conditions (several of one: any; of several: all)")
        ->check([&field](const std::string& typed) {
          if (search::can_have(field, typed)) return std::string();
          return fmt::format("{} cannot be; as in {}", typed, field.example);
        });
  }
}

void take_conditions(Parsed& parsed, Query& query) {
  for (const auto& field : search::kFields) {
    for (auto& value : parsed.conditions.at(static_cast<std::size_t>(field.field)))
      query.conditions.push_back({std::string(field.name), std::move(value)});
  }
}

void add_search(CLI::App& app, Parsed& parsed) {
  auto* command = app.add_subcommand("search", "Find passages by words, \"phrases\" or a symbol");
  command
      ->add_option("--index", parsed.search.indexes,
                   "Folder of an index, or of a stub that names its servers; several are searched "
                   "as one [index]")
      ->allow_extra_args(false);
  Query& query = parsed.search.query;
  auto* text = command->add_option(
      "query", query.text,
      "Words, with or without accents; \"a phrase\"; -not; a symbol; see 'help search'");
  command
      ->add_option("--similar", parsed.search.similar,
                   "Documents like this one: identity or symbol")
      ->excludes(text);
  add_conditions(*command, parsed);
  command->add_option("--sort", query.sort, "relevance, date or citations [relevance]")
      ->transform(one_of(choices(kSortBys)));
  command->add_option("--limit", query.limit, "Most hits to show [10]")->check(CLI::Range(1, 1000));
  command->add_option("--offset", query.offset, "Hits to skip [0]")
      ->check(CLI::Range(0, 1'000'000));
  command
      ->add_option("--facets", query.facets,
                   "Count the hits by these: type,issuer,year,lead,relation,validity")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_flag("--expand,!--no-expand", query.expand,
                    "Search abbreviations and successors of bodies too [on]");
  command->add_flag("--explain", query.explain,
                    "Show how the query was read and what each word weighs");
  const std::map<std::string, bool> formats{{"text", false}, {"jsonl", true}};
  command->add_option("--format", parsed.search.jsonl, "text or jsonl [text]")
      ->transform(one_of(formats));
  command->final_callback([&parsed, text] {
    if (text->count() == 0 && parsed.search.similar.empty()) throw CLI::RequiredError("query");
    take_conditions(parsed, parsed.search.query);
    parsed.options.command = parsed.search;
  });
}

void add_show(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "show",
                              "Show a document, a provision of it, or what is said of a cited one");
  command
      ->add_option("id", parsed.show.address,
                   "Identity or symbol in any spelling, with an optional #provision")
      ->required();
  command->add_option("--on", parsed.show.on, "Its state on this day, and what proves it")
      ->check([](const std::string& typed) {
        return day_typed(typed) ? std::string() : typed + " is no day; as in 2016-07-01";
      });
  command->final_callback([&parsed] { parsed.options.command = parsed.show; });
}

void add_links(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "links", "Show what a document cites and what cites it");
  command->add_option("id", parsed.links.id, "Identity or symbol in any spelling")->required();
  auto* in = command->add_flag("--in", parsed.links.in, "Only what cites it");
  command->add_flag("--out", parsed.links.out, "Only what it cites")->excludes(in);
  command->add_option("--depth", parsed.links.depth, "Steps along citations [1]")
      ->check(CLI::Range(1, 10));
  const std::map<std::string, LinkFormat> formats{
      {"text", LinkFormat::Text},       {"jsonl", LinkFormat::Jsonl}, {"dot", LinkFormat::Dot},
      {"graphml", LinkFormat::GraphML}, {"csv", LinkFormat::Csv},     {"ttl", LinkFormat::Ttl},
      {"svg", LinkFormat::Svg}};
  command
      ->add_option("--format", parsed.links.format,
                   "text, jsonl, dot, graphml, csv, ttl or svg [text]")
      ->transform(one_of(formats));
  command->final_callback([&parsed] { parsed.options.command = parsed.links; });
}

void add_export(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "export", "Write records for other programs");
  command->footer(kExportFooter);
  ExportOptions& records = parsed.records;
  auto* what =
      command
          ->add_option("what", records.what,
                       "documents, units, activities, agencies, citations, targets, duties or "
                       "graph; none for all tables: xlsx, package, sqlite, ical")
          ->transform(one_of(choices(render::kWhats)));
  command
      ->add_option("--format", records.format,
                   "jsonl, csv, xml or xlsx; all tables: xlsx, package, sqlite; deadlines: ical; "
                   "activities: svg; documents: akn; citations: webannotation; graph: jsonl, csv, "
                   "graphml, dot or ttl [jsonl]")
      ->transform(one_of(choices(render::kFormats)));
  const std::map<std::string, bool> dialects{{"rfc4180", false}, {"excel-vi", true}};
  command
      ->add_option("--dialect", records.for_excel,
                   "Of csv: rfc4180 has exact values; excel-vi opens right in a Vietnamese Excel "
                   "and puts an apostrophe before what that would run or change [rfc4180]")
      ->transform(one_of(dialects));
  command->add_option("-o,--output", records.output,
                      "File to write, or folder of a package [standard output]");
  command->add_option("--document", records.documents, "Only these documents: identity or symbol");
  command->add_option("--agency", records.agencies,
                      "Only activities that this body leads or joins, and duties that it has");
  command->add_option("--query", records.query.text, "Only documents that a search for this finds");
  add_conditions(*command, parsed, search::Field::Agency);
  command->final_callback([&parsed, what] {
    parsed.records.all_kinds = what->count() == 0;
    take_conditions(parsed, parsed.records.query);
    parsed.options.command = parsed.records;
  });
}

void add_check(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "check",
                              "Report faults of the index, open links and contradictions");
  auto* repair = command->add_flag("--repair", parsed.check.repair,
                                   "Make again what is damaged, from the records and the sources");
  command
      ->add_option("--corpus", parsed.check.corpus,
                   "Folder from which damaged records are read again [corpus]")
      ->needs(repair);
  command->final_callback([&parsed] { parsed.options.command = parsed.check; });
}

void add_explain(CLI::App& app, Parsed& parsed) {
  auto* command = app.add_subcommand("explain", "Show how a file is read: rules, repairs, remarks");
  command->add_option("file", parsed.explain.file, "The file; it need not be in a corpus")
      ->required();
  command
      ->add_option("--line", parsed.explain.lines,
                   "Only what was read at these lines: 12 or 12..15")
      ->allow_extra_args(false);
  command
      ->add_option(
          "--at", parsed.explain.at,
          "Only what was read at this address: pl.hd-7, or with an identity and # before it")
      ->allow_extra_args(false);
  command->final_callback([&parsed] { parsed.options.command = parsed.explain; });
}

void add_serve(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "serve", "Show the index in a browser");
  ServeOptions& serve = parsed.serve;
  command->add_option("--address", serve.address, "IP address to listen on [127.0.0.1]");
  command->add_option("--port", serve.port, "0: any that is free [8765]");
  command
      ->add_option("--host", serve.hosts,
                   "A name by which a proxy asks for it [IP addresses and localhost alone]")
      ->allow_extra_args(false);
  command->add_option("--threads", serve.threads, "Pages made at once [4]")
      ->check(CLI::Range(1, 256));
  command->add_option("--connections", serve.connections, "Most that are open at once [512]")
      ->check(CLI::Range(1, 60'000));
  command
      ->add_option("--cache-mb", serve.cache_mb, "Memory for answers that are kept; 0: none [16]")
      ->check(CLI::Range(0, 65'536));
  command->add_option("--log", serve.log, "File of one line a request, or none [standard error]");
  command->final_callback([&parsed] { parsed.options.command = parsed.serve; });
}

void add_mcp(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(
      app, parsed, "mcp", "Answer an assistant: a Model Context Protocol server on standard input");
  command->final_callback([&parsed] { parsed.options.command = McpOptions{}; });
}

void add_help(CLI::App& app, Parsed& parsed) {
  auto* command = app.add_subcommand("help", "Explain the query language: help search");
  command->add_option("topic", parsed.topic, "search")
      ->required()
      ->check(CLI::IsMember({"search"}).name(kChoicesPrefix + std::string("search")));
  command->final_callback([&parsed] { parsed.options.command = HelpOptions{}; });
}

/// For whoever packs the program: no group, so no list names them.
void add_handover(CLI::App& app, Parsed& parsed) {
  auto* manual = app.add_subcommand("manual", "Write the manual")->group("");
  manual->add_option("folder", parsed.manual.folder, "Folder to write into")->required();
  manual->final_callback([&parsed] { parsed.options.command = parsed.manual; });
  auto* completions = app.add_subcommand("completions", "Print what a shell completes")->group("");
  completions->add_option("shell", parsed.completions.shell, "bash, zsh or fish")
      ->required()
      ->transform(one_of(choices(kShells)));
  completions->final_callback([&parsed] { parsed.options.command = parsed.completions; });
}

using Add = void (*)(CLI::App&, Parsed&);
constexpr Add kCommands[] = {add_build, add_watch,   add_search, add_show, add_links, add_export,
                             add_check, add_explain, add_serve,  add_mcp,  add_help,  add_handover};

constexpr const char* kSummary =
    "viendan reads Vietnamese policy documents: their activities, agencies and citations.";

void set_up(CLI::App& app, Parsed& parsed) {
  app.footer(kFooter);
  app.add_option("--schemas", parsed.options.schemas, "Folder of schemas and vocabulary");
  app.set_version_flag("--version", [&parsed] {
    const fs::path& given = parsed.options.schemas;
    return std::string(trim(version_text(given.empty() ? default_schemas() : given)));
  });
  app.require_subcommand(1);
  app.fallthrough();
  for (const Add add : kCommands) add(app, parsed);
}

}  // namespace

ProgramText command_table() {
  CLI::App app{kSummary, "viendan"};
  Parsed parsed;
  set_up(app, parsed);
  return described(app);
}

std::variant<Options, int> parse_options(int count, const char* const* values) {
  CLI::App app{kSummary, "viendan"};
  Parsed parsed;
  set_up(app, parsed);
  try {
    app.parse(count, values);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? ExitDone : ExitUsage;
  }
  if (parsed.options.schemas.empty()) parsed.options.schemas = default_schemas();
  return parsed.options;
}

}  // namespace viendan::cli
