"""Says what a system found of the direct quotations that PolNeAR marks.

    python found.py POLNEAR_DEV FILE.jsonl …

A gold quotation is a content that opens and ends in quotation marks and has a
source. It is found when a system's quotation and it have half of their
characters in common (intersection over union), and its speaker is right when
the system's words for the speaker overlap the gold source, or end with the
same word elsewhere in the text. Files are those of the runners here, or what
`sayso read --format json` writes. Only the open part: every fifth article is
left out.
"""

import glob
import json
import os
import sys

OPEN, CLOSE = '"“', '"”,.?!'


def gold(folder):
    texts = sorted(glob.glob(os.path.join(folder, "text", "*.txt")))
    for i, path in enumerate(texts):
        if i % 5 == 4:
            continue
        name = os.path.basename(path)
        text = open(path, encoding="utf-8", newline="").read()
        ann = sorted(glob.glob(os.path.join(folder, "attributions", name[:-4] + "_*.ann")))[0]
        spans, quotes = {}, []
        for line in open(ann, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            if line[0] == "T":
                pairs = fields[1].split(" ", 1)[1].split(";")
                spans[fields[0]] = [tuple(map(int, p.split()[:2])) for p in pairs if p[:1].isdigit()]
            elif line[0] == "E":
                args = fields[1].split()
                content = [s for a in args[1:] if a.startswith("Content") for s in spans.get(a.split(":")[1], [])]
                source = [s for a in args[1:] if a.startswith("Source") for s in spans.get(a.split(":")[1], [])]
                if content and source and not args[0].startswith("Disc"):
                    a, b = content[0]
                    if text[a] in OPEN and text[b - 1] in CLOSE:
                        quotes.append((content, source))
        yield name, text, quotes


def found(path, texts):
    """The quotations of a file: by article, contents and speakers as code points."""
    out = {}
    for line in open(path, encoding="utf-8"):
        item = json.loads(line)
        if "story" in item:  # sayso: bytes
            name = os.path.basename(item["story"]["path"])
            at = points(item["text"].encode(), 1)
            shift = texts.get(name, "").find(item["text"][:40])
            place = lambda p: (at[p["start"]] + shift, at[p["end"]] + shift)
            out[name] = [([place(c) for c in s["content"]], [place(c) for c in s["sources"]]) for s in item["statements"] if s["mode"] != "own"]
            continue
        name = item["id"]
        at = points(texts[name].encode("utf-16-le"), 2) if "corenlp" in path else range(10**7)
        place = lambda p: (at[p[0]], at[p[1]])
        out[name] = [([place(q["content"])], [place(q["speaker"])] if q["speaker"] else []) for q in item["quotes"]]
    return out


def points(data, unit):
    """Code point of every byte (unit 1) or UTF-16 unit (2)."""
    text, out = data.decode("utf-8" if unit == 1 else "utf-16-le"), []
    for i, c in enumerate(text):
        out += [i] * (len(c.encode("utf-8")) if unit == 1 else len(c.encode("utf-16-le")) // 2)
    return out + [len(text)]


def cover(spans):
    return {i for a, b in spans for i in range(a, b)}


def score(articles, predicted):
    n = hit = right = total = 0
    for name, text, quotes in articles:
        mine = predicted.get(name, [])
        total += len(mine)
        for content, source in quotes:
            n += 1
            want, best, who = cover(content), 0, []
            for c, s in mine:
                got = cover(c)
                iou = len(want & got) / len(want | got)
                if iou > best:
                    best, who = iou, s
            if best < 0.5:
                continue
            hit += 1
            last = lambda spans: {text[a:b].split()[-1] for a, b in spans if text[a:b].split()}
            right += bool(cover(who) & cover(source) or last(who) & last(source))
    return n, hit, right, total


if __name__ == "__main__":
    articles = list(gold(sys.argv[1]))
    texts = {name: text for name, text, _ in articles}
    for path in sys.argv[2:]:
        n, hit, right, total = score(articles, found(path, texts))
        print(f"{path}: {hit} of {n} found ({100 * hit / n:.1f} %), speaker right {right} ({100 * right / n:.1f} %); {total} in all")
