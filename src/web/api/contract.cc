#include "web/api/contract.h"

#include "web/static_files.h"

namespace viendan::web {
namespace {

/// A file of schemas/, as it was when the program was built.
Result<Reply> schema_file(std::string_view name) {
  for (const StaticFile& file : schema_files()) {
    if (file.name != name) continue;
    return Response{.type = std::string(kJson), .body = std::string(file.bytes)};
  }
  return Err(Error::Code::NotFound, "{} is no schema", in_quotes(name));
}

}  // namespace

Result<Reply> index_resource(const Call&) {
  render::List list;
  for (const Resource& resource : resources()) {
    list.emplace_back(render::Object{{"path", std::string(resource.path)},
                                     {"summary", std::string(resource.summary)}});
  }
  return render::Object{{"title", std::string("viendan")}, {"resources", std::move(list)}};
}

Result<Reply> openapi_resource(const Call&) {
  return schema_file("openapi.json");
}

Result<Reply> schema_resource(const Call& call) {
  return schema_file(call.name + ".schema.json");
}

}  // namespace viendan::web
