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
};

}  // namespace

ExportForm export_form(render::What what, render::Format format) {
  for (const Row& row : kForms) {
    if (row.what == what && row.format == format) return row.form;
  }
  return nullptr;
}

}  // namespace viendan::cli
