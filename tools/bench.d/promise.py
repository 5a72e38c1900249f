"""Where other engines fail: symbols in three spellings and words typed without accents, each engine
with the raw text and its own best analysis, beside a scan of the folded text."""
import queries
from common import say
from engines import Fts5, Ours, PlainXapian
from servers import Groonga, Postgres

FORMS = ("as printed", "without Đ", "loose words")


def _drawn(corpus):
    """Ten symbols in three spellings, twenty conjunctions."""
    drawing = queries.Drawing(corpus, queries.SEED + 1)
    symbols = queries.draw_distinct(10, drawing.symbol)
    asked = []
    for i, symbol in enumerate(symbols):
        folded = queries.fold([symbol])[0]
        for form, typed in zip(FORMS, queries.spellings(symbol)):
            # Loose words are no phrase to an engine: that they name a symbol is for it to know.
            kind = "and" if form == "loose words" else "symbol"
            asked.append((form, kind, queries.Query(f"{form}-{i}", "symbol", typed, folded)))
    for i, words in enumerate(queries.draw_distinct(20, drawing.unaccented)):
        asked.append(("unaccented", "and", queries.Query(f"unaccented-{i}", "and", words, words)))
    return asked


def _verdict(found, expected):
    found = set(found)
    if found == expected:
        return "exact"
    if not found:
        return "none"
    if found > expected:
        return "more"
    return "fewer" if found < expected else "other"


def keep(run):
    """{engine: {form: {verdict: count}}}"""
    say("symbols in three spellings, words without accents")
    asked = _drawn(run.corpus)
    expected = {query.id: run.corpus.scan(query) for _, _, query in asked}
    file = run.work / "promise.tsv"
    with open(file, "w", encoding="utf-8") as out:
        for _, kind, query in asked:
            out.write(f"{query.id}\t{kind}\t{query.typed}\n")
    result = {}
    ours = [engine for engine in run.engines if isinstance(engine, Ours)]
    for kind in (*ours, Fts5, Postgres, Groonga, PlainXapian):
        name = "viendan" if kind in ours else f"{kind.name}, raw"
        answers = run.attempt(name, lambda: _answers(run, kind, name, file))
        if answers is None:
            continue
        counts = result.setdefault(name, {})
        for form, _, query in asked:
            verdict = _verdict(answers.get(query.id, []), expected[query.id])
            of_form = counts.setdefault(form, {})
            of_form[verdict] = of_form.get(verdict, 0) + 1
            if name == "viendan" and verdict != "exact":
                say(f"  {query.typed}: {verdict}, {len(answers.get(query.id, []))} found, "
                    f"{len(expected[query.id])} by scan")
    return result


def _answers(run, kind, name, file):
    if isinstance(kind, Ours):
        return kind.answers(file)
    engine = kind(run.work / name.replace(" ", "-").replace(",", ""))
    try:
        engine.build_raw(run.streams)
        return engine.answers(file)
    finally:
        engine.close()
