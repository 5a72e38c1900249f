// Reads the files of schemas/vocabulary/ (their form: schemas/vocabulary.xsd).
#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/names.h"
#include "vocabulary/vocabulary.h"

namespace viendan {
namespace {

constexpr std::uint64_t kLargestFile = 16U << 20U;
// These name classes of bodies, or offices: no look-up of a body answers with them.
constexpr std::array<std::string_view, 3> kClassKinds = {"collective", "local-class",
                                                         "office-class"};

std::vector<std::string> list_of(std::string_view text, char separator) {
  std::vector<std::string> items;
  for (const auto part : split(text, separator)) {
    if (const auto item = trim(part); !item.empty()) items.emplace_back(item);
  }
  return items;
}

/// One element, with what is needed to complain about it.
class Entry {
 public:
  explicit Entry(const pugi::xml_node& node) : node_(node) {}

  [[nodiscard]] std::string text(const char* name) const {
    return node_.attribute(name).as_string();
  }
  [[nodiscard]] bool flag(const char* name) const { return node_.attribute(name).as_bool(); }
  [[nodiscard]] std::vector<std::string> list(const char* name, char separator) const {
    return list_of(text(name), separator);
  }
  [[nodiscard]] std::string needed(const char* name) {
    std::string value = text(name);
    if (value.empty()) complain(name, "is missing");
    return value;
  }
  [[nodiscard]] std::optional<Date> date(const char* name) {
    const std::string value = text(name);
    const auto date = parse_iso_date(value);
    if (!value.empty() && !date) complain(name, "is no date");
    return date;
  }
  [[nodiscard]] ColumnRole role(const char* name) {
    const auto role = value_in(kColumnRoles, text(name));
    if (!role) complain(name, "is no role");
    return role.value_or(ColumnRole::Unknown);
  }
  [[nodiscard]] double share(const char* name) {
    const double value = node_.attribute(name).as_double(-1);
    if (!(value >= 0 && value <= 1)) complain(name, "is not between 0 and 1");
    return value;
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] std::ptrdiff_t offset() const { return node_.offset_debug(); }
  [[nodiscard]] std::string_view name() const { return node_.name(); }

 private:
  void complain(const char* name, std::string_view what) {
    if (fault_.empty()) fault_ = fmt::format("attribute '{}' of <{}> {}", name, node_.name(), what);
  }

  pugi::xml_node node_;
  std::string fault_;
};

auto line_of(std::string_view bytes, std::ptrdiff_t offset) {
  const auto end =
      std::min(bytes.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
  return 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n');
}

}  // namespace

class VocabularyLoader {
 public:
  explicit VocabularyLoader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Result<Vocabulary> load() {
    for (const File& file : kFiles) {
      if (auto read = read_rows(file); !read) return tl::unexpected(read.error());
    }
    out_.version_ = digest(bytes_);
    add_variants();
    index();
    return std::move(out_);
  }

 private:
  using Add = void (VocabularyLoader::*)(Entry&);
  struct File {
    const char* name;
    std::string_view root;
    Add add;
  };
  static const std::array<File, 6> kFiles;

  Result<void> read_rows(const File& file) {
    const auto path = folder_ / file.name;
    auto bytes = read_file(path, kLargestFile);
    if (!bytes)
      return with_hint(
          tl::unexpected(bytes.error()),
          "The vocabulary is installed with the program; its folder may be incomplete.");
    bytes_ += *bytes;
    pugi::xml_document xml;
    const auto parsed = xml.load_buffer(bytes->data(), bytes->size());
    const auto malformed = [&](std::ptrdiff_t offset, std::string_view what) {
      return Err(Error::Code::Malformed, "{}:{}: {}", path.string(), line_of(*bytes, offset), what);
    };
    if (!parsed) return malformed(parsed.offset, parsed.description());
    const auto root = xml.document_element();
    if (root.name() != file.root)
      return malformed(0, fmt::format("the root is no <{}>", file.root));
    for (const auto& node : root.children()) {
      if (node.type() != pugi::node_element) continue;
      Entry row(node);
      (this->*file.add)(row);
      if (!row.fault().empty()) return malformed(row.offset(), row.fault());
    }
    return {};
  }

  void add_type(Entry& row) {
    out_.types_.push_back({row.text("code"), row.needed("name"), row.needed("slug")});
  }

  void add_issuer(Entry& row) {
    Issuer issuer{row.needed("code"), row.needed("name"), row.text("office"),
                  row.text("agency"), row.date("from"),   row.date("to")};
    for (const auto& code : row.list("variants", ' ')) {
      variants_.push_back(issuer);
      variants_.back().code = code;
    }
    out_.issuers_.push_back(std::move(issuer));
  }

  void add_agency(Entry& row) {
    out_.agencies_.push_back({row.needed("id"), row.needed("name"), row.text("abbreviation"),
                              row.needed("kind"), row.text("parent"), row.date("from"),
                              row.date("to"), row.list("successors", ' '), row.list("aliases", '|'),
                              row.needed("source")});
  }

  void add_abbreviation(Entry& row) {
    if (row.name() != "abbreviation") return;  // spellings and synonyms: for people and searches
    out_.abbreviations_.push_back({row.needed("short"), row.needed("full"), row.flag("ambiguous")});
  }

  void add_heading(Entry& row) {
    out_.headings_.push_back({fold(row.needed("text")), row.role("role"), row.share("confidence")});
  }

  void add_funding(Entry& row) { out_.funding_.push_back(row.needed("name")); }

  /// Other codes of an issuer stand behind the proper ones: those are found first.
  void add_variants() {
    for (auto& issuer : variants_) out_.issuers_.push_back(std::move(issuer));
  }

  void index() {
    for (std::size_t i = 0; i < out_.types_.size(); ++i) {
      out_.type_names_[name_key(out_.types_[i].name)].push_back(i);
    }
    for (std::size_t i = 0; i < out_.issuers_.size(); ++i) index_issuer(i);
    for (std::size_t i = 0; i < out_.agencies_.size(); ++i) index_agency(i);
    for (std::size_t i = 0; i < out_.headings_.size(); ++i) index_heading(i);
  }

  void index_issuer(std::size_t i) {
    const Issuer& issuer = out_.issuers_[i];
    out_.issuer_names_[name_key(issuer.name)].push_back(i);
    if (!issuer.office.empty()) out_.issuer_names_[name_key(issuer.office)].push_back(i);
  }

  void index_agency(std::size_t i) {
    const Agency& agency = out_.agencies_[i];
    out_.agency_ids_.emplace(agency.id, i);
    const auto& classes = kClassKinds;
    if (std::find(classes.begin(), classes.end(), agency.kind) != classes.end()) return;
    index_name(agency.name, i);
    for (const auto& alias : agency.aliases) index_name(alias, i);
  }

  void index_name(std::string_view name, std::size_t agency) {
    const std::string key = name_key(name);
    const auto add_to = [agency](std::vector<std::size_t>& found) {
      if (std::find(found.begin(), found.end(), agency) == found.end()) found.push_back(agency);
    };
    add_to(out_.agency_names_[key]);
    const std::string folded = fold(key);
    add_to(out_.folded_agency_names_[folded]);
    const auto words = words_of(key);
    for (const auto word : words) {
      out_.agency_beginnings_.emplace(key.substr(0, span_in(key, word).end), false);
    }
    out_.agency_beginnings_[key] = true;
    std::vector<std::string> syllables;
    for (const auto word : words_of(folded)) syllables.emplace_back(word);
    if (syllables.size() < 3) return;
    out_.agency_heads_[syllables.front()].push_back({syllables, agency});
  }

  void index_heading(std::size_t i) {
    const auto words = words_of(out_.headings_[i].text);
    out_.heading_words_.emplace(join({words.begin(), words.end()}, " "), i);
    out_.longest_heading_ = std::max(out_.longest_heading_, words.size());
  }

  std::filesystem::path folder_;
  std::string bytes_;
  std::vector<Issuer> variants_;
  Vocabulary out_;
};

constexpr std::array<VocabularyLoader::File, 6> VocabularyLoader::kFiles = {{
    {"document_types.xml", "document-types", &VocabularyLoader::add_type},
    {"issuers.xml", "issuers", &VocabularyLoader::add_issuer},
    {"agencies.xml", "agencies", &VocabularyLoader::add_agency},
    {"abbreviations.xml", "abbreviations", &VocabularyLoader::add_abbreviation},
    {"headings.xml", "headings", &VocabularyLoader::add_heading},
    {"funding.xml", "funding-sources", &VocabularyLoader::add_funding},
}};

Result<Vocabulary> Vocabulary::load(const std::filesystem::path& folder) {
  return VocabularyLoader(folder).load();
}

}  // namespace viendan
