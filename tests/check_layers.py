#!/usr/bin/env python3
"""Enforces the arrows of the design on the #include lines of src/.

base <- model <- vocabulary <- stages <- pipeline <- cli, and
{ store, search, render } <- collection <- { web, mcp } <- cli;
stages never include each other, and the libraries of others are included only where the tables below say so.
Usage: check_layers.py REPOSITORY
"""
import re
import sys
from pathlib import Path

STAGES = ("ingest normalise structure tables activities citations corrections store search"
          " render").split()
BELOW = {
    "base": [],
    "model": ["base"],
    "vocabulary": ["base", "model"],
    **{stage: ["base", "model", "vocabulary"] for stage in STAGES},
    # render shows what the pipeline made; only the commands put both together.
    "pipeline": ["base", "model", "vocabulary", *(s for s in STAGES if s != "render")],
    # Pages and assistants are shown what is stored; nothing is read or built for them.
    "collection": ["base", "model", "vocabulary", "store", "search", "render"],
    **{shows: ["base", "model", "vocabulary", "store", "search", "render", "collection"]
       for shows in ("web", "mcp")},
    "cli": ["base", "model", "vocabulary", *STAGES, "pipeline", "collection", "web", "mcp"],
}
# A library's header, as a pattern, and the folders (in .cc files) or files that may include it.
LIBRARIES = {
    r"unicode/": ["src/base/unicode.cc"],
    r"re2/": ["src/base/pattern.cc"],
    r"xxhash": ["src/base/file.cc"],
    r"tl/expected": ["src/base/result.h"],
    r"pugixml": ["src/vocabulary/", "src/store/", "src/render/", "src/ingest/office/",
                 "src/corrections/entries.cc"],
    r"libxml/": ["src/store/", "src/ingest/html/"],
    r"zip\.h": ["src/ingest/office/"],
    r"poppler": ["src/ingest/pdf/"],
    r"qpdf": ["src/ingest/pdf/"],
    r"tesseract|leptonica|allheaders": ["src/ingest/ocr/"],
    r"xapian": ["src/search/index/database_xapian.h"],
    r"sqlite3": ["src/store/sql.cc", "src/render/sqlite.cc"],
    r"nlohmann/": ["src/render/", "src/mcp/json.cc"],
    r"xlsxwriter": ["src/render/xlsx.cc"],
    r"microhttpd": ["src/web/http/server.cc"],
    r"spdlog/": ["src/web/http/log.cc"],
    r"zlib": ["src/web/http/gzip.cc"],
    r"CLI/": ["src/cli/options.cc", "src/cli/described.cc"],
    r"regex$": [],
    r"locale$": [],
}
# Headers of ours that bring a library with them, and the files that may include them.
PRIVATE = {"search/index/database_xapian.h": "src/search/index/database"}
INCLUDE = re.compile(r'#include\s+([<"])([^>"]+)[>"]')


def allowed_library(path, header):
    """Whether a file may include the header of a library."""
    for pattern, places in LIBRARIES.items():
        if re.match(pattern, header):
            in_header = path.endswith(".h")
            return any(path == place or path.startswith(place) and place.endswith("/")
                       and not in_header for place in places)
    return True


def faults_of(path, text):
    """The forbidden includes of one file."""
    folder = path.split("/")[1]
    for number, line in enumerate(text.split("\n"), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quote, header = found.groups()
        target = header.split("/")[0]
        if quote == '"' and target in BELOW:
            if target != folder and target not in BELOW[folder]:
                yield f"{path}:{number}: {folder} must not include {target}"
            if header in PRIVATE and not path.startswith(PRIVATE[header]):
                yield f"{path}:{number}: {header} is not to be included here"
        elif not allowed_library(path, header):
            yield f"{path}:{number}: {header} is not to be included here"


def main():
    root = Path(sys.argv[1])
    faults, files = [], 0
    for file in sorted((root / "src").glob("*/**/*.[ch]*")):
        path = file.relative_to(root).as_posix()
        if path.split("/")[1] not in BELOW:
            faults.append(f"{path}: a folder that the design does not know")
            continue
        files += 1
        faults += faults_of(path, file.read_text(encoding="utf-8"))
    # The check must see a fault where there is one.
    assert list(faults_of("src/tables/x.cc", '#include "structure/parse.h"\n'))
    assert list(faults_of("src/model/x.h", "#include <pugixml.hpp>\n"))
    assert list(faults_of("src/search/x.cc", '#include "search/index/database_xapian.h"\n'))
    print("\n".join(faults) if faults else f"{files} files keep the layers")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
