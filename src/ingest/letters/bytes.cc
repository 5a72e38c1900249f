#include <algorithm>

#include "base/unicode.h"
#include "ingest/letters/encodings.h"
#include "ingest/letters/score.h"
#include "ingest/letters/utf16.h"
#include "ingest/letters/viqr.h"

namespace viendan::ingest {
namespace {

// Which table it is shows in a part of the text.
constexpr std::size_t kParts = 16;
constexpr std::size_t kPartSize = 8192;

constexpr double kFewestSyllables = 0.7;  // of the words with signs outside ASCII
constexpr double kFewestOfAll = 0.4;      // of all words: tables and names have others

std::size_t count_beyond_ascii(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::ranges::count_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

std::u32string units_of(std::string_view bytes) {
  std::u32string units;
  units.reserve(bytes.size());
  for (const char c : bytes) units += static_cast<unsigned char>(c);
  return units;
}

/// Lines from all over the text.
std::u32string sample_of(std::string_view bytes) {
  if (bytes.size() <= kParts * kPartSize) return units_of(bytes);
  std::u32string sample;
  for (std::size_t part = 0; part < kParts; ++part) {
    const auto from = bytes.find_first_of(" \n", part * (bytes.size() / kParts));
    if (from == std::string_view::npos) break;
    const auto piece = bytes.substr(from, kPartSize);
    sample += units_of(piece.substr(0, piece.find_last_of(" \n")));
    sample += U'\n';
  }
  return sample;
}

/// Chunk by chunk, cut where no letter can be cut: the units take four times the place of bytes.
std::string decode_all(std::string_view bytes, Letters letters) {
  constexpr std::size_t kChunk = 1u << 18;
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  while (!bytes.empty()) {
    const auto cut = bytes.find_first_of(" \n", std::min(kChunk, bytes.size()));
    const auto chunk = bytes.substr(0, cut);
    text += decode(units_of(chunk), letters);
    bytes.remove_prefix(chunk.size());
  }
  return text;
}

struct Candidate {
  Letters letters = Letters::Utf8;
  Score score;
};

Candidate best_of(const std::u32string& sample) {
  Candidate best;
  for (const Letters letters : kByteEncodings) {
    const Score score = score_of(decode(sample, letters));
    if (score.share() > best.score.share()) best = {letters, score};
  }
  return best;
}

}  // namespace

std::optional<Decoded> decode_bytes(std::string_view bytes) {
  if (const auto order = utf16_of(bytes)) return decode_utf16(bytes, *order);
  if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
  const auto beyond = count_beyond_ascii(bytes);
  if (beyond == 0) return decode_viqr(bytes);
  // VIQR is typed in ASCII, but quotes and dashes of Windows may have been put in.
  if (beyond < bytes.size() / 20) {
    if (auto decoded = decode_viqr(decode_all(bytes, Letters::Viqr))) return decoded;
  }
  const Candidate best = best_of(sample_of(bytes));
  if (best.score.share() < kFewestSyllables || best.score.of_all() < kFewestOfAll)
    return std::nullopt;
  return Decoded{decode_all(bytes, best.letters), best.letters, best.score.of_all()};
}

}  // namespace viendan::ingest
