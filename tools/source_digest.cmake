# Writes OUT, a source file that holds one digest over the contents of FILES.
# Run by the build whenever one of them changes, so that a document read by older rules is read anew.
string(REPLACE "|" ";" files "${FILES}")
set(all "")
foreach(file ${files})
  file(SHA256 ${file} digest)
  string(APPEND all ${digest})
endforeach()
string(SHA256 digest "${all}")
string(SUBSTRING ${digest} 0 16 digest)
file(WRITE ${OUT} "#include \"pipeline/rules.h\"\n
namespace viendan::pipeline {\nstd::string_view source_digest() { return \"${digest}\"; }\n}\n")
