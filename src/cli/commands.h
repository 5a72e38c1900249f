// One function a command; each in its own file. They write data to standard output and remarks to
// standard error; an error that ends them is returned and printed by main.
#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace viendan::cli {

[[nodiscard]] Result<int> run(const Options& options, const BuildOptions& build);
[[nodiscard]] Result<int> run(const Options& options, const WatchOptions& watch);
[[nodiscard]] Result<int> run(const Options& options, const SearchOptions& search);
[[nodiscard]] Result<int> run(const Options& options, const ShowOptions& show);
[[nodiscard]] Result<int> run(const Options& options, const LinksOptions& links);
[[nodiscard]] Result<int> run(const Options& options, const ExportOptions& records);
[[nodiscard]] Result<int> run(const Options& options, const CheckOptions& check);
[[nodiscard]] Result<int> run(const Options& options, const ExplainOptions& explain);
[[nodiscard]] Result<int> run(const Options& options, const ServeOptions& serve);
[[nodiscard]] Result<int> run(const Options& options, const McpOptions& mcp);
[[nodiscard]] Result<int> run(const Options& options, const ManualOptions& manual);
[[nodiscard]] Result<int> run(const Options& options, const CompletionsOptions& completions);
[[nodiscard]] Result<int> run(const Options& options, const HelpOptions& help);

}  // namespace viendan::cli
