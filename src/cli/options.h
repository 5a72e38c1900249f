// What the user asked, as plain values. CLI11 is known to options.cc alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "model/query.h"
#include "render/export.h"

namespace viendan::cli {

struct BuildOptions {
  std::filesystem::path corpus = "corpus";
  unsigned jobs = 0;  // 0: as many as the machine has cores
  unsigned shards = 1;
  bool full = false;
  bool ocr = true;  // read pictures of pages; otherwise such files are reported
};

struct SearchOptions {
  std::vector<std::string> indexes = {"index"};  // searched as one
  Query query;
  std::string similar;  // identity or symbol: documents like it are asked for instead
  bool jsonl = false;
};

struct ShowOptions {
  std::string address;  // identity or symbol in any spelling, with an optional #provision
};

enum class LinkFormat { Text, Jsonl, Dot, GraphML, Svg };

struct LinksOptions {
  std::string id;
  bool in = false;   // only what cites it
  bool out = false;  // only what it cites
  int depth = 1;
  LinkFormat format = LinkFormat::Text;
};

struct ExportOptions {
  render::What what = render::What::Documents;
  render::Format format = render::Format::Jsonl;
  std::filesystem::path output;        // empty: standard output
  std::vector<std::string> documents;  // identities or symbols; empty: all
  std::vector<std::string> types;
  std::vector<std::string> agencies;  // of activities: leading or coordinating
  int year = 0;
};

struct CheckOptions {};

struct ExplainOptions {
  std::filesystem::path file;
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

struct HelpOptions {};  // on the query language

using Command = std::variant<BuildOptions, SearchOptions, ShowOptions, LinksOptions, ExportOptions,
                             CheckOptions, ExplainOptions, ServeOptions, HelpOptions>;

struct Options {
  std::filesystem::path index = "index";
  std::filesystem::path schemas;  // folder of the XSDs and the vocabulary
  Command command;
};

/// What to run, or the exit code where nothing is left to do (help, version, wrong usage): the
/// message has been printed then.
[[nodiscard]] std::variant<Options, int> parse_options(int count, const char* const* values);

}  // namespace viendan::cli
