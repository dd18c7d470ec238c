"""The tasks: labels, the heads that predict them from an encoder's vectors, and their losses.

Teacher and student share this file, so that what one says the other can learn.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

UPOS = "X ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB".split()
FORMS = "None Base Present Past Participle Gerund Plural".split()
RELS = """acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat
goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp""".split()
NEWS_NER = ["O"] + [p + c for c in "PER ORG LOC NORP MISC DATE MONEY".split() for p in ("B-", "I-")]
ARGS = "O B-CUE I-CUE B-SOURCE I-SOURCE B-CONTENT I-CONTENT".split()

# Distances between an anchor and a token fall into BUCKETS classes: exact up to 8, then by powers of 2^(1/2).
BUCKETS = 41


def bucket(d):
    """Class of a signed distance in tokens; the exporter writes this table out."""
    m = abs(d)
    if m <= 8:
        k = m
    else:
        k = 8
        for edge in (11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362):
            if m > edge:
                k += 1
        k += 1
    k = min(k, BUCKETS // 2)
    return BUCKETS // 2 + (k if d > 0 else -k)


class Heads(nn.Module):
    def __init__(self, dim, width=64, arc=96, rel=64):
        super().__init__()
        self.token = nn.ModuleDict({
            "upos": nn.Linear(dim, len(UPOS)), "form": nn.Linear(dim, len(FORMS)), "sent": nn.Linear(dim, 2),
            "news": nn.Linear(dim, len(NEWS_NER)), "anchor": nn.Linear(dim, 2)})
        self.arg_token, self.arg_anchor = nn.Linear(dim, width), nn.Linear(dim, width, bias=False)
        self.arg_place = nn.Embedding(BUCKETS, width)
        self.arg_conv = nn.Conv1d(width, width, 3, padding=1)
        self.arg_out = nn.Linear(width, len(ARGS))
        self.arc_dep, self.arc_head = nn.Linear(dim, arc), nn.Linear(dim, arc)
        self.arc_root = nn.Parameter(torch.zeros(arc))
        self.rel_dep, self.rel_head = nn.Linear(dim, rel), nn.Linear(dim, rel, bias=False)
        self.rel_root = nn.Parameter(torch.zeros(rel))
        self.rel_out = nn.Linear(rel, len(RELS))
        self.register_buffer("places", torch.tensor([bucket(d) for d in range(-512, 513)]), persistent=False)

    def tokens(self, h):
        """Logits of every token task, by name: (batch, tokens, classes)."""
        return {k: f(h) for k, f in self.token.items()}

    def args(self, h, row, at):
        """Tag logits (anchors, tokens, 7) for anchors at tokens `at` of batch rows `row`."""
        a = self.arg_token(h)[row]
        b = self.arg_anchor(h)[row, at]
        d = torch.arange(h.shape[1], device=h.device)[None] - at[:, None]
        z = F.relu(a + b[:, None] + self.arg_place(self.places[(d + 512).clamp(0, 1024)]))
        z = F.relu(self.arg_conv(z.transpose(1, 2)).transpose(1, 2))
        return self.arg_out(z)

    def arcs(self, h):
        """Scores (batch, dependent, head); the last head is the root."""
        dep, head = self.arc_dep(h), self.arc_head(h)
        head = torch.cat([head, self.arc_root.expand(h.shape[0], 1, -1)], 1)
        return dep @ head.transpose(1, 2) / dep.shape[-1] ** 0.5

    def rels(self, h, heads):
        """Relation logits (batch, dependent, relations) for given heads (tokens = root)."""
        dep, head = self.rel_dep(h), self.rel_head(h)
        head = torch.cat([head, self.rel_root.expand(h.shape[0], 1, -1)], 1)
        pick = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.rel_out(F.relu(dep + pick))


def same_sentence(sent):
    """Mask (batch, dependent, head + root): pairs of one sentence, from the flags of tokens that open one."""
    number = sent.cumsum(1)
    mask = number[:, :, None] == number[:, None, :]
    mask = mask & ~torch.eye(sent.shape[1], dtype=torch.bool, device=sent.device)[None]
    return torch.cat([mask, torch.ones_like(mask[:, :, :1])], 2)


OTHER_NEWS = torch.tensor([tag[2:] not in ("PER", "ORG", "LOC") for tag in NEWS_NER])  # what sets of three classes leave open


def partial_loss(logits, target):
    """Cross-entropy of news names where the set marks persons, organisations and places alone: a target of
    len(NEWS_NER) allows every other label (marginal likelihood)."""
    known = target >= 0
    if not known.any():
        return logits.sum() * 0
    log, target = logits[known].log_softmax(-1), target[known]
    named = log.gather(1, target.clamp(max=log.shape[1] - 1)[:, None])[:, 0]
    return -torch.where(target < log.shape[1], named, log[:, OTHER_NEWS].logsumexp(-1)).mean()


def gold_loss(heads, h, batch):
    """Cross-entropy of whatever the batch is labelled with; a dict of losses by task."""
    out, logits = {}, heads.tokens(h)
    for task, target in batch["labels"].items():
        if task == "part":
            out[task] = partial_loss(logits["news"].float(), target)
        elif (target >= 0).any():
            out[task] = F.cross_entropy(logits[task].float().flatten(0, 1), target.flatten(), ignore_index=-100)
    if "row" in batch and len(batch["row"]):
        tags = heads.args(h, batch["row"], batch["at"]).float()
        out["args"] = F.cross_entropy(tags.flatten(0, 1), batch["args"].flatten(), ignore_index=-100) * 4
    if "head" in batch:
        known = batch["head"] >= 0
        scores = heads.arcs(h).float().masked_fill(~same_sentence(batch["sent"]), -1e4)
        out["arc"] = F.cross_entropy(scores[known], batch["head"][known])
        rel = heads.rels(h, batch["head"].clamp(min=0)).float()
        out["rel"] = F.cross_entropy(rel[known], batch["rel"][known], ignore_index=-100)
    return out
