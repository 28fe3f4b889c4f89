#!/usr/bin/env python3
"""Measures others on a study that `sitat-bench coding` wrote, and makes a project of it for qc.

    coding.py scan DIR     QualCoder's way with co-occurrence: every two codings of a file
    coding.py alpha DIR    the package krippendorff, code by code, over lines
    coding.py qc DIR OUT   a project of qualitative-coding (qc) in OUT, with the same coded lines

QualCoder compares every two codings of a file, whoever made them; here only those of one coder are
counted, as everywhere else in this measurement. Prints lines of JSON like sitat-bench's.
"""
import csv
import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections import defaultdict


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def report(engine, kind, seconds, hits, value, note):
    print(
        json.dumps(
            {
                "kind": "coding",
                "engine": engine,
                "class": kind,
                "cpu": seconds,
                "hits": hits,
                "value": value,
                "note": note,
            },
            ensure_ascii=False,
        )
    )


def scan(folder):
    by_file = defaultdict(list)
    with open(folder + "/codings.csv", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            by_file[row["source"]].append(
                (int(row["start"]), int(row["end"]), row["code"], row["coder"])
            )
    start = cpu()
    pairs = set()
    total = 0
    for codings in by_file.values():
        seen = set()
        for index, (start0, end0, code0, coder0) in enumerate(codings):
            for start1, end1, code1, coder1 in codings[index + 1 :]:
                if coder0 == coder1 and code0 != code1 and start0 < end1 and start1 < end0:
                    if code0 < code1:
                        seen.add((code0, code1, start0, end0, start1, end1))
                    else:
                        seen.add((code1, code0, start1, end1, start0, end0))
        total += len(seen)
        pairs.update(pair[:2] for pair in seen)
    seconds = cpu() - start
    report(
        "pairwise scan (Python)",
        "co-occurrence of every two codes",
        seconds,
        len(pairs),
        total,
        "as QualCoder compares; reading the codings not counted",
    )


def alpha(folder):
    import krippendorff
    import numpy

    files = sorted(os.listdir(folder + "/txt"))
    first = {}
    units = 0
    for name in files:
        first[name[:-4]] = units
        with open(folder + "/txt/" + name, encoding="utf-8") as text:
            units += sum(1 for _ in text)
    marks = defaultdict(list)
    coders = {}
    with open(folder + "/lines.tsv", encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            coder = coders.setdefault(row["coder"], len(coders))
            marks[row["code"]].append((coder, first[row["source"]] + int(row["line"])))
    start = cpu()
    total = 0.0
    for places in marks.values():
        ratings = numpy.zeros((len(coders), units))
        for coder, unit in places:
            ratings[coder, unit] = 1
        total += krippendorff.alpha(
            reliability_data=ratings, level_of_measurement="nominal", value_domain=[0, 1]
        )
    seconds = cpu() - start
    report(
        "krippendorff (Python)",
        "α of every code, by line",
        seconds,
        len(marks),
        total,
        "α alone; the matrices made from lists of lines; sum of α",
    )


def qc(folder, out):
    os.makedirs(out, exist_ok=True)
    for _ in range(2):
        subprocess.run(["qc", "init"], cwd=out, check=True, stdout=subprocess.DEVNULL)
    texts = os.path.abspath(folder + "/txt")
    subprocess.run(
        ["qc", "corpus", "import", "-r", "-i", "verbatim", texts],
        cwd=out,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    database = sqlite3.connect(out + "/qualitative_coding.sqlite3")
    indexes = {
        os.path.basename(path)[:-4]: number
        for number, path in database.execute("SELECT id, document_id FROM document_index")
    }
    with open(folder + "/lines.tsv", encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            database.execute("INSERT OR IGNORE INTO coder VALUES (?)", (row["coder"],))
            database.execute("INSERT OR IGNORE INTO code VALUES (?)", (row["code"],))
            line = int(row["line"])
            coded = database.execute(
                "INSERT INTO coded_line (line, coder_id, code_id) VALUES (?, ?, ?)",
                (line, row["coder"], row["code"]),
            ).lastrowid
            place = indexes[row["source"]]
            location = database.execute(
                "INSERT INTO location (start_line, end_line, document_index_id) VALUES (?, ?, ?)",
                (line, line, place),
            ).lastrowid
            database.execute(
                "INSERT INTO coded_line_location_association VALUES (?, ?)", (coded, location)
            )
    database.commit()
    with open(out + "/codebook.yaml", "w", encoding="utf-8") as book:
        for (name,) in database.execute("SELECT name FROM code ORDER BY name"):
            book.write("- " + name + "\n")


if __name__ == "__main__":
    {"scan": scan, "alpha": alpha, "qc": qc}[sys.argv[1]](*sys.argv[2:])
