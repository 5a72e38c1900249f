#include "ingest/ocr/recognise.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>
#include <dlfcn.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <chrono>

#include "base/text.h"

namespace viendan::ingest {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kPointsPerInch = 72;

struct Setting {
  const char* name;
  const char* value;
};
constexpr Setting kSettings[] = {
    {"debug_file", "/dev/null"},
    // Papers of authorities print black on white: looking for the inverse takes time for nothing.
    {"tessedit_do_invert", "0"},
};

/// The engine cuts lines over threads of its own, which wait for each other longer than they work;
/// documents are read side by side already. Its environment variable is read before main begins,
/// so that the runtime, which comes with the engine, is told.
void work_alone() {
  using SetLevels = void (*)(int);
  const auto set = reinterpret_cast<SetLevels>(dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"));
  if (set != nullptr) set(0);
}

std::unique_ptr<tesseract::TessBaseAPI> start_engine() {
  work_alone();
  auto engine = std::make_unique<tesseract::TessBaseAPI>();
  engine->SetVariable("debug_file", "/dev/null");
  if (engine->Init(nullptr, "vie", tesseract::OEM_LSTM_ONLY) != 0) return nullptr;
  for (const auto& [name, value] : kSettings) engine->SetVariable(name, value);
  return engine;
}

/// Starting takes longer than reading a line: once a thread.
tesseract::TessBaseAPI* engine_of_thread() {
  thread_local const auto engine = start_engine();
  return engine.get();
}

Word word_at(const tesseract::ResultIterator& at, double dpi) {
  constexpr auto kLevel = tesseract::RIL_WORD;
  Word word;
  const std::unique_ptr<char[]> text(at.GetUTF8Text(kLevel));
  if (text) word.text = trim(text.get());
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  at.BoundingBox(kLevel, &left, &top, &right, &bottom);
  const double points = kPointsPerInch / dpi;
  word.box = {left * points, top * points, right * points, bottom * points};
  float height = 0;
  float descenders = 0;
  float ascenders = 0;
  at.RowAttributes(&height, &descenders, &ascenders);
  word.size = static_cast<double>(height) * points;
  word.confidence = static_cast<double>(at.Confidence(kLevel)) / 100;
  return word;
}

}  // namespace

struct Recogniser::State {
  tesseract::TessBaseAPI* engine;
  double dpi;
  Clock::time_point end;
};

bool can_recognise() {
  return engine_of_thread() != nullptr;
}

Recogniser::Recogniser(const Sheet& sheet, int milliseconds)
    : state_(new State{engine_of_thread(), sheet.dpi,
                       Clock::now() + std::chrono::milliseconds(milliseconds)}) {
  if (state_->engine == nullptr) return;
  state_->engine->SetImage(sheet.grey.get());
  state_->engine->SetSourceResolution(static_cast<int>(sheet.dpi));
}

Recogniser::~Recogniser() {
  if (state_->engine != nullptr) state_->engine->Clear();
}

bool Recogniser::out_of_time() const {
  return Clock::now() >= state_->end;
}

std::vector<Word> Recogniser::read(const PixelBox& region, Expect expect) {
  std::vector<Word> words;
  auto* engine = state_->engine;
  if (engine == nullptr || out_of_time()) return words;
  engine->SetPageSegMode(expect == Expect::Block ? tesseract::PSM_SINGLE_BLOCK
                                                 : tesseract::PSM_AUTO);
  engine->SetRectangle(region.left, region.top, region.right - region.left,
                       region.bottom - region.top);
  tesseract::ETEXT_DESC monitor;
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(state_->end - Clock::now());
  monitor.set_deadline_msecs(static_cast<int>(left.count()));
  if (engine->Recognize(&monitor) != 0) return words;
  const std::unique_ptr<tesseract::ResultIterator> at(engine->GetIterator());
  if (!at) return words;
  do {
    if (at->Empty(tesseract::RIL_WORD)) continue;
    Word word = word_at(*at, state_->dpi);
    if (!word.text.empty()) words.push_back(std::move(word));
  } while (at->Next(tesseract::RIL_WORD));
  return words;
}

}  // namespace viendan::ingest

#endif
