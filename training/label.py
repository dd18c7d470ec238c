"""Writes what the teacher says about texts, for the student to learn from.

Usage: python label.py DATA MODEL TEACHER OUT [raw articles] [minutes] [raw articles to pass over]

TEACHER may be a student too: training that goes on from one keeps what it knows.

OUT gets numbered pickles of windows: `words`, `quoted`, `opens`, `starts` (rule
sentences), `soft` (probabilities of each token task, one byte each), `head` and
`rel` (best tree, -1 root), `at` (anchors) and `args` (tag probabilities per
anchor, one byte each), with the gold labels of the window where the set has them.
"""

import os
import pickle
import random
import sys
import time

import torch

import batches
from heads import same_sentence
from student import Student
from teacher import Teacher, load


def pack(p):
    return (p.float() * 255).round().to(torch.uint8)


@torch.no_grad()
def label(model, items):
    batch = batches.collate(items)
    with torch.autocast("cpu", torch.bfloat16, enabled=model.reduced):
        h = model.encode(batch)
        logits = model.heads.tokens(h)
        sent = logits["sent"].argmax(-1).bool()
        sent[:, 0] = True
        valid = torch.cat([batch["mask"], torch.ones_like(batch["mask"][:, :1])], 1)[:, None, :]
        heads = model.heads.arcs(h).float().masked_fill(~(same_sentence(sent) & valid), -1e4).argmax(-1)
        rels = model.heads.rels(h, heads).argmax(-1)
        anchor = (logits["anchor"].float().softmax(-1)[..., 1] > 0.3) & batch["mask"]
        row, at = anchor.nonzero(as_tuple=True)
        args = model.heads.args(h, row, at).float().softmax(-1) if len(row) else None
    out = []
    for r, (doc, s, e) in enumerate(items):
        n, T = e - s, h.shape[1]
        mine = (row == r).nonzero().flatten()
        head = heads[r, :n].clone()
        head[head == T] = -1
        win = {"words": doc["words"][s:e], "quoted": batches.quoted(doc)[s:e], "opens": batch["opens"][r, :n].tolist(),
               "starts": [i - s for i in doc["sent"] if s <= i < e], "set": doc["set"],
               "soft": {k: pack(v[r, :n].softmax(-1)) for k, v in logits.items()},
               "head": head.short(), "rel": rels[r, :n].to(torch.uint8), "at": at[mine].tolist(),
               "args": pack(args[mine, :n]) if len(mine) else None}
        gold = batches.collate([(doc, s, e)])
        if doc["set"] != "raw":
            win["gold"] = {k: gold[k] for k in ("labels", "at", "args", "head", "rel", "sent") if k in gold}
        out.append(win)
    return out


def main(data, folder, teacher, out, raw=4000, minutes=15.0, skip=0):
    os.makedirs(out, exist_ok=True)
    saved = torch.load(teacher)
    if "state" in saved:
        model = Student.load(saved)
    else:
        model = Teacher(folder)
        model.load_state_dict(saved)
    model.eval()
    rng, start = random.Random(11), time.time()
    docs = [d for k in ("polnear", "ewt", "gum", "worldwide") for d in load(data, k + "-train")]
    rawdocs = load(data, "raw")
    rng.shuffle(rawdocs)
    parts = [docs] + [rawdocs[i:i + 200] for i in range(int(skip), int(skip) + int(raw), 200)]
    for k, part in enumerate(parts):
        if time.time() - start > minutes * 60:
            break
        wins = []
        for group in batches.stream(part, 300, 12, rng):
            wins += label(model, group)
        with open(f"{out}/{k:03d}.pkl.tmp", "wb") as f:
            pickle.dump(wins, f)
        os.rename(f"{out}/{k:03d}.pkl.tmp", f"{out}/{k:03d}.pkl")
        print(k, len(wins), "windows", f"{time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:5], *map(float, sys.argv[5:]))
