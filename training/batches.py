"""Windows of documents as tensors of labels; the same for teacher and student."""

import random

import torch

from heads import ARGS, FORMS, NEWS_NER, RELS, UPOS

INDEX = {name: {v: i for i, v in enumerate(values)} for name, values in
         {"upos": UPOS, "form": FORMS, "news": NEWS_NER, "rel": RELS, "args": ARGS}.items()}

# The label of a token in a set that marks persons, organisations and places alone: anything else.
UNNAMED = len(NEWS_NER)


def windows(doc, size, rng=None):
    """Token ranges of at most `size`, cut where a block or else a sentence opens; a random first cut with rng."""
    n = len(doc["words"])
    opens = sorted(set(doc["sent"]) | {0})
    blocks = {i for i in opens if i == 0 or doc["block"][i] != doc["block"][i - 1]}
    out, start = [], 0
    first = rng.randrange(size // 2, size + 1) if rng else size
    while start < n:
        limit = start + (first if start == 0 else size)
        if limit >= n:
            out.append((start, n))
            break
        cuts = [i for i in opens if start < i <= limit]
        good = [i for i in cuts if i in blocks and i > start + size // 2]
        end = good[-1] if good else cuts[-1] if cuts else limit
        out.append((start, end))
        start = end
    return out


def quoted(doc):
    """1 for every token in quotation marks, marks included."""
    if "quoted" not in doc:
        flags = [0] * len(doc["words"])
        for a, b in doc["quotes"]:
            flags[a:b] = [1] * (b - a)
        doc["quoted"] = flags
    return doc["quoted"]


def collate(items):
    """Labels of (doc, start, end) windows, padded to the longest."""
    T = max(e - s for _, s, e in items)
    labels = {}

    def column(task, row, values):
        labels.setdefault(task, torch.full((len(items), T), -100))[row, :len(values)] = torch.tensor(values)

    batch = {"labels": labels, "mask": torch.zeros(len(items), T, dtype=torch.bool)}
    rows, ats, tags = [], [], []
    for r, (doc, s, e) in enumerate(items):
        batch["mask"][r, :e - s] = True
        if "upos" in doc:
            for task in ("upos", "form"):
                column(task, r, [INDEX[task].get(v, -100) for v in doc[task][s:e]])
            column("sent", r, [int(f) if u else -100 for f, u in zip(doc["sent_gold"][s:e], doc["upos"][s:e])])
        if "ner" in doc:
            if doc["set"] == "ewt":  # marks persons, organisations and places alone
                column("part", r, [-100 if v is None else UNNAMED if v == "O" else INDEX["news"][v] for v in doc["ner"][s:e]])
            else:
                column("news", r, [INDEX["news"].get(v, -100) for v in doc["ner"][s:e]])
        if "atts" in doc:
            flags = [0] * (e - s)
            for att in doc["atts"]:
                a = att["anchor"]
                if not s <= a < e:
                    continue
                flags[a - s] = 1
                tag = [0] * (e - s)
                for role in ("cue", "source", "content"):
                    for x, y in att[role]:
                        for i in range(max(x, s), min(y, e)):
                            tag[i - s] = INDEX["args"][("B-" if i == x else "I-") + role.upper()]
                rows.append(r)
                ats.append(a - s)
                tags.append(tag + [-100] * (T - (e - s)))
            column("anchor", r, flags)
    if rows:
        batch["row"], batch["at"], batch["args"] = torch.tensor(rows), torch.tensor(ats), torch.tensor(tags)
    if all("head" in doc for doc, _, _ in items):
        head = torch.full((len(items), T), -100)
        rel = torch.full((len(items), T), -100)
        sent = torch.zeros(len(items), T, dtype=torch.bool)
        for r, (doc, s, e) in enumerate(items):
            for i in range(s, e):
                h = doc["head"][i]
                if h == -1:
                    head[r, i - s] = T
                elif s <= h < e:
                    head[r, i - s] = h - s
                rel[r, i - s] = INDEX["rel"].get(doc["rel"][i], -100)
                sent[r, i - s] = doc["sent_gold"][i]
        number = sent.cumsum(1)  # heads outside the sentence come from faulty alignment
        ok = (head >= T) | (head < 0) | (number.gather(1, head.clamp(0, T - 1)) == number)
        batch["head"], batch["rel"], batch["sent"] = head.masked_fill(~ok, -100), rel, sent
    batch["quoted"] = torch.tensor([quoted(d)[s:e] + [0] * (T - e + s) for d, s, e in items])
    batch["opens"] = torch.tensor([[int(i == 0 or d["block"][i] != d["block"][i - 1]) for i in range(s, e)] + [0] * (T - e + s) for d, s, e in items])
    batch["items"] = items
    return batch


def stream(docs, size, count, rng):
    """Batches of `count` windows over one pass of docs, windows of like length together."""
    all_windows = [(d, s, e) for d in docs for s, e in windows(d, size, rng)]
    rng.shuffle(all_windows)
    pools = [all_windows[i:i + count * 16] for i in range(0, len(all_windows), count * 16)]
    groups = []
    for pool in pools:
        pool.sort(key=lambda w: w[2] - w[1])
        groups += [pool[i:i + count] for i in range(0, len(pool), count)]
    rng.shuffle(groups)
    return groups
