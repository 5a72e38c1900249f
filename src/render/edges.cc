#include "render/export.h"
#include "render/records.h"
#include "render/writers.h"

namespace viendan::render {

Object edge_record(const Edge& edge) {
  return {{"from", edge.from},
          {"to", edge.to},
          {"relation", edge.relation},
          {"mentions", edge.mentions},
          {"status", edge.status}};
}

std::string edges_as_jsonl(std::span<const Edge> edges) {
  std::string out;
  for (const Edge& edge : edges) out += to_json(edge_record(edge)) + "\n";
  return out;
}

}  // namespace viendan::render
