// Runs the specification: every example of a tests/spec/*.md is read by the whole pipeline and the
// outline of the view it names is compared with what it expects.
//
//   viendan_spec VOCABULARY FILE.md...               compare; exit 1 where an example differs
//   viendan_spec VOCABULARY --bless FILE.md...       write what is read into the examples
//   viendan_spec VOCABULARY --dump VIEW FILE...      print a view of whole documents
//
// An example is a fenced block whose info string is "example VIEW"; input and expectation are
// separated by a line with a single point. In both, → stands for a TAB and ␣ for a no-break space.

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "base/file.h"
#include "base/text.h"
#include "ingest/read.h"
#include "normalise/normalise.h"
#include "pipeline/read_document.h"
#include "spec/query_view.h"
#include "support/outline.h"

namespace viendan::test {
namespace {

constexpr std::string_view kFence = "```example ";

struct Tally {
  int passed = 0;
  int failed = 0;
};

std::string decoded(std::string_view text) {
  return replace_all(replace_all(text, "→", "\t"), "␣", "\u00A0");
}

Result<std::string> read_as(std::string_view view, std::string_view bytes,
                            const Vocabulary& vocabulary) {
  auto raw = ingest::read_bytes("example.txt", bytes);
  if (!raw) return tl::unexpected(raw.error());
  const Document document = pipeline::read_draft(*raw, vocabulary);
  if (auto sound = check(document); !sound) return tl::unexpected(sound.error());
  auto printed = outline(view, *raw, normalise::apply(*raw), document);
  if (!printed) return Err(Error::Code::Usage, "no view {}: {}", view, view_names());
  return *printed;
}

std::string actual_for(std::string_view view, std::string_view input,
                       const Vocabulary& vocabulary) {
  if (view == "query") return query_view(input, vocabulary);
  if (view == "place") return place_view(input, vocabulary);
  auto actual = read_as(view, decoded(input), vocabulary);
  return actual ? *actual : fmt::format("error: {}\n", actual.error().message);
}

/// The file with each expectation replaced by what is read now; compares on the way.
std::string run_file(const std::string& path, std::string_view spec, const Vocabulary& vocabulary,
                     Tally& tally) {
  std::string out, input, expected, view;
  enum { Prose, Input, Expectation } state = Prose;
  int number = 0;
  const auto finish = [&] {
    const std::string actual = actual_for(view, input, vocabulary);
    // Outlines show a TAB as → themselves; decoded on both sides they compare.
    const bool same = decoded(actual) == decoded(expected);
    (same ? tally.passed : tally.failed) += 1;
    if (!same) {
      fmt::print("{}:{}: example {} differs\n--- expected\n{}--- actual\n{}\n", path, number, view,
                 expected, actual);
    }
    out += actual;
  };
  const auto lines = split(spec, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = lines[i];
    if (state == Prose && line.starts_with(kFence)) {
      view = line.substr(kFence.size());
      input.clear();
      expected.clear();
      number = static_cast<int>(i) + 1;
      state = Input;
    } else if (state == Input && line == ".") {
      state = Expectation;
    } else if (state == Input) {
      input += fmt::format("{}\n", line);
    } else if (state == Expectation && line == "```") {
      finish();
      state = Prose;
    } else if (state == Expectation) {
      expected += fmt::format("{}\n", line);
    }
    if (state != Expectation || line == ".")
      out += fmt::format("{}{}", line, i + 1 < lines.size() ? "\n" : "");
  }
  return out;
}

int dump(std::string_view view, const std::vector<std::string>& paths,
         const Vocabulary& vocabulary) {
  for (const auto& path : paths) {
    const auto bytes = read_file(path, ingest::Limits{}.file_bytes);
    const auto printed = bytes ? read_as(view, *bytes, vocabulary) : bytes;
    if (!printed) {
      fmt::print(stderr, "{}: {}\n", path, printed.error().message);
      return 1;
    }
    if (paths.size() > 1) fmt::print("# {}\n", path);
    fmt::print("{}", *printed);
  }
  return 0;
}

int run(std::vector<std::string> arguments) {
  if (arguments.size() < 2) {
    fmt::print(stderr, "usage: viendan_spec VOCABULARY [--bless | --dump VIEW] FILE...\n");
    return 2;
  }
  const auto vocabulary = Vocabulary::load(arguments[0]);
  if (!vocabulary) {
    fmt::print(stderr, "{}\n", vocabulary.error().message);
    return 2;
  }
  arguments.erase(arguments.begin());
  if (arguments[0] == "--dump" && arguments.size() > 2) {
    return dump(arguments[1], {arguments.begin() + 2, arguments.end()}, *vocabulary);
  }
  const bool bless = arguments[0] == "--bless";
  if (bless) arguments.erase(arguments.begin());
  Tally tally;
  for (const auto& path : arguments) {
    const auto spec = read_file(path, 64u << 20);
    if (!spec) {
      fmt::print(stderr, "{}\n", spec.error().message);
      return 2;
    }
    const std::string now = run_file(path, *spec, *vocabulary, tally);
    if (bless) std::ofstream(path, std::ios::binary) << now;
  }
  fmt::print("{} passed, {} failed\n", tally.passed, tally.failed);
  // A file without examples tests nothing, and must not look as if it did.
  return tally.failed == 0 && tally.passed > 0 ? 0 : 1;
}

}  // namespace
}  // namespace viendan::test

int main(int count, char** values) {
  return viendan::test::run({values + 1, values + count});
}
