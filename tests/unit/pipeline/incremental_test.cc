// A build that reads what changed alone gives what a build from nothing gives.
#include <random>

#include "unit/pipeline/corpus_of_tests.h"

namespace viendan::pipeline {
namespace {

namespace fs = std::filesystem;

/// Texts that speak of each other in all the ways in which one can change what another says.
std::vector<std::string> texts() {
  std::vector<std::string> all;
  const auto seeds = list_files(VIENDAN_CORPUS).value();
  for (const auto& source : seeds) {
    all.push_back(read_file(fs::path(VIENDAN_CORPUS) / source, 1U << 30U).value());
  }
  all.push_back(decision(1, 2011));
  all.push_back(decision(1, 2011, "Bản thứ hai của cùng một văn bản."));
  all.push_back(decision(1, 2012));
  all.push_back(decision(2, 2013, "Bãi bỏ " + with_date(1, 2011) + "."));
  all.push_back(decision(3, 2014, "Thực hiện Quyết định số 1/QĐ-TTg."));
  all.push_back(decision(4, 2014, "Thay thế " + with_date(2, 2013) + "."));
  all.push_back(decision(5, 2015, "Sửa đổi, bổ sung Điều 1 " + with_date(3, 2014) + "."));
  all.push_back(decision(6, 2015, "Theo Chiến lược phát triển vùng 4 đến năm 2024."));
  all.push_back(decision(7, 2016,
                         "Hướng dẫn Chiến lược phát triển vùng 99 đến năm 2030 tại " +
                             with_date(99, 2015) + "; tổ chức thực hiện Quyết định này."));
  all.push_back(decision(8, 2016, "Theo Chiến lược phát triển vùng 99 đến năm 2030."));
  all.push_back(decision(1393, 2012, "Chiến lược quốc gia về tăng trưởng xanh."));
  all.push_back("Một văn bản không có ký hiệu, theo " + with_date(5, 2015) + ".\n");
  all.push_back("");
  return all;
}

std::vector<Query> queries() {
  std::vector<Query> all;
  for (const char* text :
       {"chiến lược", "tăng trưởng xanh", "1/QĐ-TTg", "1393/QĐ-TTg", "99/QĐ-TTg", "văn bản",
        "\"phát triển vùng\"", "luat to chuc chinh phu", "dòng mới"}) {
    all.push_back(words(text));
  }
  return all;
}

/// What people do to a folder of documents, one thing at a time.
class Hand {
 public:
  Hand(const Site& site, unsigned seed) : site_(site), random_(seed) {}

  std::string act() {
    const auto names = list_files(site_.corpus).value_or(std::vector<fs::path>{});
    const auto deed = names.size() < 3 ? 0 : below(8);
    if (deed < 3) return add();
    const fs::path chosen = names[below(names.size())];
    if (deed < 5) return change(chosen);
    if (deed < 6) return move(chosen);
    if (deed < 7) return copy(chosen);
    fs::remove(site_.corpus / chosen);
    return "remove " + chosen.string();
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  std::string fresh_name() { return fmt::format("{:02}/{}.txt", below(5), ++count_); }

  std::string add() {
    static const auto all = texts();
    const auto name = fresh_name();
    const auto which = below(all.size());
    site_.write(name, all[which]);
    return fmt::format("add text {} as {}", which, name);
  }
  std::string change(const fs::path& name) {
    std::ofstream(site_.corpus / name, std::ios::app) << "\nMột dòng mới " << ++count_ << ".\n";
    return "change " + name.string();
  }
  std::string move(const fs::path& name) {
    const auto to = fresh_name();
    fs::create_directories((site_.corpus / to).parent_path());
    fs::rename(site_.corpus / name, site_.corpus / to);
    return fmt::format("move {} to {}", name.string(), to);
  }
  std::string copy(const fs::path& name) {
    const auto to = fresh_name();
    fs::create_directories((site_.corpus / to).parent_path());
    fs::copy_file(site_.corpus / name, site_.corpus / to);
    return fmt::format("copy {} to {}", name.string(), to);
  }

  const Site& site_;
  std::mt19937 random_;
  int count_ = 0;
};

void compare(const Content& incremental, const Content& anew) {
  CHECK(incremental.sources == anew.sources);
  CHECK(incremental.stubs == anew.stubs);
  CHECK(incremental.hits == anew.hits);
  REQUIRE(incremental.records.size() == anew.records.size());
  for (const auto& [id, bytes] : anew.records) {
    INFO(id);
    CHECK((incremental.records.at(id) == bytes));  // both are too long to be shown
  }
}

}  // namespace

TEST_CASE("After any change an index is what one from nothing is") {
  const unsigned seed = GENERATE(1U, 2U);
  const Site site;
  Hand hand(site, seed);
  std::string story;
  for (int i = 0; i < 8; ++i) story += hand.act() + "\n";
  for (int step = 0; step < 25; ++step) {
    story += hand.act() + "\n";
    INFO("seed " << seed << "\n" << story);
    Config config = site.config();
    config.jobs = 1 + static_cast<unsigned>(step) % 3;
    (void)site.build(config);
    config.index = site.scratch / fmt::format("anew-{}", step);
    const Site fresh(site.corpus, config.index);
    (void)fresh.build(config);
    compare(content(site, queries()), content(fresh, queries()));
    fs::remove_all(config.index);
  }
}

}  // namespace viendan::pipeline
