#include "cli/check_repair.h"

#include <thread>

#include "cli/exit_code.h"
#include "cli/loaded.h"
#include "pipeline/repair.h"

namespace viendan::cli {

Result<int> repair_index(const Options& options, const CheckOptions& check) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const pipeline::Config config{.corpus = check.corpus,
                                .index = options.index,
                                .jobs = std::max(1U, std::thread::hardware_concurrency())};
  pipeline::Silent quiet;
  const auto repaired = pipeline::repair(config, *vocabulary, quiet);
  if (!repaired) return tl::unexpected(repaired.error());
  for (const auto& damage : repaired->damages) fmt::print("damaged: {}\n", damage);
  for (const auto& done : repaired->done) fmt::print("repaired: {}\n", done);
  for (const auto& lost : repaired->lost) fmt::print("not repaired: {}\n", lost);
  fmt::print(stderr, "{} damages; {}\n", repaired->damages.size(),
             repaired->damages.empty() ? "nothing was to be done"
             : repaired->lost.empty()  ? "all is repaired"
                                       : fmt::format("{} not repaired", repaired->lost.size()));
  return repaired->lost.empty() ? ExitDone : ExitNo;
}

}  // namespace viendan::cli
