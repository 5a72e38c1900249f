"""Queries drawn from the corpus itself, and what a scan of the same words finds.

The words of the documents are those of our own tokenizer, without accents, and so are the words of
the queries that the other engines get: none gains or loses by its own reading of words.
"""
import collections
import random
import re
from dataclasses import dataclass

from common import VOCABULARY, output, program

SEED = 20261
KINDS = ("rare", "and", "phrase", "symbol", "unaccented", "question")
SYMBOL = re.compile(r"(?<![\w/-])\d{1,5}/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z]*\d*(?:-[A-ZĐ][A-ZĐa-z]*\d*)*"
                    r"(?![\w/-])")
SENTENCE = re.compile(r"[.;:\v]+")


@dataclass
class Query:
    id: str
    kind: str
    typed: str        # as a user types it
    folded: str = ""  # its words without accents, for the other engines


class Corpus:
    """The streams that `viendan_search_bench tokens` wrote."""

    def __init__(self, folder):
        self.folder = folder
        self.names, self.folded = self._lines("folded.tsv")
        _, self.words = self._lines("words.tsv")
        _, self.text = self._lines("text.tsv")
        self.frequency = collections.Counter()
        for line in self.folded:
            self.frequency.update(set(line.split()))

    def _lines(self, file):
        with open(self.folder / file, encoding="utf-8", newline="\n") as lines:
            pairs = [line.rstrip("\n").split("\t", 1) for line in lines]
        return [name for name, _ in pairs], [text for _, text in pairs]

    def share(self, word):
        return self.frequency[word] / len(self.names)

    def scan(self, query):
        """The documents that have the words, found without any index."""
        if query.kind in ("phrase", "symbol"):
            wanted, together = [f" {query.folded} "], all
        else:
            wanted = [f" {word} " for word in query.folded.split()]
            together = any if query.kind == "question" else all
        return {name for name, line in zip(self.names, self.folded)
                if together(word in line for word in wanted)}

    def scan_exact(self, typed):
        """The documents that have the words one after the other, accents and all."""
        return {name for name, line in zip(self.names, self.words) if f" {typed} " in line}


def fold(texts):
    """The words of each text, as the documents have them."""
    lines = output([program("viendan_search_bench"), "fold", VOCABULARY],
                   input="".join(f"{text}\n" for text in texts))
    return lines.split("\n")[:len(texts)]


def _is_word(word):
    return len(word) > 1 and word.isalpha() and word.isascii()


def draw_distinct(count, attempt):
    """Distinct results of attempts that may fail."""
    drawn = []
    for _ in range(10000):
        result = attempt()
        if result and result not in drawn:
            drawn.append(result)
        if len(drawn) == count:
            break
    return drawn


class Drawing:
    def __init__(self, corpus, seed=SEED):
        self.corpus = corpus
        self.chance = random.Random(seed)

    def rare(self):
        index = self.chance.randrange(len(self.corpus.names))
        words = [w for w in self.corpus.folded[index].split() if len(w) > 2 and w.isalpha()
                 and self.corpus.frequency[w] <= 3]
        return self.chance.choice(words) if words else None

    def _together(self, fewest, most, accented):
        """Frequent words of one document."""
        index = self.chance.randrange(len(self.corpus.names))
        folded = self.corpus.folded[index].split()
        fit = [i for i, w in enumerate(folded)
               if _is_word(w) and 0.1 <= self.corpus.share(w) <= 0.8]
        if len(fit) < most:
            return None
        places = self.chance.sample(fit, self.chance.randint(fewest, most))
        words = self.corpus.words[index].split() if accented else folded
        return " ".join(dict.fromkeys(words[place] for place in places))

    def conjunction(self):
        return self._together(2, 3, accented=True)

    def unaccented(self):
        return self._together(2, 4, accented=False)

    def phrase(self):
        """Neighbours that occur in some further documents."""
        index = self.chance.randrange(len(self.corpus.names))
        words = self.corpus.words[index].split()
        length = self.chance.randint(3, 5)
        if len(words) <= length:
            return None
        at = self.chance.randrange(len(words) - length)
        part = words[at:at + length]
        typed = " ".join(part)
        if not all(word.isalpha() for word in part):
            return None
        return typed if sum(f" {typed} " in line for line in self.corpus.words[::7]) >= 1 else None

    def symbol(self):
        found = SYMBOL.findall(self.chance.choice(self.corpus.text))
        return self.chance.choice(found) if found else None

    def question(self):
        sentences = SENTENCE.split(self.chance.choice(self.corpus.text))
        fit = [s for s in sentences if 10 <= len(s.split()) <= 20 and sum(map(str.isalpha, s)) > 40]
        return " ".join(self.chance.choice(fit).split()).replace('"', "") if fit else None


def draw(corpus, count=20):
    """`count` queries of each kind."""
    drawing = Drawing(corpus)
    makers = dict(zip(KINDS, (drawing.rare, drawing.conjunction, drawing.phrase, drawing.symbol,
                              drawing.unaccented, drawing.question)))
    queries = [Query(f"{kind}-{i}", kind, typed)
               for kind, make in makers.items() for i, typed in enumerate(draw_distinct(count, make))]
    foldings = fold([query.typed for query in queries]) if queries else []
    for query, folded in zip(queries, foldings):
        query.folded = folded
    return queries


def as_typed(query):
    """For our own search."""
    return f'"{query.typed}"' if query.kind == "phrase" else query.typed


def write(queries, file, text):
    with open(file, "w", encoding="utf-8") as out:
        for query in queries:
            out.write(f"{query.id}\t{query.kind}\t{text(query)}\n")
    return file


def spellings(symbol):
    """30/2020/NĐ-CP as printed, without accents, and as loose words."""
    plain = symbol.replace("Đ", "D").replace("đ", "d")
    return [symbol, plain, re.sub(r"[/-]", " ", plain).lower()]
