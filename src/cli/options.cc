#include "cli/options.h"

#include <CLI/CLI.hpp>

#include <cstdlib>

#include "cli/exit_code.h"
#include "search/query/fields.h"

namespace viendan::cli {
namespace fs = std::filesystem;
namespace {

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
  return CLI::CheckedTransformer(map, CLI::ignore_case).description("");
}

/// Those installed beside the program, so that a build of our own never reads an older
/// installation's; else those it was built from.
fs::path default_schemas() {
  if (const char* folder = std::getenv("VIENDAN_SCHEMAS")) return folder;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / "share/viendan/schemas";
  return fs::exists(installed, error) ? installed : fs::path(VIENDAN_SOURCE_SCHEMAS);
}

/// Everything that the parser writes into; commands keep their own options until one is chosen.
struct Parsed {
  Options options;
  BuildOptions build;
  SearchOptions search;
  std::array<std::vector<std::string>, search::kFields.size()> conditions;  // of each field
  std::string topic;
  ShowOptions show;
  LinksOptions links;
  ExportOptions records;
  CheckOptions check;
  ExplainOptions explain;
  ServeOptions serve;
};

CLI::App* add_command(CLI::App& app, Parsed& parsed, const char* name, const char* description) {
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("--index", parsed.options.index, "Folder of the index [index]");
  return command;
}

void add_build(CLI::App& app, Parsed& parsed) {
  auto* command =
      add_command(app, parsed, "build", "Read what changed in the corpus and publish a new index");
  command->add_option("--corpus", parsed.build.corpus, "Folder of the documents [corpus]");
  command
      ->add_option("--shards", parsed.build.shards, "Segments of an index that is written anew [1]")
      ->check(CLI::Range(1, 64));
  command->add_option("--jobs", parsed.build.jobs, "Threads [as many as cores]")
      ->check(CLI::Range(1, 256));
  command->add_flag("--full", parsed.build.full, "Read everything anew");
  command->add_flag("--ocr,!--no-ocr", parsed.build.ocr,
                    "Read scanned pages; without it such files are reported [on]");
  command->final_callback([&parsed] { parsed.options.command = parsed.build; });
}

/// Every condition of the query language is an option too.
void add_conditions(CLI::App& command, Parsed& parsed) {
  for (const auto& field : search::kFields) {
    if (field.applies == search::AppliesTo::Words) continue;
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
    for (const auto& field : search::kFields) {
      for (auto& value : parsed.conditions.at(static_cast<std::size_t>(field.field)))
        parsed.search.query.conditions.push_back({std::string(field.name), std::move(value)});
    }
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
  command->final_callback([&parsed] { parsed.options.command = parsed.show; });
}

void add_links(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "links", "Show what a document cites and what cites it");
  command->add_option("id", parsed.links.id, "Identity or symbol in any spelling")->required();
  auto* in = command->add_flag("--in", parsed.links.in, "Only what cites it");
  command->add_flag("--out", parsed.links.out, "Only what it cites")->excludes(in);
  command->add_option("--depth", parsed.links.depth, "Steps along citations [1]")
      ->check(CLI::Range(1, 10));
  const std::map<std::string, LinkFormat> formats{{"text", LinkFormat::Text},
                                                  {"jsonl", LinkFormat::Jsonl},
                                                  {"dot", LinkFormat::Dot},
                                                  {"graphml", LinkFormat::GraphML},
                                                  {"svg", LinkFormat::Svg}};
  command->add_option("--format", parsed.links.format, "text, jsonl, dot, graphml or svg [text]")
      ->transform(one_of(formats));
  command->final_callback([&parsed] { parsed.options.command = parsed.links; });
}

void add_export(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "export", "Write records for other programs");
  ExportOptions& records = parsed.records;
  command
      ->add_option("what", records.what,
                   "documents, units, activities, agencies, citations, targets, duties or graph")
      ->required()
      ->transform(one_of(choices(render::kWhats)));
  command
      ->add_option("--format", records.format,
                   "jsonl, csv or xml; documents: akn; citations: "
                   "webannotation; graph: jsonl, csv, graphml, dot or ttl [jsonl]")
      ->transform(one_of(choices(render::kFormats)));
  command->add_option("-o,--output", records.output, "File to write [standard output]");
  command->add_option("--document", records.documents, "Only these documents: identity or symbol");
  command->add_option("--type", records.types, "Only documents of this type");
  command->add_option("--year", records.year, "Only documents of this year")
      ->check(CLI::Range(1900, 2099));
  command->add_option("--agency", records.agencies,
                      "Only activities that this body leads or joins");
  command->final_callback([&parsed] { parsed.options.command = parsed.records; });
}

void add_check(CLI::App& app, Parsed& parsed) {
  auto* command = add_command(app, parsed, "check",
                              "Report faults of the index, open links and contradictions");
  command->final_callback([&parsed] { parsed.options.command = parsed.check; });
}

void add_explain(CLI::App& app, Parsed& parsed) {
  auto* command = app.add_subcommand("explain", "Show how a file is read: rules, repairs, remarks");
  command->add_option("file", parsed.explain.file, "The file; it need not be in a corpus")
      ->required();
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

void add_help(CLI::App& app, Parsed& parsed) {
  auto* command = app.add_subcommand("help", "Explain the query language: help search");
  command->add_option("topic", parsed.topic, "search")
      ->required()
      ->check(CLI::IsMember({"search"}));
  command->final_callback([&parsed] { parsed.options.command = HelpOptions{}; });
}

using Add = void (*)(CLI::App&, Parsed&);
constexpr Add kCommands[] = {add_build, add_search,  add_show,  add_links, add_export,
                             add_check, add_explain, add_serve, add_help};

}  // namespace

std::variant<Options, int> parse_options(int count, const char* const* values) {
  CLI::App app{
      "viendan reads Vietnamese policy documents: their activities, agencies and citations.",
      "viendan"};
  Parsed parsed;
  app.footer(kFooter);
  app.set_version_flag("--version", "viendan " VIENDAN_VERSION);
  app.add_option("--schemas", parsed.options.schemas, "Folder of schemas and vocabulary");
  app.require_subcommand(1);
  app.fallthrough();
  for (const Add add : kCommands) add(app, parsed);
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
