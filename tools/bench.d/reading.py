"""Reading: stages with google-benchmark, then a whole build, one worker beside two. With --pdf, the
PDF files of a folder are read too, beside pdftotext."""
import pathlib
import shutil
import subprocess
import tempfile

from common import BUILD, ROOT, VOCABULARY, prepare, program, run


def whole_builds(corpus):
    size = sum(f.stat().st_size for f in corpus.rglob("*") if f.is_file()) / 1e6
    times = {}
    for jobs in (1, 2):
        with tempfile.TemporaryDirectory() as index:
            seconds, _, peak = run([BUILD / "viendan", "build", "--full", "--corpus", corpus,
                                    "--index", index, "--jobs", jobs])
        times[jobs] = seconds
        print(f"viendan build, {jobs} worker{'s' if jobs > 1 else ' '}: {seconds:7.1f} s "
              f"{size / seconds:6.1f} MB/s  peak {peak:5.0f} MB")
    print(f"two workers are {times[1] / times[2]:.2f} times as fast as one")


def pdf_pages(folder):
    """Pages a second of the PDF files with a text layer, beside pdftotext."""
    files = sorted(pathlib.Path(folder).glob("*.pdf"))
    ours = theirs = pages = 0
    for file in files:
        told = subprocess.run(["pdftotext", file, "-"], capture_output=True).stdout
        count = told.count(b"\f")
        if len(told) < 500 * count:
            continue  # a scan
        with tempfile.TemporaryDirectory() as sink:
            theirs += run(["pdftotext", "-layout", file, f"{sink}/out.txt"])[0]
        ours += run([BUILD / "tests" / "viendan_draft", "--text", file])[0]
        pages += count
    if pages:
        print(f"PDF: {pages} pages, {pages / ours:.0f} pages/s; pdftotext -layout "
              f"{pages / theirs:.0f} pages/s, ratio {theirs / ours:.2f}")


def main(arguments):
    pdf = None
    if "--pdf" in arguments:
        at = arguments.index("--pdf")
        pdf = arguments[at + 1]
        del arguments[at:at + 2]
    corpus = ROOT / "corpus"
    if arguments and not arguments[0].startswith("-"):
        corpus = pathlib.Path(arguments.pop(0)).resolve()
    prepare("viendan", "viendan_bench", "viendan_draft")
    subprocess.run([program("viendan_bench"), VOCABULARY, corpus, *arguments], check=True)
    whole_builds(corpus)
    if pdf and shutil.which("pdftotext"):
        pdf_pages(pdf)
