#include "ingest/office/archive.h"

#include <zip.h>

#include <algorithm>

namespace viendan::ingest {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

/// The record that ends an archive: its mark, its least size, and where it counts the entries.
constexpr std::string_view kEndMark = "PK\x05\x06";
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEndCount = 10;
constexpr std::size_t kMostComment = 0xFFFF;

/// Office files have some tens of entries. A count that does not fit in 16 bits is left to another
/// record, and would let the library build a directory of millions.
bool too_many_entries(std::string_view bytes) {
  const auto end = bytes.substr(bytes.size() - std::min(bytes.size(), kEndSize + kMostComment));
  const auto at = end.rfind(kEndMark);
  if (at == std::string_view::npos || at + kEndSize > end.size()) return false;
  return end.substr(at + kEndCount, 2) == "\xFF\xFF";
}

std::string message_of(zip_error_t& error) {
  std::string message = zip_error_strerror(&error);
  zip_error_fini(&error);
  return message;
}

}  // namespace

struct Archive::State {
  explicit State(const Input& of) : input(of), left(of.limits.unpacked) {}

  [[nodiscard]] zip_int64_t locate(std::string_view name) const {
    return zip_name_locate(archive.get(), std::string(name).c_str(), ZIP_FL_NOCASE);
  }

  Input input;
  std::unique_ptr<zip_t, CloseArchive> archive;
  std::uint64_t left;  // of the bytes that may be unpacked
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Result<Archive> Archive::open(const Input& input) {
  if (too_many_entries(input.bytes)) {
    return Err(Error::Code::Unreadable, "{}: the archive has too many entries", input.source);
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(input.bytes.data(), input.bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return Err(Error::Code::Unreadable, "{}: a damaged archive: {}", input.source,
               message_of(error));
  }
  zip_error_fini(&error);
  auto state = std::make_unique<State>(input);
  state->archive.reset(archive);
  return Archive(std::move(state));
}

bool Archive::has(std::string_view name) const {
  return state_->locate(name) >= 0;
}

std::string_view Archive::source() const {
  return state_->input.source;
}

Result<std::string> Archive::read(std::string_view name) {
  const auto fail = [&](std::string_view why) {
    return Err(Error::Code::Unreadable, "{}: {}: {}", source(), name, why);
  };
  const auto index = state_->locate(name);
  if (index < 0) return fail("missing from the archive");
  const auto entry = static_cast<zip_uint64_t>(index);
  zip_stat_t status;
  if (zip_stat_index(state_->archive.get(), entry, 0, &status) != 0) return fail("damaged");
  if (status.encryption_method != ZIP_EM_NONE) return fail("protected with a password");
  const auto too_large =
      fmt::format("unpacks to more than {} bytes", state_->input.limits.unpacked);
  if (status.size > state_->left) return fail(too_large);

  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(state_->archive.get(), entry, 0));
  if (file == nullptr) return fail(zip_strerror(state_->archive.get()));
  std::string bytes;
  char buffer[1 << 16];
  while (const auto count = zip_fread(file.get(), buffer, sizeof buffer)) {
    if (count < 0) return fail(zip_file_strerror(file.get()));
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > state_->left) return fail(too_large);
  }
  state_->left -= bytes.size();
  return bytes;
}

Result<Xml> Archive::read_xml(std::string_view name) {
  auto bytes = read(name);
  if (!bytes) return tl::unexpected(bytes.error());
  return Xml::parse(source(), name, *std::move(bytes));
}

}  // namespace viendan::ingest
