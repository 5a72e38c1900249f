// Queries put to an engine round after round, and what the answers took: shared by the programs
// that measure search, so that every engine is timed and reported alike.
#pragma once

#include <fmt/core.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace viendan::bench {

struct Asked {
  std::string id;
  std::string kind;  // "and", "phrase" ...: what is reported together
  std::string text;
};

struct Found {
  std::size_t total = 0;
  std::vector<std::pair<std::string, double>> documents;  // best first
};

inline std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = line.find(separator, at);
    parts.emplace_back(line.substr(at, end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

/// Lines of three columns: id, kind, text.
inline std::vector<Asked> read_queries(const std::filesystem::path& file) {
  std::vector<Asked> queries;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    auto columns = split(line, '\t');
    if (columns.size() == 3) queries.push_back({columns[0], columns[1], columns[2]});
  }
  return queries;
}

/// Named texts, one a line.
inline std::vector<std::pair<std::string, std::string>> read_texts(
    const std::filesystem::path& file) {
  std::vector<std::pair<std::string, std::string>> texts;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) texts.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return texts;
}

/// Seconds since it was made: of the world, or of this thread's processor where other programs
/// disturb the measuring.
class Clock {
 public:
  explicit Clock(clockid_t id = CLOCK_MONOTONIC) : id_(id), began_(now()) {}
  [[nodiscard]] double seconds() const { return now() - began_; }

 private:
  [[nodiscard]] double now() const {
    timespec time = {};
    clock_gettime(id_, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  }

  clockid_t id_;
  double began_;
};

/// Seconds of processor that this process has used.
inline double cpu_seconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A line of /proc/self/status in MB: "VmHWM" is the peak, "VmRSS" what is held now.
inline double memory_mb(std::string_view name) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
  }
  return 0;
}

/// The peak begins anew at what is held now.
inline void forget_peak() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

inline double folder_mb(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / 1e6;
}

/// The value that this share of the values does not exceed.
inline double percentile(std::vector<double>& values, double share) {
  std::sort(values.begin(), values.end());
  const auto rank = std::ceil(share * static_cast<double>(values.size()));
  return values.at(static_cast<std::size_t>(std::max(rank, 1.0)) - 1);
}

struct Rounds {
  unsigned count = 7;
  std::string answers;     // file for what was found, or ""
  std::string samples;     // file for every single time, or ""
  bool processor = false;  // time of the processor instead
};

inline void write_answers(const std::string& file, const std::vector<Asked>& queries,
                          const std::vector<Found>& answers) {
  std::ofstream out(file);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    for (const auto& [document, score] : answers[i].documents) {
      if (!document.empty()) out << queries[i].id << '\t' << document << '\t' << score << '\n';
    }
    if (answers[i].documents.empty()) out << queries[i].id << "\t\t0\n";
  }
}

inline void print_percentiles(std::map<std::string, std::vector<double>>& times) {
  fmt::print("kind\tn\tp50\tp95\tp99\n");
  for (auto& [kind, values] : times) {
    fmt::print("{}\t{}\t{:.3f}\t{:.3f}\t{:.3f}\n", kind, values.size(), percentile(values, 0.5),
               percentile(values, 0.95), percentile(values, 0.99));
  }
}

/// One round to warm up, then the rounds that count, one client. `find` answers a query; only it
/// is timed. Prints milliseconds by kind.
template <typename Find>
void measure(const std::vector<Asked>& queries, const Rounds& rounds, const Find& find) {
  std::map<std::string, std::vector<double>> times;
  std::vector<Found> answers(queries.size());
  std::ofstream samples;
  if (!rounds.samples.empty()) samples.open(rounds.samples);
  for (unsigned round = 0; round <= rounds.count; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const Clock clock(rounds.processor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC);
      answers[i] = find(queries[i]);
      const double spent = clock.seconds() * 1000;
      if (round == 0) continue;
      times[queries[i].kind].push_back(spent);
      samples << queries[i].id << '\t' << queries[i].kind << '\t' << spent << '\n';
    }
  }
  print_percentiles(times);
  if (!rounds.answers.empty()) write_answers(rounds.answers, queries, answers);
}

/// What building took, as one line of names and values.
class Building {
 public:
  Building() : cpu_(cpu_seconds()), held_(memory_mb("VmRSS")) { forget_peak(); }

  void print(std::size_t documents, double megabytes) const {
    fmt::print(
        "documents\t{}\nwall_s\t{:.3f}\ncpu_s\t{:.3f}\npeak_mb\t{:.1f}\nheld_mb\t{:.1f}\n"
        "size_mb\t{:.1f}\n",
        documents, clock_.seconds(), cpu_seconds() - cpu_, memory_mb("VmHWM") - held_, held_,
        megabytes);
  }

 private:
  Clock clock_;
  double cpu_;
  double held_;
};

/// Options of the form --name value behind the positional arguments, which stay in `words`.
struct Arguments {
  std::vector<std::string> words;
  std::map<std::string, std::string> options;

  Arguments(int count, char** values) {
    for (int i = 1; i < count; ++i) {
      const std::string_view word = values[i];
      if (word.starts_with("--") && i + 1 < count)
        options[std::string(word.substr(2))] = values[++i];
      else
        words.emplace_back(word);
    }
  }

  [[nodiscard]] std::string option(const std::string& name, const std::string& otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : found->second;
  }
  [[nodiscard]] unsigned number(const std::string& name, unsigned otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : static_cast<unsigned>(std::stoul(found->second));
  }
  [[nodiscard]] Rounds rounds() const {
    return {number("rounds", 7), option("run", ""), option("samples", ""),
            option("clock", "") == "processor"};
  }
};

}  // namespace viendan::bench
