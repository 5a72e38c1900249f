#include "ingest/office/package.h"

#include <algorithm>

#include "base/text.h"

namespace viendan::ingest {
namespace {

constexpr std::size_t kMostLinks = 100'000;

/// The name of an entry from a reference, which is relative to the folder of the part or begins
/// with a slash. ".." goes up and never above the archive.
std::string resolve(std::string_view part, std::string_view target) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view path) {
    for (const auto name : split(path, '/')) {
      if (name == ".." && !names.empty()) names.pop_back();
      if (!name.empty() && name != "." && name != "..") names.emplace_back(name);
    }
  };
  const auto folder = part.rfind('/');
  if (!target.starts_with('/') && folder != std::string_view::npos) add(part.substr(0, folder));
  add(target);
  return join(names, "/");
}

std::string links_file_of(std::string_view part) {
  const auto slash = part.rfind('/');
  const auto name = slash == std::string_view::npos ? 0 : slash + 1;
  return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

}  // namespace

Result<PartLinks> read_links(Archive& archive, std::string_view part) {
  const std::string name = links_file_of(part);
  if (!archive.has(name)) return PartLinks();
  const auto xml = archive.read_xml(name);
  if (!xml) return tl::unexpected(xml.error());
  PartLinks links;
  for (const Element element : xml->root()) {
    if (links.size() >= kMostLinks) break;
    if (!element.is("Relationship") || element.attribute("TargetMode") == "External") continue;
    const auto type = element.attribute("Type");
    links.push_back({std::string(element.attribute("Id")),
                     std::string(type.substr(type.rfind('/') + 1)),
                     resolve(part, element.attribute("Target"))});
  }
  return links;
}

std::string part_of_type(const Archive& archive, const PartLinks& links, std::string_view type) {
  const auto found = std::ranges::find_if(
      links, [&](const PartLink& link) { return link.type == type && archive.has(link.target); });
  return found == links.end() ? "" : found->target;
}

std::string part_of_id(const PartLinks& links, std::string_view id) {
  const auto found = std::ranges::find(links, id, &PartLink::id);
  return found == links.end() ? "" : found->target;
}

}  // namespace viendan::ingest
