// The index folder: immutable segments, generations that name the live ones, and the one atomic
// point at which a new build becomes visible.
//
//   index/current              name of the live generation, written last, by rename
//   index/gen-000N/report.xml  what that changed: report.h
//   index/gen-000N/manifest    its segments and their dead documents, the sources, the stubs
//   index/segments/seg-000N/documents/<id>.xml    records; "/" of an identity is a folder
//   index/segments/seg-000N/xapian/               what search knows of them
//   index/segments/seg-000N/catalogue.sqlite      their facts, for lists: catalogue.h
//   index/segments/seg-000N/digests               of these files, by which damage is seen: seal.h
//   index/state.sqlite         link_table.h; can be made from the records
//   index/lock                 held by the build that is running
//
// A segment is never changed once it is published. A killed build leaves segments and a generation
// that nobody names: nobody reads them, and the next build removes them. What stands in identities
// but not safely in file names is written %HH.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "store/manifest.h"

namespace viendan::store {

/// A generation that can be read. Files are immutable once published, so readers need no lock. The
/// generation before the live one is kept for those who are still reading it.
class Workspace {
 public:
  /// Opens the live generation. NoIndex where there is none or it is of another format; the hint
  /// says what to do.
  [[nodiscard]] static Result<Workspace> open(const std::filesystem::path& index);
  /// The newest generation whose manifest can be read, live or not.
  [[nodiscard]] static Result<Workspace> open_newest(const std::filesystem::path& index);
  /// What a manifest tells of, whatever is live.
  [[nodiscard]] static Workspace of(const std::filesystem::path& index, int generation,
                                    Manifest manifest);

  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  /// Its number: each publication counts up.
  [[nodiscard]] int generation() const { return generation_; }
  /// The manifest of the generation before; nullopt where there is none any more.
  [[nodiscard]] std::optional<Manifest> manifest_before() const;
  /// When it was published, by the clock of the file system; nullopt where it is gone.
  [[nodiscard]] std::optional<std::filesystem::file_time_type> published() const;
  [[nodiscard]] std::filesystem::path report_path() const;
  /// nullptr where no source of the index has the identity.
  [[nodiscard]] const SourceRecord* find(std::string_view id) const;
  [[nodiscard]] std::filesystem::path record_path(const SourceRecord& record) const;
  [[nodiscard]] std::filesystem::path segment_path(int segment) const;
  [[nodiscard]] Result<Document> get(const SourceRecord& record) const;
  [[nodiscard]] Result<Document> get(std::string_view id) const;
  /// All documents in order of identity.
  [[nodiscard]] Result<std::vector<Document>> all() const;

  /// The search indexes of the live segments, and the keys of what is dead in them.
  [[nodiscard]] std::vector<std::filesystem::path> search_folders() const;
  [[nodiscard]] std::vector<std::string> dead() const;
  /// The catalogues of the live segments, in the manifest's order.
  [[nodiscard]] std::vector<std::filesystem::path> catalogue_files() const;

 private:
  std::filesystem::path index_;
  int generation_ = 0;
  Manifest manifest_;
  std::vector<std::uint32_t> by_id_;  // the sources that are documents, in order of identity
};

/// A generation being written. Holds the build lock; what is not published is removed by the
/// destructor. Different documents may be put by several threads.
class Generation {
 public:
  /// Begins the next generation. Busy where another build holds the lock; NoIndex where a newer
  /// program made the index: it stays as it is.
  [[nodiscard]] static Result<Generation> begin(const std::filesystem::path& index);
  ~Generation();
  Generation(Generation&&) noexcept;
  Generation& operator=(Generation&&) noexcept;

  /// The index as it is; nullptr where there is none that can be read.
  [[nodiscard]] const Workspace* live() const;
  /// The number that it is to have.
  [[nodiscard]] int number() const;
  /// From now on the live index is as this tells: what is damaged is left out.
  void take_for_live(Manifest manifest);

  /// The number of a fresh segment.
  [[nodiscard]] Result<int> add_segment();
  [[nodiscard]] std::filesystem::path search_folder(int segment) const;
  [[nodiscard]] std::filesystem::path catalogue_file(int segment) const;
  [[nodiscard]] std::filesystem::path record_path(int segment, std::string_view id) const;
  /// A folder for what the build alone needs, gone before it is published.
  [[nodiscard]] std::filesystem::path scratch() const;

  /// Writes a record. Malformed where the document is not sound.
  [[nodiscard]] Result<void> put(int segment, const Document& document) const;
  /// Takes over a record of another segment as it is.
  [[nodiscard]] Result<void> keep(int from, int to, std::string_view id) const;

  /// Moves a record that this build has put.
  [[nodiscard]] Result<void> move(int from, int to, std::string_view id) const;

  /// Makes everything durable, then live. Segments that the manifest does not name are removed,
  /// but for those of the generation before. Where there is no report that of the live generation
  /// goes on: nothing changed but the looks of files.
  [[nodiscard]] Result<void> publish(Manifest manifest, std::string_view report = {});

 private:
  struct State;
  explicit Generation(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Where the link table of an index is.
[[nodiscard]] std::filesystem::path link_table_file(const std::filesystem::path& index);

}  // namespace viendan::store
