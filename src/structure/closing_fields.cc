#include "structure/closing_fields.h"

#include "base/text.h"
#include "structure/closing.h"
#include "structure/head_lines.h"
#include "structure/stamp.h"

namespace viendan::structure {
namespace {

/// On pages read side after side the name comes last, below the recipients: the last line before
/// the attachments that is a person's name and nothing else.
std::vector<Span> name_below(const Document& d, const Span position) {
  std::vector<Span> found;
  for (const Block& block : d.blocks) {
    if (block.kind == BlockKind::Annex || block.kind == BlockKind::Plan) break;
    const bool below = block.own.begin > position.end && block.kind == BlockKind::Paragraph;
    const Span span = below ? trimmed(d.text, block.own) : Span{};
    if (!below || !is_person_name(span.of(d.text))) continue;
    found.assign(1, span_in(d.text, without_rank(span.of(d.text))));
  }
  return found;
}

void read_signature(Document& d) {
  std::vector<Span> positions, names;
  std::string capacity;
  std::string value;
  for (const Block& block : d.blocks) {
    if (block.kind != BlockKind::Signature || block.parent != 0) continue;
    const Span span = trimmed(d.text, block.own);
    const std::string_view words = span.of(d.text);
    if (block.rule == kSignerName) names.push_back(span_in(d.text, without_rank(words)));
    if (!names.empty() || (block.rule != kCapacity && block.rule != kPosition)) continue;
    positions.push_back(span);
    std::string position = squeeze(words);
    if (const auto repaired = repaired_deputy(capacity, position)) {
      d.repairs.push_back({"deputy-title", "signer_position", position, *repaired, 0.95, span});
      position = *repaired;
    }
    capacity = block.rule == kCapacity ? position : std::string();
    value.append(value.empty() ? "" : " ").append(position);
  }
  if (!positions.empty()) {
    d.metadata.signer_position = {
        value, {positions.front().begin, positions.back().end}, std::string(kCapacity)};
  }
  if (names.empty() && !positions.empty()) names = name_below(d, positions.back());
  // A joint act is signed by several.
  for (const Span name : names) {
    d.metadata.signer.value.append(d.metadata.signer.empty() ? "" : "; ")
        .append(squeeze(name.of(d.text)));
  }
  if (!names.empty()) {
    d.metadata.signer.span = {names.front().begin, names.back().end};
    d.metadata.signer.rule = kSignerName;
  }
}

Field item(std::string_view text, Span span, std::string_view rule) {
  std::string_view words = trim(span.of(text));
  words = trim(words, "-+*~• \t\n");
  words = without_page_mark(words);
  words = trim_right(words, " ;.,\t\n");
  if (words.empty()) return {};
  return {squeeze(words), span_in(text, words), std::string(rule)};
}

/// What stands behind the colon of "Kính gửi: ..." or "Nơi nhận: ...".
std::vector<Field> items_in_line(std::string_view text, Span span, std::string_view rule) {
  const std::string_view words = span.of(text);
  const std::size_t colon = words.find(':');
  std::vector<Field> fields;
  if (colon == std::string_view::npos) return fields;
  for (const std::string_view part : split(words.substr(colon + 1), ';')) {
    Field field = item(text, span_in(text, part), rule);
    if (!field.empty()) fields.push_back(std::move(field));
  }
  return fields;
}

void read_recipients(Document& d) {
  int heading = -1;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) {
    const Block& block = d.blocks[i];
    if (block.kind != BlockKind::Recipients) continue;
    if (block.parent == 0 && heading < 0) {
      heading = static_cast<int>(i);
      d.metadata.recipients = items_in_line(d.text, block.own, kRecipient);
    } else if (block.parent == heading && heading > 0) {
      Field field = item(d.text, block.own, kRecipient);
      if (!field.empty()) d.metadata.recipients.push_back(std::move(field));
    }
  }
}

void read_addressees(Document& d) {
  for (const Block& block : d.blocks) {
    if (block.kind != BlockKind::Addressees) continue;
    if (block.rule == kAddressee) {
      Field field = item(d.text, block.own, kAddressee);
      if (!field.empty()) d.metadata.addressees.push_back(std::move(field));
    } else if (d.metadata.addressees.empty()) {
      d.metadata.addressees = items_in_line(d.text, block.own, kAddressee);
    }
  }
}

}  // namespace

void read_closing(Document& document) {
  read_signature(document);
  read_recipients(document);
  read_addressees(document);
}

}  // namespace viendan::structure
