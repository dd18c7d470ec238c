"""Gives labelled windows the labels of another teacher for some tasks.

Usage: python relabel.py LABELS MODEL TEACHER OUT TASK,TASK,… [sets to leave as they are, by comma]

Tasks are those of heads.py; `arc` stands for heads and relations. Windows of the
sets left out keep what they have: there the gold labels of the task say more.
"""

import glob
import os
import pickle
import sys

import torch

from heads import same_sentence
from label import pack
from teacher import Teacher


def collate(wins):
    """What the teacher's encoder needs of windows."""
    items = []
    for w in wins:
        block, blocks = 0, []
        for o in w["opens"]:
            block += o
            blocks.append(block)
        items.append(({"words": w["words"], "quoted": w["quoted"], "block": blocks}, 0, len(w["words"])))
    T = max(len(w["words"]) for w in wins)
    mask = torch.zeros(len(wins), T, dtype=torch.bool)
    for r, w in enumerate(wins):
        mask[r, :len(w["words"])] = True
    return {"items": items, "mask": mask}


@torch.no_grad()
def relabel(model, wins, tasks):
    batch = collate(wins)
    with torch.autocast("cpu", torch.bfloat16):
        h = model.encode(batch)
        logits = model.heads.tokens(h)
        if "arc" in tasks:
            sent = logits["sent"].argmax(-1).bool()
            sent[:, 0] = True
            valid = torch.cat([batch["mask"], torch.ones_like(batch["mask"][:, :1])], 1)[:, None, :]
            heads = model.heads.arcs(h).float().masked_fill(~(same_sentence(sent) & valid), -1e4).argmax(-1)
            rels = model.heads.rels(h, heads).argmax(-1)
    for r, w in enumerate(wins):
        n = len(w["words"])
        for task in tasks:
            if task in logits:
                w["soft"][task] = pack(logits[task][r, :n].softmax(-1))
        if "arc" in tasks:
            head = heads[r, :n].clone()
            head[head == h.shape[1]] = -1
            w["head"], w["rel"] = head.short(), rels[r, :n].to(torch.uint8)


def main(labels, folder, teacher, out, tasks, leave=""):
    os.makedirs(out, exist_ok=True)
    model = Teacher(folder)
    model.load_state_dict(torch.load(teacher))
    model.eval()
    for path in sorted(glob.glob(labels + "/*.pkl")):
        wins = pickle.load(open(path, "rb"))
        todo = sorted((w for w in wins if w["set"] not in leave.split(",")), key=lambda w: len(w["words"]))
        for i in range(0, len(todo), 12):
            relabel(model, todo[i:i + 12], tasks.split(","))
        with open(f"{out}/{os.path.basename(path)}", "wb") as f:
            pickle.dump(wins, f)
        print(path, len(todo), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
