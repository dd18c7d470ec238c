"""Reads a model file back as a student, so that training goes on from committed weights.

Usage: python restore.py MODEL.bin OUT

The rows of a matrix keep their largest weight at the end of the scale, so a
student that is written out again without training gives the same numbers.
"""

import json
import struct
import sys

import numpy as np
import torch

from export import RESIDUAL
from student import STEP, Student

TYPES = {"i8": np.int8, "f32": np.float32}


def restore(path):
    """The student of a model file, and the header."""
    raw = open(path, "rb").read()
    magic = b"sayso model\n"
    if raw[:len(magic)] != magic:
        sys.exit(f"{path} is no model file")
    version, size = struct.unpack_from("<II", raw, len(magic))
    if version != 2:
        sys.exit(f"{path} has version {version}, without pieces of words; only version 2 can be read back")
    first = len(magic) + 8
    head = json.loads(raw[first:first + size])

    def get(name):
        t = head["tensors"][name]
        at = first + size + t["offset"]
        if t["type"] == "text":
            return raw[at:at + t["shape"][0]].decode()
        return torch.from_numpy(np.frombuffer(raw, TYPES[t["type"]], int(np.prod(t["shape"])), at).reshape(t["shape"]).astype(np.float32))

    model = Student(get("words").split("\n"), get("parts").split("\n"), head["dim"], len(head["dilate"]), head["emb"])

    def linear(parts, name, unit):
        """Reads layers that lie side by side."""
        weight, scale, bias = get(name + ".weight"), get(name + ".scale") * STEP / unit, get(name + ".bias") / unit
        row = 0
        for part in parts:
            n = part.weight.shape[0]
            part.weight.copy_(weight.reshape(len(scale), -1)[row:row + n] * scale[row:row + n, None])
            if part.bias is not None:
                part.bias.copy_(bias[row:row + n])
            row += n
        if row != len(scale):
            sys.exit(f"{path}: {name} has {len(scale)} rows, {row} were read")

    h = model.heads
    with torch.no_grad():
        for name in ("lexicon", "pieces", "hashed", "flags"):
            getattr(model, name).weight.copy_(get(name) / STEP)
        linear([model.into], "into", RESIDUAL)
        for i, layer in enumerate(model.layers):
            layer.norm.weight.copy_(get(f"layers.{i}.norm.gain") / STEP)
            layer.norm.bias.copy_(get(f"layers.{i}.norm.bias") / STEP)
            linear([layer.conv], f"layers.{i}.conv", STEP)
            linear([layer.out], f"layers.{i}.out", RESIDUAL)
        model.norm.weight.copy_(get("norm.gain") / STEP)
        model.norm.bias.copy_(get("norm.bias") / STEP)
        linear([h.token[k] for k in ("upos", "form", "sent", "news", "anchor")], "token", 1)
        for key in ("arg_token", "arg_anchor", "arg_conv", "arc_dep", "arc_head", "rel_dep", "rel_head"):
            linear([getattr(h, key)], key, STEP)
        linear([h.arg_out], "arg_out", 1)
        linear([h.rel_out], "rel_out", 1)
        for key, x in (("arg_place", h.arg_place.weight), ("arc_root", h.arc_root), ("rel_root", h.rel_root)):
            x.copy_(get(key).reshape(x.shape) / STEP)
    return model, head


def main(path, out):
    model, _ = restore(path)
    model.save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
