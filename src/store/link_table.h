// What a build must know of all documents to update one: claims, lookups and links, in
// index/state.sqlite. Derived: it can be made from the records at any time.
//
// A write-ahead log, so that whoever kills the process leaves the last commit whole, and readers
// see that commit while a build writes. One writer at a time; not shared between threads.
//
//   one changed document:  begin; put or remove; changes() names the keys whose answer is another;
//                          asking(keys) the documents to resolve anew; claims_for(lookups) what
//                          each of them needs; set_links; changes(); set_generation; commit
//   from nothing:          begin(Tracking::Off); put and set_links of each; set_generation; commit
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/claim.h"
#include "model/standing.h"
#include "store/acts.h"

namespace viendan::store {

/// Whether a transaction notes what it changes. A table that is filled from nothing has no use for
/// it, and would hold the whole corpus in memory.
enum class Tracking { On, Off };

/// What a transaction has changed so far, against the last commit. Sorted.
struct LinkChanges {
  std::vector<std::string> keys;   // asked now, they give another answer
  std::vector<std::string> stubs;  // identities whose stub is there, gone, or says another thing
  std::vector<std::string> standings;  // identities whose standing is another
};

class LinkTable {
 public:
  /// Opens or creates. Malformed where the file is damaged or of another format: it can be thrown
  /// away with `discard` and made anew. Busy where another process is changing its form.
  [[nodiscard]] static Result<LinkTable> open(const std::filesystem::path& file);
  /// Removes the file and its log.
  static void discard(const std::filesystem::path& file);
  ~LinkTable();
  LinkTable(LinkTable&&) noexcept;
  LinkTable& operator=(LinkTable&&) noexcept;

  /// Busy where another process is writing. What is not committed when the table goes out of scope
  /// never was.
  [[nodiscard]] Result<void> begin(Tracking tracking = Tracking::On);
  [[nodiscard]] Result<void> commit();
  [[nodiscard]] Result<void> rollback();

  /// The generation that the table belongs to; "" for a fresh one. Where the live one has another
  /// name the table must be made anew.
  [[nodiscard]] Result<std::string> generation();
  [[nodiscard]] Result<void> set_generation(std::string_view name);
  /// Forgets everything.
  [[nodiscard]] Result<void> clear();

  /// Puts a document in the place of what was known of it. Its links stay until `set_links`.
  [[nodiscard]] Result<void> put(std::string_view document, std::span<const Claim> claims,
                                 std::span<const std::string> lookups);
  /// Removes a document with its links; nothing where it is not there.
  [[nodiscard]] Result<void> remove(std::string_view document);
  [[nodiscard]] Result<void> set_links(std::string_view document, std::span<const Link> links);

  /// The days of a document and what it does to others.
  [[nodiscard]] Result<void> set_acting(std::string_view document, const Acting& acting);

  [[nodiscard]] Result<LinkChanges> changes();

  /// All claims on the documents that any of the keys finds: a Registry of them answers these keys
  /// as a Registry of all claims.
  [[nodiscard]] Result<std::vector<Claim>> claims_for(std::span<const std::string> keys);
  /// The documents that look for any of the keys (and, of a million, one that does not), sorted.
  [[nodiscard]] Result<std::vector<std::string>> asking(std::span<const std::string> keys);
  [[nodiscard]] Result<std::vector<std::string>> documents();

  struct Incoming {
    std::string document;
    Link link;
  };
  /// What other documents say of it; of any relation where none is named. By document.
  [[nodiscard]] Result<std::vector<Incoming>> incoming(std::string_view identity,
                                                       std::span<const Relation> relations = {});
  /// Documents that cite it, other than itself, sorted.
  [[nodiscard]] Result<std::vector<std::string>> cited_by(std::string_view identity);
  [[nodiscard]] Result<Standing> standing(std::string_view identity);
  /// nullopt where nothing cites it, or it is in the corpus.
  [[nodiscard]] Result<std::optional<Stub>> stub(std::string_view identity);
  [[nodiscard]] Result<std::vector<std::string>> stubs();

  /// Looks at the whole file: Malformed where it is damaged.
  [[nodiscard]] Result<void> check();
  /// The same for two tables that know the same, in whatever order they were told.
  [[nodiscard]] Result<std::string> contents();

 private:
  struct State;
  explicit LinkTable(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::store
