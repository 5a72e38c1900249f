#include "render/akn.h"

#include "render/akn_parts.h"
#include "render/iri.h"
#include "vocabulary/symbol.h"

namespace viendan::render {

std::string to_akn(const Document& document) {
  auto writing = akn::begin(document);
  akn::write_text(writing);
  const std::string text = writing.out.take();
  const std::string type =
      document.metadata.type.empty() ? "van-ban" : document.metadata.type.value;
  Markup out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.element("akomaNtoso",
              {{"xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"},
               {"xmlns:vd", "urn:viendan:akn:1"}},
              [&] {
                out.line();
                out.element(element_of(document.metadata.id),
                            {{"name", slug(type)}, {"contains", "singleVersion"}}, [&] {
                              out.line();
                              out.raw(akn::meta(writing));
                              out.raw(text);
                            });
                out.line();
              });
  out.line();
  return out.take();
}

}  // namespace viendan::render
