#include "cli/export_forms.h"

#include "cli/export_documents.h"

namespace viendan::cli {
namespace {

struct Row {
  render::What what;
  render::Format format;
  ExportForm form;
};
constexpr Row kForms[] = {
    {render::What::Documents, render::Format::Akn, export_akn},
    {render::What::Citations, render::Format::WebAnnotation, export_annotations},
    {render::What::Graph, render::Format::GraphML, export_graph},
    {render::What::Graph, render::Format::Dot, export_graph},
    {render::What::Graph, render::Format::Csv, export_graph},
    {render::What::Graph, render::Format::Ttl, export_graph},
    {render::What::Graph, render::Format::Jsonl, export_graph},
};

}  // namespace

ExportForm export_form(render::What what, render::Format format) {
  for (const Row& row : kForms) {
    if (row.what == what && row.format == format) return row.form;
  }
  return nullptr;
}

}  // namespace viendan::cli
