// How fast documents are read, stage by stage and whole, beside what the machine does at best.
//   viendan_bench VOCABULARY CORPUS [benchmark options]
// Absolute figures differ by machine; the last two benchmarks are the measure to hold them against.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <atomic>
#include <functional>
#include <thread>

#include "activities/extract.h"
#include "base/file.h"
#include "base/pattern.h"
#include "base/unicode.h"
#include "citations/find.h"
#include "ingest/read.h"
#include "normalise/normalise.h"
#include "pipeline/read_document.h"
#include "structure/parse.h"
#include "tables/join.h"

namespace {

using namespace viendan;

/// A document after each stage, so that every stage can be timed alone.
struct Sample {
  std::string name;
  std::string bytes;
  Draft raw, draft;
  Document outlined, complete;
};

struct Corpus {
  std::vector<Sample> samples;
  std::size_t bytes = 0;
};

Corpus load(const std::filesystem::path& folder, const Vocabulary& vocabulary) {
  Corpus corpus;
  const auto files = list_files(folder);
  if (!files) return corpus;
  for (const auto& file : *files) {
    auto bytes = read_file(folder / file, 64u << 20);
    if (!bytes) continue;
    auto raw = ingest::read_bytes(file.generic_string(), *bytes);
    if (!raw) continue;
    Sample sample{file.generic_string(), *std::move(bytes), *std::move(raw), {}, {}, {}};
    sample.draft = normalise::apply(sample.raw);
    sample.outlined = structure::parse(sample.draft, vocabulary);
    sample.complete = sample.outlined;
    sample.complete.tables =
        tables::join(sample.draft, sample.complete, vocabulary, sample.complete.issues);
    corpus.bytes += sample.bytes.size();
    corpus.samples.push_back(std::move(sample));
  }
  return corpus;
}

using Stage = std::function<void(const Sample&)>;

void measure(const std::string& name, const Corpus& corpus, const Stage& stage) {
  benchmark::RegisterBenchmark(name.c_str(), [&corpus, stage](benchmark::State& state) {
    for (auto _ : state) {
      for (const Sample& sample : corpus.samples) stage(sample);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(corpus.bytes) * state.iterations());
  })->Unit(benchmark::kMillisecond);
}

void read_whole(const Sample& sample, const Vocabulary& vocabulary) {
  auto draft = ingest::read_bytes(sample.name, sample.bytes);
  benchmark::DoNotOptimize(pipeline::read_draft(*std::move(draft), vocabulary));
}

void measure_threads(const Corpus& corpus, const Vocabulary& vocabulary, unsigned count) {
  benchmark::RegisterBenchmark(
      fmt::format("whole/threads:{}", count).c_str(),
      [&, count](benchmark::State& state) {
        for (auto _ : state) {
          std::atomic<std::size_t> next = 0;
          std::vector<std::jthread> threads;
          for (unsigned i = 0; i < count; ++i) {
            threads.emplace_back([&] {
              for (std::size_t k = next++; k < corpus.samples.size(); k = next++)
                read_whole(corpus.samples[k], vocabulary);
            });
          }
        }
        state.SetBytesProcessed(static_cast<std::int64_t>(corpus.bytes) * state.iterations());
      })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
}

void measure_stages(const Corpus& corpus, const Vocabulary& vocabulary) {
  measure("ingest", corpus,
          [](const Sample& s) { benchmark::DoNotOptimize(ingest::read_bytes(s.name, s.bytes)); });
  measure("normalise", corpus,
          [](const Sample& s) { benchmark::DoNotOptimize(normalise::apply(s.raw)); });
  measure("structure", corpus, [&](const Sample& s) {
    benchmark::DoNotOptimize(structure::parse(s.draft, vocabulary));
  });
  measure("tables", corpus, [&](const Sample& s) {
    std::vector<Issue> issues;
    benchmark::DoNotOptimize(tables::join(s.draft, s.outlined, vocabulary, issues));
  });
  measure("activities", corpus, [&](const Sample& s) {
    std::vector<Issue> issues;
    benchmark::DoNotOptimize(activities::extract(s.complete, vocabulary, issues));
  });
  measure("targets", corpus,
          [](const Sample& s) { benchmark::DoNotOptimize(activities::find_targets(s.complete)); });
  measure("duties", corpus, [&](const Sample& s) {
    benchmark::DoNotOptimize(activities::find_duties(s.complete, vocabulary));
  });
  measure("citations", corpus, [&](const Sample& s) {
    benchmark::DoNotOptimize(citations::find(s.complete, vocabulary));
  });
  measure_threads(corpus, vocabulary, 1);
  measure_threads(corpus, vocabulary, 2);
}

/// One pass of one expression, and one check of the normal form, over the same bytes.
void measure_references(const Corpus& corpus) {
  measure("reference: one RE2 scan", corpus, [](const Sample& s) {
    static const Pattern never("[0-9]{7}/QĐ-XX");
    benchmark::DoNotOptimize(never.found_in(s.bytes));
  });
  measure("reference: ICU NFC", corpus,
          [](const Sample& s) { benchmark::DoNotOptimize(to_nfc(s.bytes)); });
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "usage: viendan_bench VOCABULARY CORPUS [benchmark options]\n");
    return 2;
  }
  const auto vocabulary = Vocabulary::load(arguments[1]);
  if (!vocabulary) {
    fmt::print(stderr, "{}\n", vocabulary.error().message);
    return 2;
  }
  const Corpus corpus = load(arguments[2], *vocabulary);
  fmt::print("{} documents, {:.1f} MB\n", corpus.samples.size(),
             static_cast<double>(corpus.bytes) / 1e6);
  measure_stages(corpus, *vocabulary);
  measure_references(corpus);
  int rest = count - 2;
  arguments[2] = arguments[0];
  benchmark::Initialize(&rest, arguments + 2);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
