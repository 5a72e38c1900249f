#include "ingest/letters/letters.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/unicode.h"
#include "ingest/letters/encodings.h"
#include "ingest/letters/fonts.h"
#include "ingest/letters/score.h"
#include "ingest/letters/vni.h"
#include "ingest/letters/windows.h"
#include "vocabulary/alphabet.h"

namespace viendan::ingest {
namespace {

// What words in a font must show before it is read as one of the old ones.
constexpr std::size_t kSample = 1u << 16;  // code points
constexpr std::uint32_t kFewestMarked = 4;
constexpr double kFewestSyllables = 0.8;
// By how much more words must be syllables than they are as they stand.
constexpr double kFewestGained = 0.25;

template <typename Use>
void each_paragraph(RichText& rich, Use use) {
  for (RichPiece& piece : rich.pieces) {
    if (auto* paragraph = std::get_if<RichParagraph>(&piece)) {
      use(*paragraph);
      continue;
    }
    for (RichRow& row : std::get<RichTable>(piece).rows) {
      for (RichCell& cell : row.cells) std::ranges::for_each(cell.paragraphs, use);
    }
  }
}

std::u32string units_of(std::string_view text) {
  std::u32string units;
  units.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) units += unit_of(next_code_point(text, at));
  return units;
}

/// Letters that no 8-bit font shows: whoever typed them typed Unicode.
bool is_beyond_bytes(char32_t c) {
  return (c >= 0x100 && letter_of(c).base != 0) || (c >= 0x300 && c < 0x370);
}

bool has_letters_of_unicode(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80)
      ++at;
    else if (is_beyond_bytes(next_code_point(text, at)))
      return true;
  }
  return false;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// How the letters of a font are read.
struct Reading {
  std::optional<Letters> letters;
  bool capitals = false;
};

/// All that a document has in one font.
struct Sample {
  std::u32string units;
  bool unicode = false;  // has letters that no 8-bit font shows
};

/// The encoding in which more of the words are syllables than as they stand.
std::optional<Letters> encoding_of(const std::u32string& units, std::uint32_t fewest) {
  const double plain = score_of(decode(units, Letters::Utf8)).share();
  std::optional<Letters> best;
  double highest = std::max(kFewestSyllables, plain + kFewestGained);
  for (const Letters letters : kByteEncodings) {
    const Score score = score_of(decode(units, letters));
    if (score.marked < fewest || score.share() < highest) continue;
    best = letters;
    highest = score.share() + 1e-9;
  }
  return best;
}

class Decoder {
 public:
  explicit Decoder(RichText& rich) : rich_(rich) {}

  void run() {
    each_paragraph(rich_, [](RichParagraph& p) { read_symbols(p); });
    each_paragraph(rich_, [this](const RichParagraph& p) { collect(p); });
    if (!any_) return;
    for (auto& [font, sample] : samples_) readings_[font] = reading_of(font, sample);
    each_paragraph(rich_, [this](RichParagraph& p) { decode_paragraph(p); });
    for (const Letters letters : used_)
      rich_.evidence.push_back({"letters", std::string(name_in(kLetters, letters))});
  }

 private:
  static void read_symbols(RichParagraph& paragraph) {
    for (Run& run : paragraph.runs) {
      if (!font_of(run.font).symbols) continue;
      std::string text;
      for (std::size_t at = 0; at < run.text.size();) {
        const char32_t c = next_code_point(run.text, at);
        const char32_t unit = unit_of(c);
        const char32_t sign = c < 0x20 || unit > 0xFF ? c : symbol_of(unit, run.font);
        append_code_point(text, sign != 0 ? sign : c);
      }
      run.text = std::move(text);
    }
  }

  void collect(const RichParagraph& paragraph) {
    for (const Run& run : paragraph.runs) {
      if (font_of(run.font).symbols) continue;
      Sample& sample = samples_[run.font];
      const bool unicode = has_letters_of_unicode(run.text);
      any_ = any_ || !is_ascii(run.text);
      sample.unicode = sample.unicode || unicode;
      if (!unicode && sample.units.size() < kSample) sample.units += units_of(run.text);
    }
    for (const Run& run : paragraph.runs) {
      Sample& sample = samples_[run.font];
      if (!sample.units.empty() && sample.units.back() != U'\n') sample.units += U'\n';
    }
  }

  static Reading reading_of(const std::string& name, const Sample& sample) {
    const Font font = font_of(name);
    if (!font.letters) {
      if (sample.unicode || font.symbols) return {};
      return {encoding_of(sample.units, kFewestMarked), false};
    }
    // The name of a font may have outlived its letters: a converter leaves it.
    const double named = score_of(decode(sample.units, *font.letters)).share();
    const double plain = score_of(decode(sample.units, Letters::Utf8)).share();
    if (named < plain) return {};
    return {font.letters, font.capitals};
  }

  void decode_paragraph(RichParagraph& paragraph) {
    join_letters(paragraph);
    for (Run& run : paragraph.runs) {
      const auto found = readings_.find(run.font);
      if (found == readings_.end() || !found->second.letters) continue;
      decode_run(run, found->second);
    }
  }

  void decode_run(Run& run, const Reading& reading) {
    if (has_letters_of_unicode(run.text)) return;
    if (!is_ascii(run.text)) {
      run.text = decode(units_of(run.text), *reading.letters);
      used_.insert(*reading.letters);
    }
    if (reading.capitals) run.text = to_upper(run.text);
  }

  /// The second half of a VNI letter may stand in the next run: it goes to the first.
  void join_letters(RichParagraph& paragraph) const {
    for (std::size_t i = 0; i + 1 < paragraph.runs.size(); ++i) {
      Run& run = paragraph.runs[i];
      Run& next = paragraph.runs[i + 1];
      if (!is_vni(run.font) || !is_vni(next.font) || run.text.empty() || next.text.empty())
        continue;
      std::size_t begin = run.text.size() - 1, end = 0;
      while (begin > 0 && (run.text[begin] & '\xC0') == '\x80') --begin;
      const char32_t mark = next_code_point(next.text, end);
      if (!is_vni_mark(unit_of(mark), unit_of(next_code_point(run.text, begin)))) continue;
      append_code_point(run.text, mark);
      next.text.erase(0, end);
    }
  }

  [[nodiscard]] bool is_vni(const std::string& font) const {
    const auto found = readings_.find(font);
    return found != readings_.end() && found->second.letters == Letters::Vni;
  }

  RichText& rich_;
  bool any_ = false;  // letters outside ASCII
  std::map<std::string, Sample> samples_;
  std::map<std::string, Reading> readings_;
  std::set<Letters> used_;
};

}  // namespace

void decode_letters(RichText& rich) {
  Decoder(rich).run();
}

}  // namespace viendan::ingest
