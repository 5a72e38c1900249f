"""What tools/bench search reports: figures, then ratios, since figures differ by machine."""
from common import number, percentile, table
from promise import FORMS
from queries import KINDS

SHARES = (0.5, 0.95, 0.99)
PEERS = ("FTS5", "PostgreSQL", "Groonga")
YARDSTICK = "plain Xapian"
COUNTING = "plain Xapian, counting"
TWICE = "plain Xapian, text twice"


def _latency(samples):
    """{(engine, kind): (p50, p95, p99)} over the queries. Of each query the fastest of its rounds
    counts: what else the machine does only adds, and to each engine at another moment."""
    fastest = {}
    for engine, rows in samples.items():
        for query, kind, ms in rows:
            of_kind = fastest.setdefault((engine, kind), {})
            of_kind[query] = min(ms, of_kind.get(query, ms))
    return {key: tuple(percentile(of_kind.values(), share) for share in SHARES)
            for key, of_kind in fastest.items()}


def _joined(values):
    return "/".join(number(value) for value in values) if values else "-"


def _ratio(ours, others):
    """Ours by the best of the others, at each percentile."""
    others = [other for other in others if other]
    if not ours or not others:
        return None
    return [mine / min(column) for mine, column in zip(ours, zip(*others))]


def latency(samples):
    found = _latency(samples)
    table("Milliseconds of a query, p50/p95/p99 over the queries, each at its fastest (the ten best; "
          "ours: hits alone, with passages, with passages and facets)", ["engine", *KINDS],
          [[engine, *(_joined(found.get((engine, kind))) for kind in KINDS)] for engine in samples])
    rows = []
    for ours in (name for name in samples if name.startswith("viendan")):
        for title, others in (("best of " + ", ".join(PEERS), PEERS), (YARDSTICK, [YARDSTICK]),
                              (COUNTING, [COUNTING])):
            ratios = [_ratio(found.get((ours, kind)), [found.get((other, kind)) for other in others])
                      for kind in KINDS]
            rows.append([f"{ours} / {title}", *map(_joined, ratios)])
    table("Ratios of these", ["ours / theirs", *KINDS], rows)


def builds(result):
    names = ("wall_s", "cpu_s", "peak_mb", "size_mb")
    table("Building (peak memory beyond the texts, which our programs hold; of viendan build: all "
          "of it, and its time includes reading)", ["engine", "wall s", "cpu s", "peak MB", "size MB"],
          [[name, *(figures[n] for n in names)] for name, figures in result.items() if figures])
    one, two = (result.get(f"viendan, index alone, {jobs} workers") for jobs in (1, 2))
    twice = result.get(TWICE)
    if one and two and twice:
        table("Ratios of these", ["what", "ratio"], [
            ["index alone / plain Xapian, text twice, processor time", one["cpu_s"] / twice["cpu_s"]],
            ["index alone / plain Xapian, text twice, size", one["size_mb"] / twice["size_mb"]],
            ["one worker / two, index alone", one["wall_s"] / two["wall_s"]]])


def agreement(wrong):
    """Queries whose answers are exactly those of a scan."""
    rows = []
    for engine, by_query in wrong.items():
        row = [engine]
        for kind in KINDS[:-1]:
            of_kind = [value for query, value in by_query.items()
                       if query.rsplit("-", 1)[0] == kind]
            row.append(f"{sum(more == fewer == 0 for _, more, fewer in of_kind)}/{len(of_kind)}")
        lost = sum(fewer for _, _, fewer in by_query.values())
        extra = sum(more for _, more, _ in by_query.values())
        rows.append([*row, lost, extra])
    table("Queries answered with exactly the documents of a scan of the folded words",
          ["engine", *KINDS[:-1], "documents lost", "too many"], rows)


def promises(found):
    rows = []
    for engine, by_form in found.items():
        rows.append([engine, *(" ".join(f"{count} {verdict}" for verdict, count in
                                        sorted(by_form.get(form, {}).items()))
                               for form in (*FORMS, "unaccented"))])
    table("Ten symbols in three spellings and twenty conjunctions typed without accents, beside a "
          "scan; each engine reads the raw text its own way",
          ["engine", *(f"symbol {form}" for form in FORMS), "words without accents"], rows)


def replaced(times):
    rows = [[engine, percentile(values, 0.5), min(values), max(values)]
            for engine, values in times.items() if values]
    table("Milliseconds until one changed document is found (ours: the whole of viendan build)",
          ["engine", "median", "least", "most"], rows)


def show(run):
    size = sum(len(text.encode()) for text in run.corpus.text) / 1e6
    words = sum(line.count(" ") - 1 for line in run.corpus.folded) / 1e6
    print(f"{len(run.corpus.names)} documents, {size:.1f} MB, {words:.2f} million words; "
          "warm, one client; servers by their own clock or psql's")
    builds(run.result["builds"])
    latency(run.result["samples"])
    agreement(run.result["wrong"])
    promises(run.result["promise"])
    replaced(run.result["replaced"])
    for engine, why in run.failed.items():
        print(f"\nfailed: {engine}: {why}")
