"""Writes what a student answers on the open dev articles: labels alone, no text, for the test that Go and PyTorch agree.

Usage: python devanswers.py STUDENT DATA OUT.json.gz

OUT is one object: article → task → the best label of each token, one character a token from "0" on.
"""

import gzip
import json
import sys

import torch

import batches
from score import load
from student import Student

TASKS = ("upos", "form", "sent", "news", "anchor")


@torch.no_grad()
def main(student, data, out):
    model = Student.load(torch.load(student))
    model.eval()
    got = {}
    for name, ending in (("polnear-dev", ".txt"), ("worldwide-dev", ""), ("gum-dev", "")):  # articles as sayso predict names them
        for doc in load(data, name):
            h = model.encode(batches.collate([(doc, 0, len(doc["words"]))]))
            best = {k: v[0].argmax(-1).tolist() for k, v in model.heads.tokens(h).items()}
            got[doc["id"] + ending] = {k: "".join(chr(48 + x) for x in best[k]) for k in TASKS}
    with open(out, "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=0) as z:
        z.write(json.dumps(got, sort_keys=True, separators=(",", ":")).encode())
    print(len(got), "articles", sum(len(v["upos"]) for v in got.values()), "tokens")


if __name__ == "__main__":
    main(*sys.argv[1:])
