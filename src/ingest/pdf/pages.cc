#include "ingest/pdf/pages.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace viendan::ingest {
namespace {

/// A page tree of any sane writer has three levels; one as deep as it likes would end the stack.
constexpr std::size_t kDeepestPage = 64;
constexpr std::size_t kMostStreams = 10'000;   // of one page
constexpr std::size_t kKeptForms = 16u << 20;  // bytes, between pages
constexpr double kLongestSide = 20'000;        // points; PDF allows 14,400
constexpr double kLetterWidth = 612, kLetterHeight = 792;

/// Takes the bytes of a stream up to a limit, then stops the one who pours them.
class Sink : public Pipeline {
 public:
  Sink(std::string& to, std::uint64_t most) : Pipeline("viendan", nullptr), to_(to), most_(most) {}
  void write(const unsigned char* data, std::size_t size) override {
    over_ = over_ || size > most_ - std::min<std::uint64_t>(most_, to_.size());
    if (over_) throw std::length_error("too long");
    to_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  [[nodiscard]] bool over() const { return over_; }

 private:
  std::string& to_;
  std::uint64_t most_;
  bool over_ = false;
};

struct Node {
  QPDFObjectHandle dictionary;
  // What a page takes from the nodes above it.
  QPDFObjectHandle media_box;
  QPDFObjectHandle crop_box;
  QPDFObjectHandle rotate;
  QPDFObjectHandle resources;
  std::size_t depth = 0;

  void inherit() {
    take(media_box, "/MediaBox");
    take(crop_box, "/CropBox");
    take(rotate, "/Rotate");
    take(resources, "/Resources");
  }
  void take(QPDFObjectHandle& value, const char* key) {
    if (dictionary.hasKey(key)) value = dictionary.getKey(key);
  }
};

double number_in(QPDFObjectHandle array, int i) {
  const double value =
      array.getArrayItem(i).isNumber() ? array.getArrayItem(i).getNumericValue() : 0;
  return std::isfinite(value) ? std::clamp(value, -kLongestSide, kLongestSide) : 0;
}

/// A rectangle of PDF, which has its origin below: `top` is the greater value.
std::optional<Box> rectangle(QPDFObjectHandle array) {
  if (!array.isInitialized() || !array.isArray() || array.getArrayNItems() != 4) return {};
  const double x0 = number_in(array, 0), y0 = number_in(array, 1);
  const double x1 = number_in(array, 2), y1 = number_in(array, 3);
  const Box box{std::min(x0, x1), std::max(y0, y1), std::max(x0, x1), std::min(y0, y1)};
  if (box.left == box.right || box.top == box.bottom) return {};
  return box;
}

/// The part of the page that is shown.
Box shown_box(const Node& page) {
  const Box media = rectangle(page.media_box).value_or(Box{0, kLetterHeight, kLetterWidth, 0});
  const auto crop = rectangle(page.crop_box);
  if (!crop) return media;
  const Box box{std::max(crop->left, media.left), std::min(crop->top, media.top),
                std::min(crop->right, media.right), std::max(crop->bottom, media.bottom)};
  return box.left < box.right && box.bottom < box.top ? box : media;
}

int turns_of(QPDFObjectHandle rotate) {
  if (!rotate.isInitialized() || !rotate.isInteger()) return 0;
  return static_cast<int>(((rotate.getIntValue() / 90) % 4 + 4) % 4);
}

Matrix matrix_of(const Box& shown, int turns) {
  switch (turns) {
    case 1:
      return {0, 1, 1, 0, -shown.bottom, -shown.left};
    case 2:
      return {-1, 0, 0, 1, shown.right, -shown.bottom};
    case 3:
      return {0, -1, -1, 0, shown.top, shown.right};
    default:
      return {1, 0, 0, -1, -shown.left, shown.top};
  }
}

Matrix form_matrix(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 6) return {};
  return {number_in(array, 0), number_in(array, 1), number_in(array, 2),
          number_in(array, 3), number_in(array, 4), number_in(array, 5)};
}

}  // namespace

struct Pages::File : Resources {
  explicit File(const Input& from) : input(from) {}

  std::optional<Painted> find(std::uint32_t resources, std::string_view name) override;
  void find_pages();
  bool append(QPDFObjectHandle stream, std::string& content);
  bool append_contents(QPDFObjectHandle contents, std::string& content);
  std::optional<Painted> look_up(std::uint32_t resources, const std::string& name);
  void begin_page(const Node& page);

  Input input;
  QPDF structure;
  std::vector<Node> pages;
  std::string fault;
  std::uint64_t unpacked = 0;
  // Forms by the object they are, and painted things by the name they go by in each dictionary.
  struct Form {
    std::string content;
    std::uint32_t resources = 0;
  };
  std::map<QPDFObjGen, Form> forms;
  std::map<std::pair<std::uint32_t, std::string>, std::optional<Painted>> named;
  std::vector<QPDFObjectHandle> dictionaries;
  std::size_t form_bytes = 0;
};

/// Walks the tree without recursion; a node that was met before is left out.
void Pages::File::find_pages() {
  std::vector<Node> open{{.dictionary = structure.getRoot().getKey("/Pages")}};
  std::set<QPDFObjGen> seen;
  const std::size_t most = input.limits.pages;
  while (!open.empty() && fault.empty()) {
    Node node = std::move(open.back());
    open.pop_back();
    if (!node.dictionary.isDictionary()) continue;
    if (node.dictionary.isIndirect() && !seen.insert(node.dictionary.getObjGen()).second) continue;
    node.inherit();
    QPDFObjectHandle kids = node.dictionary.getKey("/Kids");
    if (!kids.isArray()) {
      pages.push_back(std::move(node));
    } else {
      const auto count = static_cast<std::size_t>(kids.getArrayNItems());
      // Each node has a page below it in a sane tree: more nodes than twice the pages is too many.
      if (count > most || open.size() + count > 2 * most || seen.size() > 4 * most) fault = "pages";
      if (node.depth > kDeepestPage) fault = "levels";
      for (std::size_t i = fault.empty() ? count : 0; i-- > 0;) {
        Node kid = node;
        kid.dictionary = kids.getArrayItem(static_cast<int>(i));
        ++kid.depth;
        open.push_back(std::move(kid));
      }
    }
    if (pages.size() > most) fault = "pages";
  }
}

/// The decoded bytes of a stream; false where they are more than a page may have.
bool Pages::File::append(QPDFObjectHandle stream, std::string& content) {
  const std::size_t before = content.size();
  Sink sink(content, kMostContent);
  try {
    stream.pipeStreamData(&sink, 0, qpdf_dl_generalized, true);
  } catch (const std::exception&) {
    // What a damaged stream gave before its fault stays, as viewers show it.
  }
  content += '\n';
  unpacked += content.size() - before;
  return !sink.over() && unpacked <= input.limits.unpacked;
}

bool Pages::File::append_contents(QPDFObjectHandle contents, std::string& content) {
  if (contents.isStream()) return append(contents, content);
  if (!contents.isArray()) return true;
  const auto count = static_cast<std::size_t>(contents.getArrayNItems());
  if (count > kMostStreams) return false;
  for (std::size_t i = 0; i < count; ++i) {
    QPDFObjectHandle part = contents.getArrayItem(static_cast<int>(i));
    if (part.isStream() && !append(part, content)) return false;
  }
  return true;
}

void Pages::File::begin_page(const Node& page) {
  if (form_bytes > kKeptForms) {
    forms.clear();
    form_bytes = 0;
  }
  named.clear();
  for (auto& [id, form] : forms) form.resources = 0;
  dictionaries.assign(
      1, page.resources.isInitialized() ? page.resources : QPDFObjectHandle::newNull());
}

std::optional<Painted> Pages::File::find(std::uint32_t resources, std::string_view name) {
  auto [found, fresh] = named.try_emplace({resources, std::string(name)});
  if (!fresh) return found->second;
  const auto painted = look_up(resources, found->first.second);
  return named[{resources, std::string(name)}] = painted;
}

std::optional<Painted> Pages::File::look_up(std::uint32_t resources, const std::string& name) {
  QPDFObjectHandle objects = dictionaries.at(resources).getKeyIfDict("/XObject");
  if (!objects.isDictionary()) return {};
  QPDFObjectHandle object = objects.getKey("/" + name);
  if (!object.isStream()) return {};
  QPDFObjectHandle dictionary = object.getDict();
  QPDFObjectHandle subtype = dictionary.getKey("/Subtype");
  if (subtype.isNameAndEquals("/Image")) return Painted{.image = true};
  if (!subtype.isNameAndEquals("/Form")) return {};
  auto [found, fresh] = forms.try_emplace(object.getObjGen());
  Form& form = found->second;
  if (fresh) {
    append(object, form.content);
    form_bytes += form.content.size();
  }
  if (form.resources == 0) {
    QPDFObjectHandle own = dictionary.getKey("/Resources");
    form.resources = resources;
    if (own.isDictionary()) {
      form.resources = static_cast<std::uint32_t>(dictionaries.size());
      dictionaries.push_back(own);
    }
  }
  return Painted{.matrix = form_matrix(dictionary.getKey("/Matrix")),
                 .content = form.content,
                 .resources = form.resources};
}

Pages::Pages(std::unique_ptr<File> file) : file_(std::move(file)) {}
Pages::Pages(Pages&&) noexcept = default;
Pages& Pages::operator=(Pages&&) noexcept = default;
Pages::~Pages() = default;

std::uint32_t Pages::size() const {
  return static_cast<std::uint32_t>(file_->pages.size());
}

Result<Pages> Pages::open(const Input& input) {
  auto file = std::make_unique<File>(input);
  try {
    file->structure.setSuppressWarnings(true);
    file->structure.processMemoryFile("pdf", input.bytes.data(), input.bytes.size());
    file->find_pages();
  } catch (const QPDFExc& failure) {
    if (failure.getErrorCode() == qpdf_e_password) {
      return with_hint(Err(Error::Code::Unreadable, "{}: encrypted, and its password is not known",
                           input.source),
                       "save it without a password");
    }
    return Err(Error::Code::Unreadable, "{}: a damaged PDF file: {}", input.source,
               failure.getMessageDetail());
  } catch (const std::exception& failure) {
    return Err(Error::Code::Unreadable, "{}: a damaged PDF file: {}", input.source, failure.what());
  }
  if (!file->fault.empty()) {
    return Err(Error::Code::Unreadable, "{}: a page tree of more than {} {}", input.source,
               file->fault == "pages" ? input.limits.pages : kDeepestPage, file->fault);
  }
  if (file->pages.empty())
    return Err(Error::Code::Unreadable, "{}: a PDF file without pages", input.source);
  return Pages(std::move(file));
}

Result<std::string> Pages::mended() {
  try {
    if (!file_->structure.anyWarnings()) return std::string();
    QPDFWriter writer(file_->structure);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.setPreserveEncryption(false);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  } catch (const std::exception& failure) {
    return Err(Error::Code::Unreadable, "{}: a damaged PDF file: {}", file_->input.source,
               failure.what());
  }
}

Result<PageDrawing> Pages::read(std::uint32_t page) {
  PageDrawing result;
  bool whole = true;
  try {
    const Node& node = file_->pages.at(page);
    const Box shown = shown_box(node);
    const int turns = turns_of(node.rotate);
    result.width = shown.right - shown.left;
    result.height = shown.top - shown.bottom;
    if (turns % 2 == 1) std::swap(result.width, result.height);
    std::string content;
    QPDFObjectHandle dictionary = node.dictionary;
    whole = file_->append_contents(dictionary.getKey("/Contents"), content);
    file_->begin_page(node);
    if (whole) result.drawing = read_drawing(content, matrix_of(shown, turns), *file_);
  } catch (const std::exception& failure) {
    return Err(Error::Code::Unreadable, "{}: page {}: {}", file_->input.source, page + 1,
               failure.what());
  }
  whole = whole && file_->unpacked <= file_->input.limits.unpacked;
  if (!whole || result.drawing.too_large) {
    return Err(Error::Code::Unreadable, "{}: page {} draws more than any document does",
               file_->input.source, page + 1);
  }
  return result;
}

}  // namespace viendan::ingest
