#!/bin/bash
# Runs the systems in turn over a folder of .txt files, one core each, and
# prints a line a run: system, wall seconds, user + system seconds, peak KB.
#
#   rounds.sh FOLDER OUT ROUNDS SYSTEM…     (sayso sayso-rules spacy textacy corenlp)
#
# SAYSO, PYTHON and CLASSPATH_FILE say where these are; CORE which core to use.
folder=$1 out=$2 rounds=$3
shift 3
here=$(dirname "$0")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 GOMAXPROCS=1
for round in $(seq "$rounds"); do
  for system in "$@"; do
    case $system in
      sayso) run="$SAYSO read -q --jobs 1 --format json $folder -o $out/sayso.jsonl" ;;
      sayso-rules) run="$SAYSO read -q --rules --jobs 1 --format json $folder -o $out/sayso-rules.jsonl" ;;
      spacy) run="$PYTHON $here/spacy_quotes.py rules $folder $out/spacy.jsonl" ;;
      textacy) run="$PYTHON $here/spacy_quotes.py textacy $folder $out/textacy.jsonl" ;;
      corenlp) run="java -Xmx4g -XX:+UseSerialGC -cp $(cat "$CLASSPATH_FILE") $here/corenlp/Quotes.java $folder $out/corenlp.jsonl" ;;
    esac
    /usr/bin/time -f "$system %e %U %S %M" -o "$out/time" taskset -c "${CORE:-0}" $run 2>"$out/log" || echo "$system failed, see $out/log" >&2
    awk '{print $1, $2, $3 + $4, $5}' "$out/time"
  done
done
