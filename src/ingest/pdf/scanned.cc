#include "ingest/pdf/scanned.h"

namespace viendan::ingest {
namespace {

/// A picture of paper fills its page, but for the margins that a scanner cuts off.
constexpr double kPictureOfPaper = 0.6;
/// A note of a digital signature has about twenty words; the shortest page of text has more.
constexpr std::size_t kNoteWords = 60;

}  // namespace

TextLayer judge_text_layer(const std::vector<Word>& words, double image_coverage) {
  if (words.empty()) return TextLayer::None;
  if (image_coverage < kPictureOfPaper) return TextLayer::Real;
  return words.size() < kNoteWords ? TextLayer::Note : TextLayer::Under;
}

}  // namespace viendan::ingest
