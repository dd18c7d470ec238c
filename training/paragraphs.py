"""Collects the project's fictional paragraphs as the network's input, for the test that Go and PyTorch agree.

Usage: python paragraphs.py OUT.json
"""

import glob
import html
import json
import os
import re
import sys

from data import tokenise


def texts():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for path in sorted(glob.glob(root + "/internal/demo/stories/*.html")):
        for p in re.findall(r"<p[^>]*>(.*?)</p>", open(path, encoding="utf-8").read(), re.S):
            yield html.unescape(re.sub(r"<[^>]+>|\s+", " ", p)).strip()
    for path in sorted(glob.glob(root + "/read/testdata/cases/*.txtar")):
        for part in re.split(r"^-- .* --$", open(path, encoding="utf-8").read(), flags=re.M)[1::2]:
            for p in part.split("\n\n")[1:]:
                yield p.strip()


def main(out):
    seen = [t for t in dict.fromkeys(texts()) if len(t) > 40][:200]
    paragraphs = []
    for doc in tokenise([(str(i), t) for i, t in enumerate(seen)]):
        flags = [0] * len(doc["words"])
        for i in range(len(flags)):
            flags[i] |= 2 * (i == 0 or doc["block"][i] != doc["block"][i - 1])
        for a, b in doc["quotes"]:
            for i in range(a, b):
                flags[i] |= 1
        for i in doc["sent"]:
            flags[i] |= 4
        paragraphs.append({"words": doc["words"], "flags": flags})
    with open(out, "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(p, ensure_ascii=False, separators=(",", ":")) for p in paragraphs) + "\n]\n")
    print(len(paragraphs), "paragraphs", sum(len(p["words"]) for p in paragraphs), "words")


if __name__ == "__main__":
    main(*sys.argv[1:])
