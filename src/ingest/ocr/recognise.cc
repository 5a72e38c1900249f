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

/// Calls `take` for each part of that level that the engine found.
template <typename Iterator, typename Take>
void each(Iterator* at, tesseract::PageIteratorLevel level, Take take) {
  if (at == nullptr) return;
  do {
    if (!at->Empty(level)) take(*at);
  } while (at->Next(level));
}

PixelBox box_at(const tesseract::PageIterator& at, tesseract::PageIteratorLevel level) {
  PixelBox box;
  at.BoundingBox(level, &box.left, &box.top, &box.right, &box.bottom);
  return box;
}

LineWord word_at(const tesseract::ResultIterator& at) {
  const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
  const PixelBox box = box_at(at, tesseract::RIL_WORD);
  return {box.left, box.right, text ? std::string(trim(text.get())) : "",
          static_cast<double>(at.Confidence(tesseract::RIL_WORD)) / 100};
}

}  // namespace

struct Recogniser::State {
  tesseract::TessBaseAPI* engine;
  Clock::time_point end;
};

bool can_recognise() {
  return engine_of_thread() != nullptr;
}

Recogniser::Recogniser(int milliseconds)
    : state_(
          new State{engine_of_thread(), Clock::now() + std::chrono::milliseconds(milliseconds)}) {}

Recogniser::~Recogniser() {
  if (state_->engine != nullptr) state_->engine->Clear();
}

bool Recogniser::out_of_time() const {
  return Clock::now() >= state_->end;
}

std::vector<PixelBox> Recogniser::find_lines(const Sheet& sheet, const PixelBox& region,
                                             Expect expect) {
  std::vector<PixelBox> lines;
  auto* engine = state_->engine;
  if (engine == nullptr || out_of_time()) return lines;
  engine->SetPageSegMode(expect == Expect::Block ? tesseract::PSM_SINGLE_BLOCK
                                                 : tesseract::PSM_AUTO);
  engine->SetImage(sheet.grey.get());
  engine->SetSourceResolution(static_cast<int>(sheet.dpi));
  engine->SetRectangle(region.left, region.top, region.right - region.left,
                       region.bottom - region.top);
  const std::unique_ptr<tesseract::PageIterator> at(engine->AnalyseLayout());
  each(at.get(), tesseract::RIL_TEXTLINE,
       [&](const auto& here) { lines.push_back(box_at(here, tesseract::RIL_TEXTLINE)); });
  return lines;
}

std::vector<LineWord> Recogniser::read_line(Pix* line) {
  std::vector<LineWord> words;
  auto* engine = state_->engine;
  if (engine == nullptr || out_of_time()) return words;
  // Other modes look for the line anew, and cut off marks that stand high over capitals.
  engine->SetPageSegMode(tesseract::PSM_RAW_LINE);
  engine->SetImage(line);
  tesseract::ETEXT_DESC monitor;
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(state_->end - Clock::now());
  monitor.set_deadline_msecs(static_cast<int>(left.count()));
  if (engine->Recognize(&monitor) != 0) return words;
  const std::unique_ptr<tesseract::ResultIterator> at(engine->GetIterator());
  each(at.get(), tesseract::RIL_WORD, [&](const auto& here) {
    LineWord word = word_at(here);
    if (!word.text.empty()) words.push_back(std::move(word));
  });
  return words;
}

}  // namespace viendan::ingest

#endif
