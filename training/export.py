"""Writes a trained student as the model file that internal/model reads, and what it answers on fictional text.

Usage: python export.py STUDENT MODEL.bin NAME [PARAGRAPHS.json ANSWERS.json]

The format is described in internal/model/format.go. PARAGRAPHS is a list of
{"words", "flags"}; ANSWERS gets the network's answers to them, against which the
Go code is tested.
"""

import json
import struct
import sys

import numpy as np
import torch

import features
from heads import ARGS, FORMS, NEWS_NER, RELS, UPOS
from score import viterbi
from student import STEP, TOP, Student

RESIDUAL = 4096.0
LABELS = {"upos": UPOS, "form": FORMS, "sent": ["in", "opens"], "news": NEWS_NER, "anchor": ["no", "yes"], "rel": RELS, "args": ARGS}


def crc32c(data):
    table = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = (c >> 1) ^ (0x82F63B78 if c & 1 else 0)
        table.append(c)
    c = 0xFFFFFFFF
    for b in data:
        c = table[(c ^ b) & 0xFF] ^ (c >> 8)
    return c ^ 0xFFFFFFFF


class Writer:
    def __init__(self):
        self.tensors, self.data = {}, bytearray()

    def add(self, name, kind, array, shape=None):
        raw = array if isinstance(array, bytes) else np.ascontiguousarray(array).tobytes()
        while len(self.data) % 64:
            self.data.append(0)
        self.tensors[name] = {"type": kind, "shape": list(shape or array.shape), "offset": len(self.data)}
        self.data += raw

    def floats(self, name, x):
        self.add(name, "f32", np.asarray(x.detach(), dtype=np.float32))

    def table(self, name, x):
        self.add(name, "i8", (x.detach() * STEP).clamp(-TOP, TOP).round().numpy().astype(np.int8))

    def matrix(self, name, parts, unit):
        """Linear layers side by side; unit is how many steps of the result make 1."""
        ws, ss, bs = [], [], []
        for part in parts:
            w = part.weight.detach()
            scale = w.abs().amax(1, keepdim=True).clamp(min=1e-8) / TOP
            ws.append((w / scale).round().clamp(-TOP, TOP))
            ss.append(scale[:, 0] / STEP * unit)
            b = part.bias.detach() if part.bias is not None else torch.zeros(len(w))
            bs.append(b * unit)
        self.add(name + ".weight", "i8", torch.cat(ws).numpy().astype(np.int8))
        self.floats(name + ".scale", torch.cat(ss))
        self.floats(name + ".bias", torch.cat(bs))


def export(model, name, path):
    w, h = Writer(), model.heads
    for key, rows in (("words", model.ids), ("parts", model.rows)):
        text = "\n".join(rows).encode()
        w.add(key, "text", text, [len(text)])
    w.table("lexicon", model.lexicon.weight)
    w.table("pieces", model.pieces.weight)
    w.table("hashed", model.hashed.weight)
    w.table("flags", model.flags.weight)
    w.matrix("into", [model.into], RESIDUAL)
    for i, layer in enumerate(model.layers):
        w.floats(f"layers.{i}.norm.gain", layer.norm.weight * STEP)
        w.floats(f"layers.{i}.norm.bias", layer.norm.bias * STEP)
        w.matrix(f"layers.{i}.conv", [layer.conv], STEP)
        w.matrix(f"layers.{i}.out", [layer.out], RESIDUAL)
    w.floats("norm.gain", model.norm.weight * STEP)
    w.floats("norm.bias", model.norm.bias * STEP)
    w.matrix("token", [h.token[k] for k in ("upos", "form", "sent", "news", "anchor")], 1)
    for key in ("arg_token", "arg_anchor", "arg_conv", "arc_dep", "arc_head", "rel_dep", "rel_head"):
        w.matrix(key, [getattr(h, key)], STEP)
    w.matrix("arg_out", [h.arg_out], 1)
    w.matrix("rel_out", [h.rel_out], 1)
    for key, x, top in (("arg_place", h.arg_place.weight, 2047), ("arc_root", h.arc_root, TOP), ("rel_root", h.rel_root, 2047)):
        w.floats(key, (x * STEP).clamp(-top, top).round())
    head = {"name": name, "emb": model.lexicon.weight.shape[1], "dim": model.norm.weight.shape[0],
            "dilate": [layer.dilation for layer in model.layers], "labels": LABELS, "tensors": w.tensors}
    header = json.dumps(head, sort_keys=True).encode()
    header += b" " * (-(len(b"sayso model\n") + 8 + len(header)) % 64)
    body = b"sayso model\n" + struct.pack("<II", 2, len(header)) + header + bytes(w.data)
    with open(path, "wb") as f:
        f.write(body + struct.pack("<I", crc32c(body)))
    print(path, len(body) + 4, "bytes")


@torch.no_grad()
def answers(model, paragraphs):
    """What the network says of each paragraph: best labels, trees over the whole paragraph's sentences, arguments of the anchors found."""
    model.eval()
    out = []
    for p in paragraphs:
        n = len(p["words"])
        flags = torch.tensor([p["flags"]])
        batch = {"words": [p["words"]], "quoted": flags & 1, "opens": flags >> 1 & 1, "starts": flags >> 2 & 1, "mask": torch.ones(1, n, dtype=torch.bool)}
        h = model.encode(batch)
        logits = model.heads.tokens(h)
        best = {k: v[0].argmax(-1).tolist() for k, v in logits.items()}
        at = [i for i, a in enumerate(best["anchor"]) if a][:3]
        args = model.heads.args(h, torch.zeros(len(at), dtype=torch.long), torch.tensor(at)) if at else []
        out.append({"best": best, "upos": [round(x, 3) for x in logits["upos"][0, 0].tolist()], "at": at,
                    "args": [[ARGS.index(t) for t in viterbi(a)] for a in args]})
    return out


def main(student, path, name, paragraphs=None, target=None):
    model = Student.load(torch.load(student))
    export(model, name, path)
    if paragraphs:
        got = answers(model, json.load(open(paragraphs, encoding="utf-8")))
        with open(target, "w", encoding="utf-8") as f:
            f.write("[\n" + ",\n".join(json.dumps(x, separators=(",", ":")) for x in got) + "\n]\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
