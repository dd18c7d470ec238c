"""Builds the training documents from the annotated sets.

Every document is a dict: `id`, `set`, `words` (the text of sayso's tokens),
`block` (block of each token), `quotes` (token pairs) and, where the set has
them, the labels: `sent` (tokens that open a sentence), `upos`, `form`, `head`
(token index, -1 root, -2 not known), `rel`, `ner` (BIO tags) and `atts` (one
dict an attribution, each role a list of token pairs, half open).

Usage: python data.py DATA OUT [share], where DATA is the folder of the sets and OUT
gets one pickle a set, with a share of its documents. Needs `go` for the tokeniser.
"""

import glob
import gzip
import json
import math
import os
import pickle
import re
import subprocess
import sys
import zlib

AUX = set("""has have had having will would 'll 'd is are was were be been being 's 're am do does did n't not also never to can
could may might must should shall recently later earlier repeatedly publicly once again already then just only often
previously reportedly now still even always further flatly strongly openly quickly first soon since""".split())

MISSING = -100  # label of a token the set says nothing about


def tokenise(items):
    """Tokens of (id, text) pairs, by the reader's own tokeniser, in order."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    feed = "\n".join(json.dumps({"id": i, "text": t}) for i, t in items)
    out = subprocess.run(["go", "run", "./training/tokenise"], cwd=root, input=feed.encode(), stdout=subprocess.PIPE, check=True)
    for (i, text), line in zip(items, out.stdout.decode().splitlines()):
        doc = json.loads(line)
        doc["text"] = text
        doc["words"] = [text[a:b] for a, b in doc["tokens"]]
        yield doc


def overlap(tokens, start, end):
    """The tokens that share a character with [start, end), as a half-open pair."""
    a = next((i for i, (s, e) in enumerate(tokens) if e > start and s < end), None)
    if a is None:
        return None
    b = a
    while b < len(tokens) and tokens[b][0] < end:
        b += 1
    return (a, b)


def anchor(words, cue):
    """The token that stands for a cue: its first word that is no auxiliary or adverb."""
    for a, b in cue:
        for i in range(a, b):
            w = words[i].lower().replace("’", "'")
            if w not in AUX and re.match(r"[\w:—–-]", w):
                return i
    return cue[0][0]


def polnear(data, part, leave_out=()):
    items, spans = [], {}
    for path in sorted(glob.glob(f"{data}/polnear/data/{part}/text/*.txt")):
        stem = os.path.basename(path)[:-4]
        if stem in leave_out:
            continue
        anns = sorted(glob.glob(glob.escape(f"{data}/polnear/data/{part}/attributions/{stem}_") + "*.ann"))
        if not anns:
            continue
        text = open(path, encoding="utf-8", newline="").read()
        ts, atts = {}, []
        for line in open(anns[0], encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            if f[0].startswith("T") and len(f) > 1:
                m = re.match(r"(\S+) (.+)", f[1])
                ts[f[0]] = (m[1], [tuple(map(int, p.split())) for p in m[2].split(";") if len(p.split()) == 2])
            elif f[0].startswith("E") and len(f) > 1:
                att = {"cue": [], "source": [], "content": []}
                for arg in f[1].split():
                    role, _, t = arg.partition(":")
                    role = role.lower().rstrip("0123456789")
                    if role in att and t in ts:
                        att[role] += ts[t][1]
                if arg and "Discard" not in f[1] and "Discuss" not in f[1]:
                    atts.append(att)
        items.append((stem, text))
        spans[stem] = atts
    for doc in tokenise(items):
        doc["set"], doc["atts"] = "polnear", []
        for att in spans[doc["id"]]:
            new = {}
            for role, parts in att.items():
                got = sorted({s for s in (overlap(doc["tokens"], a, b) for a, b in parts) if s})
                new[role] = got
            if new["cue"] and (new["content"] or new["source"]):
                new["anchor"] = anchor(doc["words"], new["cue"])
                doc["atts"].append(new)
        yield doc


FORMS = ["None", "Base", "Present", "Past", "Participle", "Gerund", "Plural"]


def form(upos, feats):
    f = dict(p.split("=") for p in feats.split("|") if "=" in p)
    if upos in ("VERB", "AUX"):
        vf, tense = f.get("VerbForm"), f.get("Tense")
        if vf == "Inf" or f.get("Mood") == "Imp":
            return "Base"
        if vf == "Ger" or (vf == "Part" and tense == "Pres"):
            return "Gerund"
        if vf == "Part":
            return "Participle"
        if vf == "Fin":
            return "Past" if tense == "Past" else "Present"
        return "None"
    if upos in ("NOUN", "PROPN") and f.get("Number") == "Plur":
        return "Plural"
    return "None"


def conllu(path):
    """Documents of a CoNLL-U file: lists of sentences (id, text, newpar, rows, spans of multiword tokens)."""
    docs, sent = [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            docs.append((line.split("=")[-1].strip(), []))
        if line.startswith("#") and sent is None or line and sent is None:
            sent = {"id": "", "text": "", "par": False, "rows": [], "mwt": []}
        if line.startswith("# newpar"):
            sent["par"] = True
        elif line.startswith("# sent_id ="):
            sent["id"] = line.split("=")[1].strip()
        elif line.startswith("# text ="):
            sent["text"] = line[len("# text ="):].strip()
        elif line and line[0].isdigit():
            c = line.split("\t")
            if "-" in c[0]:
                sent["mwt"].append((tuple(map(int, c[0].split("-"))), c[1]))
            elif "." not in c[0]:
                sent["rows"].append(c)
        elif not line and sent is not None:
            if sent["rows"]:
                docs[-1][1].append(sent)
            sent = None
    return docs


def word_spans(sent):
    """Code point spans of the words of a sentence in its text."""
    mwt = {a: (b, form) for (a, b), form in sent["mwt"]}
    out, at, i, rows = [], 0, 0, sent["rows"]
    while i < len(rows):
        n = int(rows[i][0])
        if n in mwt:
            last, surface = mwt[n]
            start = sent["text"].index(surface, at)
            at, p = start + len(surface), start
            for k in range(n, last + 1):
                w = rows[k - 1][1]
                end = at if k == last else min(at, p + len(w))
                out.append((p, max(end, p)))
                p = end
            i = last
        else:
            w = rows[i][1]
            start = sent["text"].index(w, at)
            at = start + len(w)
            out.append((start, at))
            i += 1
    return out


def ud(name, path, ner=None):
    """Documents with trees. ner: BIO tags of each sentence's words, by the sentence's id."""
    items, gold = [], {}
    for doc_id, sents in conllu(path):
        text, words = "", []  # words: (start, end, upos, form, head word, rel, ner, first)
        for k, sent in enumerate(sents):
            if text:
                text += "\n\n" if sent["par"] else " "
            base, first = len(text), len(words)
            text += sent["text"]
            try:
                spans = word_spans(sent)
            except ValueError:
                spans = None
            tags = tags_of(sent["rows"], (ner or {}).get(sent["id"], []))
            for j, c in enumerate(sent["rows"]):
                if spans is None:
                    break
                head = int(c[6]) if c[6].isdigit() else 0
                words.append((base + spans[j][0], base + spans[j][1], c[3], form(c[3], c[5]), first + head - 1 if head else -1,
                              c[7].split(":")[0], tags[j] if tags else None, j == 0))
        items.append((doc_id, text))
        gold[doc_id] = words
    for doc in tokenise(items):
        words, n = gold[doc["id"]], len(doc["words"])
        doc["set"] = name
        of_word, groups = {}, [[] for _ in range(n)]  # word → its first token; token → its words
        w = 0
        for t, (s, e) in enumerate(doc["tokens"]):
            while w < len(words) and words[w][1] <= s:
                w += 1
            k = w
            while k < len(words) and words[k][0] < e:
                groups[t].append(k)
                of_word.setdefault(k, t)
                k += 1
        doc.update(upos=[None] * n, form=[None] * n, head=[-2] * n, rel=[None] * n, sent_gold=[False] * n)
        tags = [None] * n
        for t, group in enumerate(groups):
            if not group:
                continue
            inside = set(group)
            top = next((k for k in group if words[k][4] not in inside), group[0])
            start, end, upos, fm, head, rel, tag, _ = words[top]
            if of_word[top] != t:  # a later piece of a word that sayso cuts
                doc["head"][t], doc["rel"][t] = of_word[top], "goeswith"
            else:
                doc["upos"][t], doc["form"][t] = upos, fm
                doc["head"][t] = -1 if head < 0 else of_word.get(head, -2)
                doc["rel"][t] = rel
                doc["sent_gold"][t] = any(words[k][7] for k in group)
            tag = next((words[k][6] for k in group if words[k][6] and words[k][6] != "O"), words[top][6])
            if tag is not None:
                tags[t] = tag if of_word[top] == t else tag.replace("B-", "I-")
        if ner is not None:
            doc["ner"] = tags
        yield doc


def iob2(path):
    """(word, BIO tag) pairs of each sentence, by the sentence's id: texts differ in their spaces from the treebank's."""
    out = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("# sent_id ="):
            words = out.setdefault(line.split("=")[1].strip(), [])
        elif line[0].isdigit():
            words.append(tuple(line.rstrip("\n").split("\t")[1:3]))
    return out


def tags_of(rows, tagged):
    """The tags of a sentence's words, over the letters that both cuttings into words share; None where they differ."""
    letters = []  # of each letter its word's tag, and whether it opens that word
    for word, tag in tagged:
        letters += [(c, tag if k == 0 else tag.replace("B-", "I-")) for k, c in enumerate(word.replace(" ", ""))]
    at, out = 0, []
    for row in rows:
        word = row[1].replace(" ", "")
        if [c for c, _ in letters[at:at + len(word)]] != list(word):
            return None
        out.append(letters[at][1])
        at += len(word)
    return out if at == len(letters) else None


NER = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP", "Misc": "MISC", "Product": "MISC", "Date": "DATE", "Money": "MONEY"}


def outlet(stem):
    """The outlet in a worldwide-ner file name: what stands between the region and the number."""
    name = re.sub(r"\.txt$", "", stem)
    name = name.rpartition("_")[0] or name
    return name.partition("_")[2]


def worldwide(data, dev):
    items, gold = [], {}
    for path in sorted(glob.glob(f"{data}/worldwide-ner/*.tsv")):
        stem = os.path.basename(path)[:-4]
        if is_worldwide_dev(stem) != dev:
            continue
        text, marks = "", []
        for line in open(path, encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            word = f[0].strip()
            if word.startswith("http") or not word:
                if not word and text and not text.endswith("\n"):
                    text += " "
                continue
            if text and not text.endswith(" "):
                text += " "
            marks.append((len(text), len(text) + len(word), f[1] if len(f) > 1 else "O"))
            text += word
        items.append((stem, text.strip()))
        gold[stem] = marks
    for doc in tokenise(items):
        marks, doc["set"] = gold[doc["id"]], "worldwide"
        tags, w = [None] * len(doc["words"]), 0
        for t, (s, e) in enumerate(doc["tokens"]):
            while w < len(marks) and marks[w][1] <= s:
                w += 1
            if w < len(marks) and marks[w][0] < e:
                tag = marks[w][2]
                if tag != "O":
                    pre, _, cls = tag.partition("-")
                    tag = ("I-" if pre == "I" or marks[w][0] < s else "B-") + NER[cls]
                tags[t] = tag
        doc["ner"] = tags
        yield doc


def is_worldwide_dev(stem):
    """Whether a file's outlet is kept out of training: crc32 of its name mod 5 is 0."""
    return zlib.crc32(outlet(stem).encode()) % 5 == 0


def raw(data, limit, skip=()):
    """Unlabelled news, at most `limit` articles, spread over the files."""
    items = []
    for path in sorted(glob.glob(f"{data}/raw-allsides-news/*.jsonl.gz")):
        for k, line in enumerate(gzip.open(path, "rt", encoding="utf-8")):
            d = json.loads(line)
            if d.get("text") and 600 < len(d["text"]) < 12000:
                items.append((d["ID"], (d.get("title") or "") + "\n\n" + d["text"]))
    step = max(1, len(items) // limit)
    for doc in tokenise(items[::step][:limit]):
        doc["set"] = "raw"
        yield doc


def relay_articles(data):
    """Stems of the PolNeAR articles that relay-chains is scored on."""
    out = set()
    for line in open(f"{data}/relay-chains/dev.jsonl", encoding="utf-8"):
        m = re.match(r"polnear/train/(.+)\.txt", json.loads(line)["origin"])
        if m:
            out.add(m[1])
    return out


def main(data, out, share=1.0):
    share = float(share)
    os.makedirs(out, exist_ok=True)
    jobs = {
        "polnear-train": lambda: polnear(data, "train", relay_articles(data)),
        "polnear-dev": lambda: polnear(data, "dev"),
        "ewt-train": lambda: ud("ewt", f"{data}/ud-ewt/en_ewt-ud-train.conllu", iob2(f"{data}/uner-en/en_ewt-ud-train.clean.iob2")),
        "ewt-dev": lambda: ud("ewt", f"{data}/ud-ewt/en_ewt-ud-dev.conllu", iob2(f"{data}/uner-en/en_ewt-ud-dev.iob2")),
        "gum-train": lambda: (d for p in sorted(glob.glob(f"{data}/gum/train/dep/*.conllu")) if "_news_" not in p for d in ud("gum", p)),
        "gum-dev": lambda: (d for p in sorted(glob.glob(f"{data}/gum/dev/dep/*.conllu")) for d in ud("gum", p)),
        "worldwide-train": lambda: worldwide(data, False),
        "worldwide-dev": lambda: worldwide(data, True),
        "raw": lambda: raw(data, 24000),
    }
    for name, job in jobs.items():
        docs = [{k: v for k, v in d.items() if k not in ("text", "tokens") or not name.endswith("train") and name != "raw"} for d in job()]
        docs = docs[:math.ceil(len(docs) * share)]
        with open(f"{out}/{name}.pkl", "wb") as f:
            pickle.dump(docs, f)
        print(name, len(docs), "documents", sum(len(d["words"]) for d in docs), "tokens")


if __name__ == "__main__":
    main(*sys.argv[1:])
