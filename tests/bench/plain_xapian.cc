// Xapian as it comes, with its own TermGenerator and QueryParser: the yardstick for ours.
//   viendan_plain_xapian build FOLDER FOLDED.tsv [WORDS.tsv]
//   viendan_plain_xapian query FOLDER QUERIES [--rounds N --limit N --count 1 --run F --samples F]
// With WORDS.tsv the text is indexed twice: as printed with positions, folded without.
#include <xapian.h>

#include "measure.h"

namespace {

using namespace viendan::bench;
namespace fs = std::filesystem;

// Written out by size, not by number: long documents would fill the memory, and it is no slower.
constexpr std::size_t kPendingBytes = 8u << 20;

void add(Xapian::WritableDatabase& database, const std::string& name, const std::string& folded,
         const std::string* words) {
  Xapian::TermGenerator generator;
  Xapian::Document document;
  generator.set_document(document);
  if (words) generator.index_text_without_positions(folded, 1, "Z");
  generator.index_text(words ? *words : folded);
  document.set_data(name);
  document.add_boolean_term("Q" + name);
  database.add_document(document);
}

void fill(const std::string& folder, const std::string& folded_file,
          const std::string& words_file) {
  const auto folded = read_texts(folded_file);
  const auto words = words_file.empty() ? folded : read_texts(words_file);
  const Building building;
  const std::string fresh = folder + ".new";
  {
    Xapian::WritableDatabase database(fresh, Xapian::DB_CREATE_OR_OVERWRITE);
    std::size_t pending = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      const bool twice = !words_file.empty();
      add(database, folded[i].first, folded[i].second, twice ? &words[i].second : nullptr);
      pending += folded[i].second.size() + (twice ? words[i].second.size() : 0);
      if (pending < kPendingBytes) continue;
      database.commit();
      pending = 0;
    }
    database.commit();
  }
  Xapian::Database(fresh).compact(folder);
  fs::remove_all(fresh);
  building.print(folded.size(), folder_mb(folder));
}

Xapian::Query parsed(const Xapian::Database& database, const Asked& asked) {
  Xapian::QueryParser parser;
  parser.set_database(database);
  const bool any = asked.kind == "question";
  parser.set_default_op(any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
  const bool phrase = asked.kind == "phrase" || asked.kind == "symbol";
  return parser.parse_query(phrase ? '"' + asked.text + '"' : asked.text);
}

Found find(const Xapian::Database& database, const Asked& asked, unsigned limit, bool count) {
  Xapian::Enquire enquire(database);
  enquire.set_query(parsed(database, asked));
  const auto matches = enquire.get_mset(0, limit, count ? database.get_doccount() : 0u);
  Found found{matches.get_matches_estimated(), {}};
  for (auto match = matches.begin(); match != matches.end(); ++match)
    found.documents.emplace_back(match.get_document().get_data(), match.get_weight());
  return found;
}

void put_queries(const Arguments& arguments) {
  const Xapian::Database database(arguments.words[1]);
  const unsigned limit = arguments.number("limit", 10);
  const bool count = arguments.number("count", 0) != 0;
  measure(read_queries(arguments.words[2]), arguments.rounds(),
          [&](const Asked& asked) { return find(database, asked, limit, count); });
}

/// One document replaced until a reader sees it, in milliseconds.
void replace_one(const Arguments& arguments) {
  Xapian::Database reader(arguments.words[1]);
  Xapian::WritableDatabase writer(arguments.words[1], Xapian::DB_OPEN);
  const auto texts = read_texts(arguments.words[2]);
  for (const auto& [name, text] : texts) {
    const Clock clock;
    Xapian::TermGenerator generator;
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(text);
    document.set_data(name);
    document.add_boolean_term("Q" + name);
    writer.replace_document("Q" + name, document);
    writer.commit();
    reader.reopen();
    fmt::print("{:.3f}\n", clock.seconds() * 1000);
  }
}

}  // namespace

int main(int count, char** values) {
  const Arguments arguments(count, values);
  const auto& words = arguments.words;
  try {
    if (words.size() >= 3 && words[0] == "build") {
      fill(words[1], words[2], words.size() > 3 ? words[3] : "");
      return 0;
    }
    if (words.size() == 3 && words[0] == "query") return put_queries(arguments), 0;
    if (words.size() == 3 && words[0] == "replace") return replace_one(arguments), 0;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "plain_xapian: {}\n", error.get_description());
    return 1;
  }
  fmt::print(stderr, "usage: viendan_plain_xapian build|query|replace FOLDER FILE ...\n");
  return 2;
}
