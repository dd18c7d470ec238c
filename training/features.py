"""What the student sees of a word. The reader computes the same in Go (internal/model/features.go)."""

WORDS = 40000      # entries of the lexicon; 0 stands for every other word
HASHES = 16384     # rows of the table shared by affixes and shapes
SLOTS = 8          # hashed features of a token
FLAGS = 8          # quoted + 2 × opens a block + 4 × opens a sentence by rule
LONGEST = 20       # code points of a piece
PIECES = 6         # pieces of a word that is not in the lexicon


def fnv(kind, text):
    """32-bit FNV-1a of a kind byte and UTF-8 text."""
    h = 2166136261
    for b in bytes([kind]) + text.encode():
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def lower(word):
    """The lexicon's form: lower case, typographic apostrophes and marks plain, digits 0."""
    out = []
    for c in word:
        if c in "’‘":
            c = "'"
        elif c in "“”":
            c = '"'
        elif c in "–—":
            c = "-"
        elif c.isascii() and c.isdigit():
            c = "0"
        else:
            low = c.lower()
            c = low if len(low) == 1 else c
        out.append(c)
    return "".join(out)


def shape(word):
    """Letters as X and x, digits as 0, runs longer than two cut to two; at most 12 signs."""
    out = []
    for c in word:
        s = "X" if c.isupper() else "x" if c.islower() else "0" if c.isascii() and c.isdigit() else "a" if c.isalpha() else c
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out.append(s)
        if len(out) == 12:
            break
    return "".join(out)


def hashed(word):
    """Rows of the hash table for a word, SLOTS of them."""
    w = lower(word)
    keys = [(0, shape(word)), (1, w[:1]), (2, w[:2]), (3, w[:3]), (4, w[-1:]), (5, w[-2:]), (6, w[-3:]), (7, w[-4:])]
    return [fnv(k, t) % HASHES for k, t in keys]


def pieces(word, rows):
    """Rows of the piece table for a word that is not in the lexicon, at most PIECES: the longest piece that fits, from left to
    right (WordPiece, Wu et al. 2016). A piece that does not open a run of letters is written with "##" before it; a sign that no
    piece begins with is passed over."""
    w, out, at, inside = lower(word), [], 0, False
    while at < len(w) and len(out) < PIECES:
        mark = "##" if inside else ""
        end = next((e for e in range(min(len(w), at + LONGEST), at, -1) if mark + w[at:e] in rows), at)
        if end > at:
            out.append(rows[mark + w[at:end]])
        inside = w[at].isalpha()
        at = max(end, at + 1)
    return out
