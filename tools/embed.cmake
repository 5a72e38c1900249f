# Writes the files FILES (separated by |) into the C++ source OUT: a table of names and bytes that
# src/LIBRARY/static_files.h declares as FUNCTION.
string(REPLACE "|" ";" files "${FILES}")
set(arrays "")
set(rows "")
set(number 0)
foreach(file ${files})
  get_filename_component(name ${file} NAME)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char kFile${number}[] = {${bytes}};\n")
  string(APPEND rows "    {\"${name}\", {reinterpret_cast<const char*>(kFile${number}), sizeof(kFile${number})}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUT}.new "#include \"${LIBRARY}/static_files.h\"

namespace viendan::${LIBRARY} {
namespace {
${arrays}
const StaticFile kFiles[] = {
${rows}};
}  // namespace

std::span<const StaticFile> ${FUNCTION}() {
  return kFiles;
}

}  // namespace viendan::${LIBRARY}
")
file(RENAME ${OUT}.new ${OUT})
