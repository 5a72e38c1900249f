#include "ingest/office/compound_file.h"

#include <algorithm>
#include <cstdint>

namespace viendan::ingest {
namespace {

constexpr std::size_t kHeaderSize = 512;
constexpr std::size_t kSectorShiftAt = 30;
constexpr std::size_t kDirectoryAt = 48;
constexpr std::size_t kFirstMapAt = 68;
constexpr std::size_t kMapAt = 76;
constexpr std::size_t kEntrySize = 128;
constexpr std::size_t kNameSize = 64;
constexpr std::size_t kTypeAt = 66;
constexpr std::size_t kStartAt = 116;
constexpr std::uint32_t kLastSector = 0xFFFF'FFFA;  // above it, numbers have other meanings
constexpr std::size_t kMostEntries = 10'000;
constexpr char kStreamType = 2;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) {
    const auto byte = at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0xFFu;
    number = number << 8 | byte;
  }
  return number;
}

class Container {
 public:
  explicit Container(std::string_view bytes) : bytes_(bytes) {
    const auto shift = bytes.size() < kHeaderSize ? '\0' : bytes[kSectorShiftAt];
    if (shift != 9 && shift != 12) return;
    size_ = std::size_t{1} << static_cast<unsigned>(shift);
    map_ = map_sectors();
  }

  [[nodiscard]] std::vector<Stream> streams() const {
    std::vector<Stream> streams;
    auto sector = number_at(bytes_, kDirectoryAt);
    // A chain in a circle ends with the count.
    for (std::size_t entries = 0; entries < kMostEntries && !at(sector).empty();
         sector = next(sector)) {
      const auto block = at(sector);
      for (std::size_t i = 0; i + kEntrySize <= block.size(); i += kEntrySize, ++entries) {
        const auto entry = block.substr(i, kEntrySize);
        if (entry[kTypeAt] != kStreamType) continue;
        streams.push_back({name_of(entry), at(number_at(entry, kStartAt))});
      }
      if (block.size() < kEntrySize) break;
    }
    return streams;
  }

 private:
  [[nodiscard]] std::string_view at(std::uint32_t sector) const {
    if (size_ == 0 || sector >= kLastSector) return {};
    const std::size_t begin = (static_cast<std::size_t>(sector) + 1) * size_;
    return begin >= bytes_.size() ? std::string_view() : bytes_.substr(begin, size_);
  }

  [[nodiscard]] std::uint32_t next(std::uint32_t sector) const {
    const std::size_t numbers = size_ / 4;
    const std::size_t block = sector / numbers;
    if (block >= map_.size()) return kLastSector;
    return number_at(at(map_[block]), sector % numbers * 4);
  }

  /// The sectors that say which sector follows which: the first 109 in the header, then a chain.
  [[nodiscard]] std::vector<std::uint32_t> map_sectors() const {
    std::vector<std::uint32_t> sectors;
    for (std::size_t place = kMapAt; place < kHeaderSize; place += 4)
      sectors.push_back(number_at(bytes_, place));
    const std::size_t most = bytes_.size() / size_ + 1;
    auto more = number_at(bytes_, kFirstMapAt);
    for (auto block = at(more); block.size() == size_ && sectors.size() < most; block = at(more)) {
      for (std::size_t place = 0; place + 4 < size_; place += 4)
        sectors.push_back(number_at(block, place));
      more = number_at(block, size_ - 4);
    }
    return sectors;
  }

  static std::string name_of(std::string_view entry) {
    std::string name;
    for (std::size_t i = 0; i < kNameSize && entry[i] != '\0'; i += 2) name += entry[i];
    return name;
  }

  std::string_view bytes_;
  std::size_t size_ = 0;  // of a sector; 0 where the header is damaged
  std::vector<std::uint32_t> map_;
};

}  // namespace

std::vector<Stream> streams_of(std::string_view bytes) {
  return Container(bytes).streams();
}

}  // namespace viendan::ingest
