// A Frictionless data package: a folder of CSV files (RFC 4180) and datapackage.json, which tells
// their types, keys, sizes and digests. See specs.frictionlessdata.io: Data Package, Table Schema.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/result.h"
#include "render/sha256.h"
#include "render/tables.h"

namespace viendan::render {

class PackageWriter {
 public:
  /// The folder exists and is empty.
  [[nodiscard]] static Result<PackageWriter> create(const std::filesystem::path& folder);

  [[nodiscard]] Result<void> put(const TableSchema& table, const Entry& entry);
  [[nodiscard]] Result<void> finish();

  /// The names of its files, by which one is known again.
  [[nodiscard]] static std::vector<std::string> file_names();

 private:
  struct Resource {
    const TableSchema* table;
    std::vector<const TableColumn*> columns;
    std::ofstream file;
    Sha256 digest = {};
    std::int64_t bytes = 0, rows = 0;

    [[nodiscard]] Result<void> write(std::string_view text);
  };
  explicit PackageWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}
  [[nodiscard]] static Object description_of(Resource& resource);

  std::filesystem::path folder_;
  std::vector<Resource> resources_;  // as table_schemas()
};

}  // namespace viendan::render
