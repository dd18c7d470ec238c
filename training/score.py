"""Quick scores of a model in training on the open dev parts. The figures that count come from `sayso eval`."""

import pickle

import torch

import batches
from heads import ARGS, NEWS_NER, RELS, UPOS, same_sentence


def spans(tags):
    """(class, start, end) of BIO tags; an I without its B opens a span."""
    out, cur = [], None
    for i, tag in enumerate(list(tags) + ["O"]):
        if cur and (tag == "O" or tag[0] == "B" or tag[2:] != cur[0]):
            out.append((cur[0], cur[1], i))
            cur = None
        if tag != "O" and cur is None:
            cur = (tag[2:], i)
    return out


def viterbi(logits):
    """Best BIO-consistent tags of (tokens, 7) logits."""
    n = logits.shape[1]
    bad = torch.zeros(n, n)
    for j, tag in enumerate(ARGS):
        if tag[0] == "I":
            for i, prev in enumerate(ARGS):
                if prev == "O" or prev[2:] != tag[2:]:
                    bad[i, j] = -1e4
    score, back = logits[0].clone(), []
    for j, tag in enumerate(ARGS):
        if tag[0] == "I":
            score[j] -= 1e4
    for t in range(1, len(logits)):
        m = score[:, None] + bad
        best, arg = m.max(0)
        back.append(arg)
        score = best + logits[t]
    path = [int(score.argmax())]
    for arg in reversed(back):
        path.append(int(arg[path[-1]]))
    return [ARGS[i] for i in reversed(path)]


class F1:
    def __init__(self):
        self.tp = self.p = self.g = 0

    def add(self, pred, gold):
        self.tp += len(pred & gold)
        self.p += len(pred)
        self.g += len(gold)

    def value(self):
        return round(200 * self.tp / max(1, self.p + self.g), 2)


EDGE = set("""' " ` , . ; : ! ? ( ) [ ] “ ” ‘ ’ '' `` - – —""".split())


def trim(words, a, b):
    while a < b and words[a] in EDGE:
        a += 1
    while b > a and words[b - 1] in EDGE:
        b -= 1
    return a, b


@torch.no_grad()
def score_all(model, data, parts=("attributions", "names", "trees")):
    """Scores of some parts on the open dev documents, as a dict."""
    model.eval()
    return {k: v for part in parts for k, v in {"attributions": attributions, "names": names, "trees": trees}[part](model, data).items()}


def load(data, name):
    """The open part of a dev set, as internal/eval cuts it."""
    with open(f"{data}/{name}.pkl", "rb") as f:
        docs = sorted(pickle.load(f), key=lambda d: d["id"])
    return [d for i, d in enumerate(docs) if i % 5 != 4]


def run(model, docs, size=300, count=8):
    """Batches of the documents' windows, each with the encoder's vectors."""
    items = sorted(((d, s, e) for d in docs for s, e in batches.windows(d, size)), key=lambda w: w[2] - w[1])
    for i in range(0, len(items), count):
        batch = batches.collate(items[i:i + count])
        with torch.autocast("cpu", torch.bfloat16, enabled=model.reduced):
            yield batch, model.encode(batch)


def attributions(model, data, threshold=0.5):
    roles, anchor = {r: F1() for r in ("cue", "source", "content")}, F1()
    for batch, h in run(model, load(data, "polnear-dev")):
        prob = model.heads.tokens(h)["anchor"].float().softmax(-1)[..., 1]
        hit = (prob > threshold) & batch["mask"]
        row, at = hit.nonzero(as_tuple=True)
        tags = model.heads.args(h, row, at).float() if len(row) else []
        pred = {r: set() for r in roles}
        for r, a, t in zip(row.tolist(), at.tolist(), tags):
            doc, s, e = batch["items"][r]
            for cls, x, y in spans(viterbi(t[:e - s])):
                x, y = trim(doc["words"], s + x, s + y)
                if x < y:
                    pred[cls.lower()].add((doc["id"], x, y))
        gold, anchors = {r: set() for r in roles}, set()
        for doc, s, e in batch["items"]:
            for att in doc["atts"]:
                if s <= att["anchor"] < e:
                    anchors.add((doc["id"], att["anchor"]))
                for role in roles:
                    for x, y in att[role]:
                        if s <= x < e:
                            x, y = trim(doc["words"], x, y)
                            if x < y:
                                gold[role].add((doc["id"], x, y))
        for role in roles:
            roles[role].add(pred[role], gold[role])
        anchor.add({(batch["items"][r][0]["id"], batch["items"][r][1] + a) for r, a in zip(row.tolist(), at.tolist())}, anchors)
    return {"polnear": {r: f.value() for r, f in roles.items()} | {"anchor": anchor.value()}}


def names(model, data):
    out = {}
    for name in ("worldwide-dev", "ewt-dev"):
        by, f = {cls: F1() for cls in ("PER", "ORG", "LOC")}, F1()
        for batch, h in run(model, load(data, name)):
            best = model.heads.tokens(h)["news"].argmax(-1)
            for r, (doc, s, e) in enumerate(batch["items"]):
                p = set(spans([NEWS_NER[i] for i in best[r, :e - s].tolist()]))
                g = set(spans([t or "O" for t in doc["ner"][s:e]]))
                for cls, one in by.items():
                    one.add({x for x in p if x[0] == cls}, {x for x in g if x[0] == cls})
        for c in by.values():
            f.tp, f.p, f.g = f.tp + c.tp, f.p + c.p, f.g + c.g
        out[name] = {c: v.value() for c, v in by.items()} | {"all": f.value()}
    return out


def trees(model, data):
    out = {}
    for name in ("ewt-dev", "gum-dev"):
        n = upos = uas = las = 0
        sf = F1()
        for batch, h in run(model, load(data, name)):
            logits = model.heads.tokens(h)
            sent = logits["sent"].argmax(-1).bool()
            sent[:, 0] = True
            T = h.shape[1]
            mask = same_sentence(sent)
            valid = torch.cat([batch["mask"], torch.ones_like(batch["mask"][:, :1])], 1)[:, None, :]
            heads = model.heads.arcs(h).float().masked_fill(~(mask & valid), -1e4).argmax(-1)
            rels = model.heads.rels(h, heads).argmax(-1)
            known = (batch["labels"]["upos"] >= 0)
            n += int(known.sum())
            upos += int(((logits["upos"].argmax(-1) == batch["labels"]["upos"]) & known).sum())
            ok = (heads == batch["head"]) & known
            uas += int(ok.sum())
            las += int((ok & (rels == batch["rel"])).sum())
            for r, (doc, s, e) in enumerate(batch["items"]):
                sf.add({(doc["id"], s + i) for i in sent[r, :e - s].nonzero().flatten().tolist()}, {(doc["id"], i) for i in range(s, e) if doc["sent_gold"][i]})
        out[name + "-ud"] = {"upos": round(100 * upos / n, 2), "uas": round(100 * uas / n, 2), "las": round(100 * las / n, 2), "sent": sf.value()}
    return out
