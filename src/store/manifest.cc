#include "store/manifest.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/file.h"
#include "base/text.h"
#include "store/catalogue_form.h"
#include "store/formats.h"

namespace viendan::store {
namespace {

// The first line counts up when an older program could not use an index, or this one not an older
// index: its second number is that of the catalogues.
constexpr std::string_view kName = "viendan-index ";
constexpr int kForm = kManifestForm;
constexpr std::string_view kNewer =
    "it was made by a newer viendan: use that one, or make another index with `viendan build "
    "--index FOLDER`";

std::string first_line() {
  return fmt::format("{}{}.{}\n", kName, kForm, kCatalogueVersion);
}

/// Whether the first line is that of a newer program: any of its numbers is higher.
bool has_newer_form(std::string_view text) {
  if (!text.starts_with(kName)) return false;
  text = text.substr(kName.size(), 24);
  int form = 0, catalogue = 0;
  const char* const end = text.data() + text.size();
  const auto after = std::from_chars(text.data(), end, form).ptr;
  if (after != end && *after == '.') std::from_chars(after + 1, end, catalogue);
  return form > kForm || catalogue > kCatalogueVersion;
}

constexpr std::array kEscapes = std::to_array<std::pair<char, char>>({
    {'\\', '\\'},
    {'\t', 't'},
    {'\n', 'n'},
});

/// One line of fields, the first of which says what the line is.
class Line {
 public:
  Line(std::string& text, std::string_view kind) : text_(text) { text_ += kind; }
  ~Line() { text_ += '\n'; }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  Line& field(std::string_view value) {
    text_ += '\t';
    for (std::size_t at = 0; at < value.size();) {
      const auto special = std::min(value.find_first_of("\\\t\n", at), value.size());
      text_ += value.substr(at, special - at);
      if (special < value.size()) append_escaped(value[special]);
      at = special + 1;
    }
    return *this;
  }
  template <std::integral T>
  Line& field(T number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    text_ += '\t';
    text_.append(digits, end);
    return *this;
  }

 private:
  void append_escaped(char special) {
    text_ += '\\';
    for (const auto& [plain, letter] : kEscapes) {
      if (plain == special) text_ += letter;
    }
  }
  std::string& text_;
};

/// The fields of one line, taken from left to right. What is missing or no number makes it bad.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line), more_(true) { kind_ = next(); }
  [[nodiscard]] std::string_view kind() const { return kind_; }
  [[nodiscard]] bool good() const { return good_ && !more_; }

  std::string text() {
    const auto raw = next();
    if (raw.find('\\') == std::string_view::npos) return std::string(raw);
    return unescaped(raw);
  }
  template <std::integral T>
  void number(T& value) {
    const auto digits = next();
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    good_ = good_ && error == std::errc{} && rest == digits.data() + digits.size();
  }
  /// A number below `count`, for enumerators.
  unsigned choice(unsigned count) {
    unsigned value = 0;
    number(value);
    good_ = good_ && value < count;
    return good_ ? value : 0;
  }

 private:
  std::string_view next() {
    good_ = good_ && more_;
    const auto tab = rest_.find('\t');
    const auto field = rest_.substr(0, tab);
    more_ = tab != std::string_view::npos;
    rest_ = more_ ? rest_.substr(tab + 1) : std::string_view();
    return field;
  }
  std::string unescaped(std::string_view raw) {
    std::string value;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\') {
        value += raw[i];
        continue;
      }
      const char letter = ++i < raw.size() ? raw[i] : '\0';
      const auto row = std::ranges::find(kEscapes, letter, &std::pair<char, char>::second);
      if (row == kEscapes.end()) {
        good_ = false;
        return {};
      }
      value += row->first;
    }
    return value;
  }

  std::string_view rest_;
  std::string_view kind_;
  bool more_;
  bool good_ = true;
};

void write(std::string& text, const SourceRecord& record) {
  Line(text, "source")
      .field(record.source)
      .field(record.stamp.size)
      .field(record.stamp.inode)
      .field(record.stamp.modified)
      .field(record.stamp.changed)
      .field(record.digest)
      .field(record.own)
      .field(record.translation ? 1 : 0)
      .field(record.id)
      .field(record.segment)
      .field(record.key)
      .field(static_cast<int>(record.validity))
      .field(record.bounds.from)
      .field(record.bounds.lapsed)
      .field(record.bounds.paused)
      .field(record.bounds.resumed)
      .field(record.error)
      .field(record.told)
      .field(record.corrected);
}

SourceRecord read_source(Fields& fields) {
  SourceRecord record{.source = fields.text()};
  fields.number(record.stamp.size);
  fields.number(record.stamp.inode);
  fields.number(record.stamp.modified);
  fields.number(record.stamp.changed);
  record.digest = fields.text();
  record.own = fields.text();
  record.translation = fields.choice(2) == 1;
  record.id = fields.text();
  fields.number(record.segment);
  record.key = fields.text();
  record.validity = static_cast<Validity>(fields.choice(kValidities.size()));
  record.bounds.from = fields.text();
  record.bounds.lapsed = fields.text();
  record.bounds.paused = fields.text();
  record.bounds.resumed = fields.text();
  record.error = fields.text();
  record.told = fields.text();
  record.corrected = fields.text();
  return record;
}

void write(std::string& text, const StubRecord& stub) {
  Line(text, "stub").field(stub.id).field(stub.segment).field(stub.key);
}

StubRecord read_stub(Fields& fields) {
  StubRecord stub{.id = fields.text()};
  fields.number(stub.segment);
  stub.key = fields.text();
  return stub;
}

void write(std::string& text, const IdleCorrection& idle) {
  Line(text, "correction")
      .field(idle.file)
      .field(idle.line)
      .field(idle.unread ? 1 : 0)
      .field(idle.message);
}

IdleCorrection read_idle(Fields& fields) {
  IdleCorrection idle{.file = fields.text()};
  fields.number(idle.line);
  idle.unread = fields.choice(2) == 1;
  idle.message = fields.text();
  return idle;
}

void write(std::string& text, const Segment& segment) {
  Line(text, "segment").field(segment.number).field(segment.bytes);
  for (const auto& key : segment.dead) Line(text, "dead").field(key);
}

Segment read_segment(Fields& fields) {
  Segment segment;
  fields.number(segment.number);
  fields.number(segment.bytes);
  return segment;
}

void write_head(std::string& text, const Manifest& manifest) {
  Line(text, "head")
      .field(manifest.rules)
      .field(manifest.links)
      .field(manifest.scanned)
      .field(manifest.last_segment)
      .field(manifest.shards);
}

void read_head(Fields& fields, Manifest& manifest) {
  manifest.rules = fields.text();
  manifest.links = fields.text();
  fields.number(manifest.scanned);
  fields.number(manifest.last_segment);
  fields.number(manifest.shards);
}

bool read_line(std::string_view line, Manifest& manifest) {
  Fields fields(line);
  if (fields.kind() == "source") {
    manifest.sources.push_back(read_source(fields));
  } else if (fields.kind() == "stub") {
    manifest.stubs.push_back(read_stub(fields));
  } else if (fields.kind() == "correction") {
    manifest.idle_corrections.push_back(read_idle(fields));
  } else if (fields.kind() == "segment") {
    manifest.segments.push_back(read_segment(fields));
  } else if (fields.kind() == "dead" && !manifest.segments.empty()) {
    manifest.segments.back().dead.push_back(fields.text());
  } else if (fields.kind() == "head") {
    read_head(fields, manifest);
  } else {
    return false;
  }
  return fields.good();
}

}  // namespace

std::string manifest_to_text(const Manifest& manifest) {
  std::string text;
  text.reserve(256 * (manifest.sources.size() + 1) + 64 * manifest.stubs.size());
  text += first_line();
  write_head(text, manifest);
  for (const Segment& segment : manifest.segments) write(text, segment);
  for (const StubRecord& stub : manifest.stubs) write(text, stub);
  for (const IdleCorrection& idle : manifest.idle_corrections) write(text, idle);
  for (const SourceRecord& record : manifest.sources) write(text, record);
  text += digest(text);
  return text;
}

Result<Manifest> manifest_from_text(std::string_view text) {
  if (has_newer_form(text)) {
    return with_hint(Err(Error::Code::NoIndex, "the index is of a newer format"),
                     std::string(kNewer));
  }
  const std::string first = first_line();
  if (!text.starts_with(first)) {
    // What begins like no format at all was one.
    const bool other = text.starts_with(kName);
    return Err(other ? Error::Code::NoIndex : Error::Code::Malformed, "{}",
               other ? "the index is of another format" : "the manifest is damaged");
  }
  const auto last = text.rfind('\n') + 1;
  if (text.substr(last) != digest(text.substr(0, last))) {
    return Err(Error::Code::Malformed, "the manifest is damaged");
  }
  Manifest manifest;
  for (std::size_t at = first.size(); at < last;) {
    const auto end = text.find('\n', at);
    if (!read_line(text.substr(at, end - at), manifest)) {
      return Err(Error::Code::Malformed, "the manifest has a damaged line: {}",
                 text.substr(at, std::min<std::size_t>(end - at, 100)));
    }
    at = end + 1;
  }
  return manifest;
}

bool is_newer(const Error& error) {
  return error.hint == kNewer;
}

}  // namespace viendan::store
