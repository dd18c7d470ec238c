"""Trains the teacher: a pretrained transformer with the heads of heads.py.

Usage: python teacher.py DATA MODEL OUT [all|syntax|names] [minutes], where DATA holds data.py's
pickles and MODEL the encoder as `encoder.npz` (PyTorch names) with `vocab.txt`.
"""

import json
import pickle
import random
import re
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import BertConfig, BertModel

import batches
from heads import Heads, gold_loss
from score import score_all


def shape(word):
    """Case class of a word; the pretrained encoder does not see case."""
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper():
        return 2 if word[1:].islower() else 4
    if word.islower():
        return 1
    return 5 if any(c.isdigit() for c in word) else 0


class Teacher(nn.Module):
    reduced = True  # scored in bfloat16

    def __init__(self, folder):
        super().__init__()
        state = {k: torch.tensor(v) for k, v in np.load(folder + "/encoder.npz").items()}
        vocab, dim = state["embeddings.word_embeddings.weight"].shape
        layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layer."))
        self.bert = BertModel(BertConfig(vocab_size=vocab, hidden_size=dim, num_hidden_layers=layers, num_attention_heads=dim // 64 if dim > 384 else 12,
                                         intermediate_size=4 * dim, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0), add_pooling_layer=False)
        missing = self.bert.load_state_dict(state, strict=False)
        print("not loaded:", missing.missing_keys[:4], "unknown:", missing.unexpected_keys[:4])
        self.extra = nn.Embedding(6 + 4, dim)
        nn.init.zeros_(self.extra.weight)
        self.drop = nn.Dropout(0.1)
        self.heads = Heads(dim, width=128, arc=192, rel=128)
        self.vocab = {w.rstrip("\n"): i for i, w in enumerate(open(folder + "/vocab.txt", encoding="utf-8"))}
        self.cased = "The" in self.vocab
        self.cache = {}

    def pieces(self, word):
        ids = self.cache.get(word)
        if ids is None:
            w = word.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("—", "-").replace("–", "-")
            if not self.cased:
                w = w.lower()
            ids = []
            for part in re.findall(r"\w+|[^\w\s]", w) or ["[UNK]"]:
                at, got = 0, []
                while at < len(part):
                    for end in range(min(len(part), at + 30), at, -1):
                        key = ("##" if at else "") + part[at:end]
                        if key in self.vocab:
                            got.append(self.vocab[key])
                            at = end
                            break
                    else:
                        got = [self.vocab["[UNK]"]]
                        break
                ids += got
            self.cache[word] = ids = ids[:8]
        return ids

    def encode(self, batch):
        """Vectors (batch, tokens, dim) of the first piece of each token."""
        seqs, firsts, extras = [], [], []
        for (doc, s, e) in batch["items"]:
            ids, first, extra, q = [self.vocab["[CLS]"]], [], [[0, 6]], batches.quoted(doc)
            for i in range(s, e):
                p = self.pieces(doc["words"][i])
                first.append(min(len(ids), 510))
                ids += p
                opens = i == 0 or doc["block"][i] != doc["block"][i - 1]
                extra += [[shape(doc["words"][i]), 6 + q[i] + 2 * opens]] * len(p)
            seqs.append(ids[:511] + [self.vocab["[SEP]"]])
            extras.append(extra[:511] + [[0, 6]])
            firsts.append(first)
        L, T = max(map(len, seqs)), max(map(len, firsts))
        ids = torch.tensor([x + [0] * (L - len(x)) for x in seqs])
        extra = torch.tensor([x + [[0, 6]] * (L - len(x)) for x in extras])
        first = torch.tensor([x + [0] * (T - len(x)) for x in firsts])
        mask = torch.tensor([[1] * len(x) + [0] * (L - len(x)) for x in seqs])
        emb = self.bert.embeddings.word_embeddings(ids) + self.extra(extra).sum(2)
        h = self.bert(inputs_embeds=emb, attention_mask=mask).last_hidden_state
        return self.drop(h.gather(1, first[..., None].expand(-1, -1, h.shape[-1])))


def load(data, name):
    return pickle.load(open(f"{data}/{name}.pkl", "rb"))


# What each teacher learns from, in passes over the set. One teacher for everything
# does not do: it tells the sets apart and, on text like PolNeAR's, forgets the tasks
# that PolNeAR is not labelled with ("to" became a noun there).
PASSES = {
    "all": {"polnear": 3, "ewt": 2, "gum": 2, "worldwide": 1},
    "syntax": {"ewt": 3, "gum": 3},
    "names": {"worldwide": 2, "ewt": 3.5},
}

SCORED = {"all": ("attributions", "names", "trees"), "syntax": ("trees",), "names": ("names",)}  # heads that are not left untrained


def main(data, folder, out, kind="all", minutes=30.0):
    torch.manual_seed(7)
    rng = random.Random(7)
    model = Teacher(folder)
    passes = PASSES[kind]
    sets = {k: load(data, k + "-train") for k in passes}
    if kind == "names":
        sets = {k: [{f: v for f, v in d.items() if f not in ("upos", "head")} for d in docs] for k, docs in sets.items()}
    groups = []
    for name, count in passes.items():
        for k in range(int(np.ceil(count))):
            part = batches.stream(sets[name], 200, 12, rng)
            groups += part[:int(len(part) * min(1, count - k))]
    rng.shuffle(groups)
    tokens = sum(e - s for g in groups for _, s, e in g)
    print(len(groups), "batches", tokens, "tokens", flush=True)
    base = [p for n, p in model.named_parameters() if n.startswith("bert.")]
    new = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    lr = 1.5e-4 if model.bert.config.hidden_size < 512 else 6e-5
    opt = torch.optim.AdamW([{"params": base, "lr": lr}, {"params": new, "lr": 1e-3}], weight_decay=0.01, fused=True)
    start, means, done = time.time(), {}, 0
    peak = [g["lr"] for g in opt.param_groups]
    step = 0
    while groups:
        progress = max(done / tokens, (time.time() - start) / (minutes * 60))
        if progress >= 1:
            break
        scale = min(1, (step + 1) / 60) * (1 - progress) + 0.005
        for g, p in zip(opt.param_groups, peak):
            g["lr"] = p * scale
        group = groups.pop()
        done += sum(e - s for _, s, e in group)
        batch = batches.collate(group)
        model.train()
        with torch.autocast("cpu", torch.bfloat16):
            h = model.encode(batch)
            losses = gold_loss(model.heads, h, batch)
        sum(losses.values()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        opt.zero_grad(set_to_none=True)
        for k, v in losses.items():
            means[k] = means.get(k, v.item()) * 0.97 + 0.03 * v.item()
        step += 1
        if step % 50 == 0:
            print(f"{step} {progress:.3f} {time.time() - start:.0f}s " + " ".join(f"{k} {v:.3f}" for k, v in sorted(means.items())), flush=True)
    torch.save(model.state_dict(), out)
    print(json.dumps(score_all(model, data, SCORED[kind])))


if __name__ == "__main__":
    main(*sys.argv[1:5], *map(float, sys.argv[5:6]))
