"""Builds killed at each step of their publication and at random instants: whole before, whole after.

A smaller tools/crash: VIENDAN_KILLS sets how many builds are killed at random."""
import os
import random
import tempfile
import unittest
from pathlib import Path

import crashing

KILLS = int(os.environ.get("VIENDAN_KILLS", "12"))


class Crashes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.stories = crashing.stories(Path(scratch.name), crashing.written(6), ("one", "merge", "new"))

    def test_a_fault_at_each_step_leaves_the_old_index_or_the_new(self):
        seen = set()
        for story in self.stories:
            for fault in story.faults():
                # A step is the same whatever the build: once is enough here, tools/crash tries all.
                if fault.replace(":1=", "=") in seen:
                    continue
                seen.add(fault.replace(":1=", "="))
                with self.subTest(story=story.name, fault=fault):
                    story.fail_at(fault)
        steps = {fault.split(":")[0].split("=")[0] for fault in seen}
        self.assertLessEqual({"file.rename", "file.renamed", "published", "links.commit", "links.committed",
                              "segment.remove", "generation.remove", "segments.merge", "index.flush"}, steps)

    def test_a_build_killed_at_a_random_instant_leaves_the_old_index_or_the_new(self):
        chance = random.Random(6)
        for story in self.stories:
            with self.subTest(story=story.name):
                crashing.random_kills(story, KILLS // len(self.stories), chance)


if __name__ == "__main__":
    unittest.main()
