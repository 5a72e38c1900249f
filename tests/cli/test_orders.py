"""Whatever the order of builds: an index is what one made from nothing is."""
import random
import shutil
import unittest

import crashing
from run import CORPUS, Case


def take_apart_and_together(corpus, index, chance, build=crashing.build):
    """Removes each document and puts it back, then removes all but one and puts them back, in orders of
    chance, with a build after each step; the number of builds."""
    kept = corpus.parent / "kept"
    kept.mkdir()
    names = sorted(path.name for path in corpus.iterdir() if path.is_file())
    count = 0

    def step(move, *where):
        nonlocal count
        move(*where)
        done = build(corpus, index)
        assert done.returncode in (0, 3), done.stderr
        count += 1

    for name in chance.sample(names, len(names)):
        step(shutil.move, corpus / name, kept / name)
        step(shutil.move, kept / name, corpus / name)
    order = chance.sample(names, len(names))
    for name in order[1:]:
        step(shutil.move, corpus / name, kept / name)
    for name in chance.sample(order[1:], len(names) - 1):
        step(shutil.move, kept / name, corpus / name)
    return count


class Orders(Case):
    def test_removing_and_adding_all_documents_one_by_one_equals_one_build_from_nothing(self):
        for file in CORPUS.glob("*.txt"):
            shutil.copy(file, self.corpus)
        for name, text in crashing.written(6).items():
            self.write(name, text)
        # Two files of one identity, one that prints no symbol, two that amend each other's provisions.
        self.write("twice.txt", crashing.decision(3, says="Con voi."))
        self.write("nameless.txt", "Kế hoạch công tác\n\n1. Thực hiện Quyết định số 3/QĐ-TTg ngày 05 tháng 6 năm 2015.\n")
        self.write("x.txt", crashing.decision(7, says=crashing.cites(8)))
        self.write("y.txt", crashing.decision(8, says=crashing.cites(7)))
        self.assertEqual(self.build().returncode, 0)
        builds = take_apart_and_together(self.corpus, self.index, random.Random(11))
        self.assertGreater(builds, 50)
        anew = self.folder / "anew"
        self.assertEqual(self.build(index=anew).returncode, 0)
        self.assertIsNone(crashing.difference(self.index, anew))


if __name__ == "__main__":
    unittest.main()
