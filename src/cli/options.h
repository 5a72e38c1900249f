// What the user asked, as plain values. CLI11 is known to options.cc alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "cli/completions.h"
#include "model/query.h"
#include "render/export.h"

namespace viendan::cli {

enum class ReportFormat { Text, Json };

struct BuildOptions {
  std::filesystem::path corpus = "corpus";
  unsigned jobs = 0;  // 0: as many as the machine has cores
  unsigned shards = 1;
  bool full = false;
  bool allow_removal = false;  // of most of the index
  bool ocr = true;             // read pictures of pages; otherwise such files are reported
  bool dry_run = false;        // tell what a build would change, and change nothing
  ReportFormat format = ReportFormat::Text;
  std::filesystem::path report;  // a file for it; empty: none
};

struct WatchOptions {
  BuildOptions build;
  double settle = 1;  // seconds without a change before a build
};

struct SearchOptions {
  std::vector<std::string> indexes = {"index"};  // searched as one
  Query query;
  std::string similar;  // identity or symbol: documents like it are asked for instead
  bool jsonl = false;
};

struct ShowOptions {
  std::string address;  // identity or symbol in any spelling, with an optional #provision
  std::string on;       // a day on which its state is asked for; or ""
};

enum class LinkFormat { Text, Jsonl, Dot, GraphML, Csv, Ttl, Svg };

struct LinksOptions {
  std::string id;
  bool in = false;   // only what cites it
  bool out = false;  // only what it cites
  int depth = 1;
  LinkFormat format = LinkFormat::Text;
};

struct ExportOptions {
  render::What what = render::What::Documents;
  bool all_kinds = false;  // none was named
  render::Format format = render::Format::Jsonl;
  bool for_excel = false;              // CSV in the dialect of a Vietnamese Excel
  std::filesystem::path output;        // empty: standard output
  std::vector<std::string> documents;  // identities or symbols; empty: all
  std::vector<std::string> agencies;   // of activities and duties, in any role
  Query query;                         // text and conditions as of a search
};

struct CheckOptions {
  bool repair = false;                      // make again what can be made
  std::filesystem::path corpus = "corpus";  // from which damaged records are read again
};

struct ExplainOptions {
  std::filesystem::path file;
  std::vector<std::string> lines;  // "12" or "12..15": only what was read there
  std::vector<std::string> at;     // the same by address: "pl.hd-7" or "qd-ttg/2012/1393#pl.hd-7"
};

struct ServeOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8765;       // 0: any free one
  std::vector<std::string> hosts;  // names by which it may be asked for
  unsigned threads = 4;
  unsigned connections = 512;
  unsigned cache_mb = 16;     // of answers kept
  std::filesystem::path log;  // of requests; empty: standard error; "none": nowhere
};

struct McpOptions {};

struct ManualOptions {
  std::filesystem::path folder;
};

struct CompletionsOptions {
  Shell shell = Shell::Bash;
};

struct HelpOptions {};  // on the query language

using Command = std::variant<BuildOptions, WatchOptions, SearchOptions, ShowOptions, LinksOptions,
                             ExportOptions, CheckOptions, ExplainOptions, ServeOptions, McpOptions,
                             HelpOptions, ManualOptions, CompletionsOptions>;

struct Options {
  std::filesystem::path index = "index";
  std::filesystem::path schemas;  // folder of the XSDs and the vocabulary
  Command command;
};

/// What to run, or the exit code where nothing is left to do (help, version, wrong usage): the
/// message has been printed then.
[[nodiscard]] std::variant<Options, int> parse_options(int count, const char* const* values);

}  // namespace viendan::cli
