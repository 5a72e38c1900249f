#include "web/pages/document/downloads.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "collection/graph_facts.h"
#include "render/akn.h"
#include "render/export.h"
#include "web/pages/document/facts.h"

namespace viendan::web {
namespace {

struct Kind {
  std::string_view name;
  render::What what;
  Phrase title;
};
constexpr std::array kKinds = std::to_array<Kind>({
    {"activities", render::What::Activities, {"Nhiệm vụ, hoạt động", "Activities"}},
    {"citations", render::What::Citations, {"Viện dẫn", "Citations"}},
    {"units", render::What::Units, {"Điều, khoản, điểm và các đơn vị khác", "Provisions"}},
    {"duties", render::What::Duties, {"Trách nhiệm thường xuyên", "Duties"}},
    {"targets", render::What::Targets, {"Chỉ tiêu", "Targets"}},
    {"documents", render::What::Documents, {"Thông tin văn bản", "Facts of the document"}},
});

struct Form {
  std::string_view ending;
  render::Format format;
  std::string_view type;
  std::string_view name;
};
constexpr std::array kForms = std::to_array<Form>({
    {"csv", render::Format::Csv, "text/csv; charset=utf-8", "CSV"},
    {"jsonl", render::Format::Jsonl, "application/x-ndjson; charset=utf-8", "JSON Lines"},
});

constexpr Phrase kHeading{"Tải về", "Downloads"};
constexpr Phrase kWhole{"Toàn bộ", "Everything"};
constexpr Phrase kRecord{"Bản ghi đầy đủ (XML): chữ, cấu trúc, bảng, viện dẫn, chỗ đã sửa",
                         "The whole record (XML): text, structure, tables, citations, repairs"};
constexpr Phrase kPlain{"Toàn văn bản đọc (văn bản thuần, UTF-8)",
                        "The text as it is read (plain text, UTF-8)"};
constexpr Phrase kAkn{"Akoma Ntoso 3.0 (XML pháp luật của OASIS): toàn văn, dẫn chiếu, bảng",
                      "Akoma Ntoso 3.0 (legal XML of OASIS): text, references, tables"};
constexpr Phrase kTurtle{"Văn bản và các liên kết của nó (RDF Turtle, thuật ngữ ELI)",
                         "The document and its links (RDF Turtle, terms of ELI)"};
constexpr Phrase kData{"Dữ liệu", "Data"};
struct Whole {
  std::string_view ending;
  Phrase name;
};
constexpr std::array kWholes =
    std::to_array<Whole>({{"xml", kRecord}, {"txt", kPlain}, {"akn", kAkn}, {"ttl", kTurtle}});
constexpr Phrase kOriginal{
    "Tệp gốc không nằm trong chỉ mục, nên không tải được ở đây. Tên tệp trong kho: ",
    "The original file is not in the index and cannot be downloaded here. Its name in the "
    "collection: "};

/// A file name of letters, digits, "-" and "." only, whatever the identity has.
std::string safe_name(std::string_view words) {
  std::string name;
  for (const char c : fold(words)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain || c == '.')
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  const auto trimmed = trim(name, "-.");
  return trimmed.empty() ? "document" : std::string(trimmed.substr(0, 120));
}

/// RFC 6266: a name that every browser reads, and the real one (RFC 5987).
std::string disposition(const Document& document, std::string_view ending) {
  const std::string plain = safe_name(document.metadata.id);
  const std::string real = replace_all(
      document.metadata.symbol.empty() ? plain : document.metadata.symbol.value, "/", "-");
  return fmt::format("attachment; filename=\"{}.{}\"; filename*=UTF-8''{}.{}", plain, ending,
                     encode_value(real), ending);
}

Response file(const Document& document, std::string_view ending, std::string_view type,
              std::string body) {
  return {.type = std::string(type),
          .body = std::move(body),
          .headers = {{"Content-Disposition", disposition(document, ending)}}};
}

std::optional<Response> data_file(const View& view, const Document& document,
                                  std::string_view wanted) {
  for (const Kind& kind : kKinds) {
    for (const Form& form : kForms) {
      const std::string name = fmt::format("{}.{}", kind.name, form.ending);
      if (wanted != name) continue;
      return file(document, name, form.type,
                  render::export_records({&document, 1}, kind.what, form.format,
                                         view.collection.vocabulary));
    }
  }
  return std::nullopt;
}

std::optional<Response> turtle(const View& view, const Document& document) {
  auto text = collection::turtle_of(view.collection.catalogue, document);
  if (!text) return std::nullopt;
  return file(document, "ttl", "text/turtle; charset=utf-8", *std::move(text));
}

std::size_t count_of(const Document& document, render::What what) {
  switch (what) {
    case render::What::Activities:
      return document.activities.size();
    case render::What::Citations:
      return document.citations.size();
    case render::What::Duties:
      return document.duties.size();
    case render::What::Targets:
      return document.targets.size();
    default:
      return 1;
  }
}

std::string address(const Reading& reading, std::string_view wanted) {
  Address to("/documents/" + reading.document.metadata.id, reading.language());
  return to.with("download", wanted).text();
}

}  // namespace

void downloads(Html& html, const Reading& reading) {
  html.element("h2", reading.say(kHeading));
  html.element("h3", reading.say(kWhole));
  html.element("ul", [&] {
    for (const auto& [ending, name] : kWholes) {
      html.element("li", [&] {
        html.element("a", {{"href", address(reading, ending)}, {"download", ""}},
                     reading.say(name));
      });
    }
  });
  html.element("h3", reading.say(kData));
  html.element("ul", [&] {
    for (const Kind& kind : kKinds) {
      if (count_of(reading.document, kind.what) == 0) continue;
      html.element("li", [&] {
        html.text(reading.say(kind.title));
        html.text(": ");
        for (const Form& form : kForms) {
          const std::string name = fmt::format("{}.{}", kind.name, form.ending);
          if (&form != kForms.data()) html.text(" · ");
          html.element("a",
                       {{"href", address(reading, name)},
                        {"download", ""},
                        {"aria-label", fmt::format("{}: {}", reading.say(kind.title), form.name)}},
                       form.name);
        }
      });
    }
  });
  html.element("p", {{"class", "note"}}, [&] {
    html.text(reading.say(kOriginal));
    html.element("code", reading.document.source);
  });
}

std::optional<Response> download(const View& view, const Document& document,
                                 std::string_view wanted) {
  if (wanted == "txt") return file(document, "txt", "text/plain; charset=utf-8", document.text);
  if (wanted == "akn") {
    return file(document, "akn.xml", "application/akn+xml; charset=utf-8",
                render::to_akn(document));
  }
  if (wanted == "ttl") return turtle(view, document);
  if (wanted != "xml") return data_file(view, document, wanted);
  const auto* record = view.collection.workspace.find(document.metadata.id);
  if (record == nullptr) return std::nullopt;
  auto bytes = read_file(view.collection.workspace.record_path(*record), std::uint64_t{1} << 31U);
  if (!bytes) return std::nullopt;
  return file(document, "xml", "application/xml; charset=utf-8", *std::move(bytes));
}

}  // namespace viendan::web
