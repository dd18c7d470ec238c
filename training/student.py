"""Trains the student: the network that the reader runs.

Usage: python student.py DATA LABELS MODEL OUT [minutes] [width] [layers] [emb]
       python student.py DATA LABELS MODEL OUT minutes --from STUDENT   (goes on from one, at a lower rate)

A token's vector is the sum of its rows in the lexicon, the hash table and the
flag table; a word that is not in the lexicon has the rows of its pieces instead.
Residual layers of a dilated convolution and a pointwise map follow,
all on 7-bit activations and 8-bit weights, learned with the rounding in place
(straight-through estimator, Bengio et al. 2013), so that integer arithmetic
gives in Go what was trained here.
"""

import collections
import glob
import json
import os
import pickle
import random
import sys
import time
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import batches
import features
from batches import UNNAMED
from heads import OTHER_NEWS, Heads, same_sentence
from score import score_all

STEP = 16.0   # activations and embeddings: 1/16 a step
TOP = 127


class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()

    @staticmethod
    def backward(ctx, g):
        return g


def steps(x):
    """ReLU to 7 bits, in steps: whole numbers up to 127, which bfloat16 holds exactly and at half the cost."""
    return Round.apply((x * STEP).clamp(0, TOP))


def act(x):
    """ReLU to 7 bits."""
    return steps(x) / STEP


def grid(x, top=TOP):
    """Signed values on the 1/16 grid."""
    return Round.apply((x * STEP).clamp(-top, top)) / STEP


class Linear8(nn.Linear):
    """Weights on 255 levels, one scale an output. Inputs lie on the grid, so both factors are whole numbers
    that bfloat16 holds exactly; training multiplies those and only rounds the sums."""

    def forward(self, x):
        return self.steps(x * STEP)

    def steps(self, x):
        """The same of inputs in steps."""
        scale = self.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / TOP
        q = Round.apply(self.weight / scale)
        if self.training:
            y = F.linear(x.bfloat16(), q.bfloat16()).float()
        else:
            y = F.linear(x, q)
        y = y * (scale[:, 0] / STEP)
        return y if self.bias is None else y + self.bias


class Layer(nn.Module):
    def __init__(self, dim, dilation):
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(dim, eps=1e-3)
        self.conv = Linear8(3 * dim, dim)
        self.out = Linear8(dim, dim)

    def forward(self, h):
        x = steps(self.norm(h))
        if self.training:
            x = x.bfloat16()
        d = self.dilation
        left = F.pad(x, (0, 0, d, 0))[:, :x.shape[1]]
        right = F.pad(x, (0, 0, 0, d))[:, d:]
        y = steps(self.conv.steps(torch.cat([left, x, right], -1)))
        return h + self.out.steps(y)


def eight(heads):
    """Gives the linear parts of the heads 8-bit weights."""
    for name, part in list(heads.named_modules()):
        for key, child in list(part.named_children()):
            if type(child) is nn.Linear:
                new = Linear8(child.in_features, child.out_features, child.bias is not None)
                new.load_state_dict(child.state_dict())
                setattr(part, key, new) if not isinstance(part, nn.ModuleDict) else part.__setitem__(key, new)
    return heads


class StudentHeads(Heads):
    """Heads whose inner values lie on the grids that the reader uses."""

    def __init__(self, dim):
        super().__init__(dim, width=64, arc=96, rel=64)
        self.arg_conv = nn.Linear(3 * 64, 64)
        eight(self)

    def args(self, h, row, at):
        a = grid(self.arg_token(h), 2047)[row]
        b = grid(self.arg_anchor(h), 2047)[row, at]
        d = torch.arange(h.shape[1])[None] - at[:, None]
        z = act(a + b[:, None] + grid(self.arg_place(self.places[(d + 512).clamp(0, 1024)]), 2047))
        z = act(self.arg_conv(torch.cat([F.pad(z, (0, 0, 1, 0))[:, :-1], z, F.pad(z, (0, 0, 0, 1))[:, 1:]], -1)))
        return self.arg_out(z)

    def arcs(self, h):
        dep, head = grid(self.arc_dep(h)), grid(self.arc_head(h))
        head = torch.cat([head, grid(self.arc_root).expand(h.shape[0], 1, -1)], 1)
        return dep @ head.transpose(1, 2) / dep.shape[-1] ** 0.5

    def rels(self, h, heads):
        dep, head = grid(self.rel_dep(h), 2047), grid(self.rel_head(h), 2047)
        head = torch.cat([head, grid(self.rel_root, 2047).expand(h.shape[0], 1, -1)], 1)
        pick = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.rel_out(act(dep + pick))


class Student(nn.Module):
    reduced = False  # scored in full precision

    def __init__(self, lexicon, pieces, dim=192, layers=8, emb=96):
        super().__init__()
        self.ids = {w: i + 1 for i, w in enumerate(lexicon)}
        self.lexicon = nn.Embedding(len(lexicon) + 1, emb)
        self.rows = {p: i + 1 for i, p in enumerate(pieces)}
        self.pieces = nn.Embedding(len(pieces) + 1, emb, padding_idx=0)
        self.hashed = nn.Embedding(features.HASHES, emb)
        self.flags = nn.Embedding(features.FLAGS, emb)
        for t in (self.hashed, self.flags):
            nn.init.normal_(t.weight, std=0.15)
        self.into = Linear8(2 * emb, dim)
        dilations = [1, 2, 4, 8, 16, 32, 4, 1, 1, 2, 4, 1]
        self.layers = nn.ModuleList(Layer(dim, d) for d in dilations[:layers])
        self.norm = nn.LayerNorm(dim, eps=1e-3)
        self.heads = StudentHeads(dim)
        self.dropped = torch.full((len(lexicon) + 1,), 0.03)  # how often a word is taken for unknown in training
        self.cache, self.pieced = {}, {}

    @staticmethod
    def load(saved):
        """The student of a saved one."""
        model = Student(saved["words"], saved["pieces"], saved["dim"], saved["layers"], saved["emb"])
        model.load_state_dict(saved["state"])
        return model

    def save(self, path):
        torch.save({"state": self.state_dict(), "words": list(self.ids), "pieces": list(self.rows), "dim": self.norm.weight.shape[0],
                    "layers": len(self.layers), "emb": self.lexicon.weight.shape[1]}, path)

    def drop_rare(self, counts):
        """Takes rare words for unknown more often (Kiperwasser and Goldberg 2016): every word of the training texts is in
        the lexicon or nearly, but of the names in an unseen outlet's texts every third is not."""
        for w, i in self.ids.items():
            self.dropped[i] = 0.02 + 2 / (2 + counts[w])

    def word(self, w):
        got = self.cache.get(w)
        if got is None:
            got = self.cache[w] = [self.ids.get(features.lower(w), 0)] + features.hashed(w)
        return got

    def unknown(self, words):
        """Sums of the piece rows of words: (words, emb)."""
        for w in words:
            if w not in self.pieced:
                got = features.pieces(w, self.rows)
                self.pieced[w] = got + [0] * (features.PIECES - len(got))
        return grid(self.pieces(torch.tensor([self.pieced[w] for w in words]))).sum(1)

    def encode(self, batch):
        words = batch.get("words")
        if words is None:  # windows of documents
            words = [d["words"][s:e] for d, s, e in batch["items"]]
            starts = torch.zeros_like(batch["quoted"])
            for r, (d, s, e) in enumerate(batch["items"]):
                for i in d["sent"]:
                    if s <= i < e:
                        starts[r, i - s] = 1
            batch["starts"] = starts
        T = max(map(len, words))
        pad = [0] * (1 + features.SLOTS)
        ids = torch.tensor([[self.word(w) for w in ws] + [pad] * (T - len(ws)) for ws in words])
        if self.training:
            ids[..., 0] = ids[..., 0].masked_fill(torch.rand(ids.shape[:2]) < self.dropped[ids[..., 0]], 0)
        e = grid(self.lexicon(ids[..., 0])) + grid(self.hashed(ids[..., 1:])).sum(2)
        row, at = ((ids[..., 0] == 0) & batch["mask"]).nonzero(as_tuple=True)
        if len(row):
            e = e.index_put((row, at), self.unknown([words[r][i] for r, i in zip(row.tolist(), at.tolist())]), accumulate=True)
        e = e + grid(self.flags(batch["quoted"] + 2 * batch["opens"] + 4 * batch["starts"]))
        mask = batch["mask"][..., None]
        e = e * mask
        h = self.into(torch.cat([act(e), act(-e)], -1)) * mask
        for layer in self.layers:
            h = layer(h) * mask
        return act(self.norm(h))


def lexicon(data, labels):
    """The commonest lower-cased words of the raw news and the sets, by count then letters."""
    counts = collections.Counter()
    for name in ("raw", "polnear-train", "ewt-train", "gum-train", "worldwide-train"):
        for doc in pickle.load(open(f"{data}/{name}.pkl", "rb")):
            counts.update(doc["words"])
    lower = collections.Counter()
    for w, c in counts.items():
        if len(w) < 30:
            lower[features.lower(w)] += c
    return sorted(w for w, _ in sorted(lower.items(), key=lambda x: (-x[1], x[0]))[:features.WORDS - 1])


@torch.no_grad()
def start_vectors(words, folder, emb):
    """First word vectors: what the pretrained encoder makes of each word alone, reduced by PCA (as model2vec does)."""
    from teacher import Teacher
    model = Teacher(folder).eval()
    rows = []
    with torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(words), 500):
            ids = [[model.vocab["[CLS]"]] + model.pieces(w) + [model.vocab["[SEP]"]] for w in words[i:i + 500]]
            L = max(map(len, ids))
            mask = torch.tensor([[1] * len(x) + [0] * (L - len(x)) for x in ids])
            h = model.bert(torch.tensor([x + [0] * (L - len(x)) for x in ids]), attention_mask=mask).last_hidden_state.float()
            rows.append((h * mask[..., None]).sum(1) / mask.sum(1, keepdim=True))
    x = torch.cat(rows)
    x = x - x.mean(0)
    torch.manual_seed(3)
    _, s, v = torch.pca_lowrank(x, emb, center=False, niter=4)
    y = x @ v
    y = y / (y.std(0, keepdim=True) + 1e-6) * (s / s[0]).sqrt()[None]
    return y * 0.5 / y.std()


@torch.no_grad()
def start_pieces(model, folder):
    """First piece vectors: the pretrained encoder's own, brought among the lexicon's by the ridge regression that
    does so for the words that are pieces too, at half length since a word has several."""
    table = torch.tensor(np.load(folder + "/encoder.npz")["embeddings.word_embeddings.weight"])
    at = {w.rstrip("\n"): i for i, w in enumerate(open(folder + "/vocab.txt", encoding="utf-8"))}
    x = torch.cat([table, torch.ones(len(table), 1)], 1)
    both = [w for w in model.ids if w in at]
    a, b = x[[at[w] for w in both]], model.lexicon.weight[[model.ids[w] for w in both]]
    fit = torch.linalg.solve(a.T @ a + 0.1 * torch.eye(x.shape[1]), a.T @ b)
    model.pieces.weight[1:] = 0.5 * x[[at[p] for p in model.rows]] @ fit


def latin(folder):
    """The pieces of the pretrained encoder that are Latin letters."""
    for line in open(folder + "/vocab.txt", encoding="utf-8"):
        piece = line.rstrip("\n")
        letters = piece.removeprefix("##")
        if letters and len(letters) <= features.LONGEST and all(unicodedata.name(c, "").startswith("LATIN ") for c in letters):
            yield piece


def named(gold, soft):
    """The teacher's news names where a set marks persons, organisations and places alone: what it says beside these stays the teacher's."""
    p = soft.float() / 255
    hot = F.one_hot(gold.clamp(min=0, max=p.shape[1] - 1), p.shape[1])
    rest = p * OTHER_NEWS + 1e-3 * OTHER_NEWS
    want = torch.where((gold == UNNAMED)[:, None], rest / rest.sum(1, keepdim=True), hot)
    return torch.where((gold >= 0)[:, None], 255 * (0.7 * want + 0.3 * p), soft).to(torch.uint8)


def without_stops(win):
    """A window whose sentences have lost their full stops. What a rule took for the first token of a sentence is none then,
    unless a block opens there; the labels say as before where sentences open."""
    words, n = win["words"], len(win["words"])
    heads = set(win["head"].tolist())
    keep = [i for i, w in enumerate(words) if w != "." or i in heads]
    if len(keep) == n or not keep:
        return win
    place = {x: k for k, x in enumerate(keep)}
    at, index = torch.tensor(keep), torch.full((n + 1,), -100)
    index[at] = torch.arange(len(keep))

    def moved(head, root):
        return torch.where((head >= 0) & (head < n), index[head.clamp(0, n)], torch.where(head >= n, torch.tensor(root), head))

    anchors = [k for k, x in enumerate(win["at"]) if x in place]
    new = dict(win, words=[words[i] for i in keep], soft={k: v[at] for k, v in win["soft"].items()}, rel=win["rel"][at],
               head=moved(win["head"].long()[at], len(keep)), at=[place[win["at"][k]] for k in anchors],
               args=win["args"][anchors][:, at] if anchors else None,
               quoted=[win["quoted"][i] for i in keep], opens=[win["opens"][i] for i in keep],
               starts=[place[x] for x in win["starts"] if x in place and (x == 0 or win["opens"][x] or words[x - 1] != ".")])
    gold = win.get("gold")
    if gold:
        new["gold"] = {"labels": {k: v[:, at] for k, v in gold["labels"].items()}}
        if "at" in gold:
            mine = [k for k, x in enumerate(gold["at"].tolist()) if x in place]
            new["gold"] |= {"at": index[gold["at"][mine]], "args": gold["args"][mine][:, at]}
        if "head" in gold:
            new["gold"] |= {"head": moved(gold["head"][:, at], len(keep)), "rel": gold["rel"][:, at]}
    return new


def noisy(win, rng):
    """One window in forty is in capitals, as headlines are, one in eighty in small letters, and one in forty has no full stops."""
    chance = rng.random()
    if chance < 0.025:
        return dict(win, words=[w.upper() for w in win["words"]])
    if chance < 0.0375:
        return dict(win, words=[w.lower() for w in win["words"]])
    return without_stops(win) if chance < 0.0625 else win


def tensors(wins, rng):
    """A batch of labelled windows, some of them with noise."""
    wins = [noisy(w, rng) for w in wins]
    T = max(len(w["words"]) for w in wins)
    B = len(wins)

    def stack(key):
        return torch.tensor([w[key] + [0] * (T - len(w[key])) for w in wins])

    batch = {"words": [w["words"] for w in wins], "quoted": stack("quoted"), "opens": stack("opens"), "starts": torch.zeros(B, T, dtype=torch.long),
             "mask": torch.zeros(B, T, dtype=torch.bool)}
    soft = {k: torch.zeros(B, T, v.shape[1], dtype=torch.uint8) for k, v in wins[0]["soft"].items()}
    head, rel = torch.full((B, T), -100), torch.full((B, T), -100)
    row, at, args = [], [], []
    for r, w in enumerate(wins):
        n = len(w["words"])
        batch["mask"][r, :n] = True
        batch["starts"][r, w["starts"]] = 1
        for k in soft:
            soft[k][r, :n] = w["soft"][k]
        hd = w["head"].long()
        head[r, :n] = torch.where((hd < 0) & (hd > -100) | (hd >= n), torch.tensor(T), hd)
        rel[r, :n] = w["rel"].long()
        gold = w.get("gold")
        if gold and "at" in gold:  # what people marked is surer than what the teacher found
            a, g = gold["at"].tolist(), F.one_hot(gold["args"].clamp(min=0), 7).to(torch.uint8) * 255
            have = {x: w["args"][k] for k, x in enumerate(w["at"])} if w["at"] else {}
            g = [(g[k].float() * 0.7 + have[x].float() * 0.3).to(torch.uint8) if x in have else g[k] for k, x in enumerate(a)]
        elif gold and w["set"] == "polnear":
            a, g = [], []
        else:
            a, g = w["at"], w["args"]
        for k, x in enumerate(a):
            row.append(r)
            at.append(x)
            args.append(F.pad(g[k], (0, 0, 0, T - n)))
        if gold:
            for task, t in gold["labels"].items():
                if task == "part":
                    soft["news"][r, :n] = named(t[0], soft["news"][r, :n])
                    continue
                known = t[0] >= 0
                hot = F.one_hot(t[0].clamp(min=0), soft[task].shape[2]) * 255
                mix = (0.7 * hot + 0.3 * soft[task][r, :n]).to(torch.uint8)
                soft[task][r, :n] = torch.where(known[:, None], mix, soft[task][r, :n])
            if "head" in gold:
                hd = gold["head"][0]
                head[r, :n] = torch.where(hd >= n, torch.tensor(T), hd)
                rel[r, :n] = gold["rel"][0]
    batch.update(soft=soft, head=head, rel=rel)
    keep = random.sample(range(len(row)), min(len(row), 64))  # arguments cost the most: some of the anchors do
    if keep:
        batch.update(row=torch.tensor([row[k] for k in keep]), at=torch.tensor([at[k] for k in keep]), args=torch.stack([args[k] for k in keep]))
    return batch


WEIGHTS = {"upos": 1.0, "form": 0.7, "sent": 0.7, "news": 2.0, "anchor": 2.0, "args": 4.0, "arc": 1.0, "rel": 0.7}


def losses(model, batch):
    h = model.encode(batch)
    mask, out = batch["mask"], {}
    for task, logits in model.heads.tokens(h).items():
        target = batch["soft"][task][mask].float() / 255
        out[task] = -(target * logits[mask].log_softmax(-1)).sum(-1).mean()
    if "row" in batch:
        keep = mask[batch["row"]]
        logits = model.heads.args(h, batch["row"], batch["at"])[keep]
        target = batch["args"][keep].float() / 255
        out["args"] = -(target * logits.log_softmax(-1)).sum(-1).mean()
    known = batch["head"] >= 0
    scores = model.heads.arcs(h)
    sent = batch["soft"]["sent"][..., 1] > 127
    allowed = same_sentence(sent)
    allowed.scatter_(2, batch["head"].clamp(min=0)[..., None], True)
    out["arc"] = F.cross_entropy(scores.masked_fill(~allowed, -1e4)[known], batch["head"][known])
    out["rel"] = F.cross_entropy(model.heads.rels(h, batch["head"].clamp(min=0))[known], batch["rel"][known], ignore_index=-100)
    return out


def fresh(data, labels, folder, out, dim, layers, emb):
    """A student that has learned nothing but its first word vectors."""
    path = out + ".lexicon.pt"
    if not os.path.exists(path):
        words = lexicon(data, labels)
        torch.save({"words": words, "vectors": start_vectors(words, folder, emb)}, path)
    lex = torch.load(path)
    model = Student(lex["words"], list(latin(folder)), dim, layers, emb)
    with torch.no_grad():
        model.lexicon.weight[1:] = lex["vectors"]
        model.lexicon.weight[0] = 0
    start_pieces(model, folder)
    return model


def main(data, labels, folder, out, minutes=30.0, dim=256, layers=8, emb=96, start_from=None):
    torch.manual_seed(5)
    random.seed(5)
    rng = random.Random(5)
    for part, name in ((Layer, "forward"), (StudentHeads, "args"), (StudentHeads, "rels")):  # most of the time goes into the roundings between the products
        setattr(part, name, torch.compile(getattr(part, name), dynamic=True))
    rate = 1.5e-3 if start_from else 2e-3
    model = Student.load(torch.load(start_from)) if start_from else fresh(data, labels, folder, out, int(dim), int(layers), int(emb))
    gold, raw = [], []
    for p in sorted(glob.glob(labels + "/*.pkl")):
        for w in pickle.load(open(p, "rb")):
            (raw if w["set"] == "raw" else gold).append(w)
    model.drop_rare(collections.Counter(features.lower(w) for win in gold + raw for w in win["words"]))
    print(len(gold), len(raw), "windows", sum(len(w["words"]) for w in gold), sum(len(w["words"]) for w in raw), "tokens", flush=True)
    opt = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    start, step, means, ema = time.time(), 0, {}, None
    while True:
        progress = (time.time() - start) / (minutes * 60)
        if progress >= 1:
            break
        # early on mostly what the teacher said of raw news, later mostly gold
        count = 16
        share = 0.3 + 0.4 * progress
        pick = [rng.choice(gold) if rng.random() < share or not raw else rng.choice(raw) for _ in range(count)]
        for g in opt.param_groups:
            g["lr"] = rate * min(1, (step + 1) / 100) * (max(0.0, 1 - progress) + 0.01)
        model.train()
        part = losses(model, tensors(pick, rng))
        loss = sum(WEIGHTS[k] * v for k, v in part.items())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        opt.zero_grad(set_to_none=True)
        step += 1
        for k, v in part.items():
            means[k] = means.get(k, v.item()) * 0.98 + 0.02 * v.item()
        if progress > 0.7 and step % 10 == 0:  # average of the last weights
            with torch.no_grad():
                now = model.state_dict()
                if ema is None:
                    ema = {k: v.clone() for k, v in now.items()}
                for k in ema:
                    if ema[k].is_floating_point():
                        ema[k].lerp_(now[k], 0.03)
        if step % 100 == 0:
            print(f"{step} {progress:.3f} " + " ".join(f"{k} {v:.3f}" for k, v in sorted(means.items())), flush=True)
    if ema is not None:
        model.load_state_dict(ema)
    model.save(out)
    print(json.dumps(score_all(model, data), indent=1))


if __name__ == "__main__":
    if "--from" in sys.argv:
        main(*sys.argv[1:5], float(sys.argv[5]), start_from=sys.argv[sys.argv.index("--from") + 1])
    else:
        main(*sys.argv[1:5], *map(float, sys.argv[5:]))
