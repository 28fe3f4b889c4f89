#!/usr/bin/env python3
"""tantivy, by its Python wheel, on the same texts and queries.

  tantivy_docs.py build CORPUS INDEX [THREADS]   positions, no text, no offsets
  tantivy_docs.py query INDEX QUERIES            numbers of all documents, and the count
  tantivy_docs.py extras CORPUS INDEX            one document more

The wheel does not give positions of hits: what is measured is documents. Prints lines of JSON.
"""
import gc
import importlib.metadata
import json
import os
import resource
import shutil
import sys
import time

import tantivy
from tantivy import Occur, Query

ENGINE = "tantivy"
APOSTROPHES = "an apostrophe parts a word in two"
RULES = {
    "near5": "slop counts moves of words, and the other order costs more",
    "fuzzy1": APOSTROPHES,
    "regex": APOSTROPHES,
}


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(
        "text", stored=False, tokenizer_name="default", index_option="position")
    return builder.build()


def say(**line):
    print(json.dumps(dict(engine=ENGINE, **line), ensure_ascii=False), flush=True)


def folder_size(path):
    return sum(entry.stat().st_size for entry in os.scandir(path) if entry.is_file())


def build(corpus, index, threads):
    shutil.rmtree(index, ignore_errors=True)
    os.makedirs(index)
    names = sorted(os.listdir(corpus + "/txt"))
    text_bytes = 0
    start = time.perf_counter()
    opened = tantivy.Index(schema(), path=index)
    writer = opened.writer(heap_size=1_000_000_000, num_threads=threads)
    for name in names:
        with open(f"{corpus}/txt/{name}", "rb") as file:
            text = file.read()
        text_bytes += len(text)
        writer.add_document(tantivy.Document(text=[text.decode()]))
    writer.commit()
    writer.wait_merging_threads()
    wall = time.perf_counter() - start
    usage = resource.getrusage(resource.RUSAGE_SELF)
    say(kind="build", version=importlib.metadata.version("tantivy"), threads=threads, docs=len(names),
        textBytes=text_bytes, indexBytes=folder_size(index), wall=wall,
        cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * 1024, holds="positions")
    say(kind="note", note="by its Python wheel, which gives documents and no positions")


def parsed(fields, kind, text):
    words = text.split()
    if kind.endswith("_term"):
        return Query.term_query(fields, "text", text, index_option="position")
    if kind.startswith("phrase"):
        return Query.phrase_query(fields, "text", words)
    if kind == "near5":
        return Query.phrase_query(fields, "text", words, slop=4)
    if kind == "and2":
        return Query.boolean_query([
            (Occur.Must, Query.term_query(fields, "text", word, index_option="position"))
            for word in words])
    if kind == "prefix":
        return Query.regex_query(fields, "text", text + ".*")
    if kind == "fuzzy1":
        return Query.fuzzy_term_query(
            fields, "text", text, distance=1, transposition_cost_one=False)
    return Query.regex_query(fields, "text", text)


def least(runs, body):
    best, result = 1e9, None
    for _ in range(runs):
        start = time.perf_counter()
        result = body()
        best = min(best, time.perf_counter() - start)
    return best, result


def query(index, path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    opened = tantivy.Index.open(index)
    searcher = opened.searcher()
    most = searcher.num_docs
    for kind, text in lines:
        asked = parsed(opened.schema, kind, text)
        count, found = least(5, lambda: searcher.search(asked, limit=1, count=True))
        every, _ = least(5, lambda: searcher.search(asked, limit=most, count=False))
        line = {"kind": "query", "class": kind, "query": text, "docs": found.count,
                "us": every * 1e6, "countUs": count * 1e6}
        if kind in RULES:
            line["docRule"] = RULES[kind]
        say(**line)
    del searcher, opened
    cold(index, lines, most)


def drop(index):
    for entry in os.scandir(index):
        if entry.is_file():
            file = os.open(entry.path, os.O_RDONLY)
            os.fsync(file)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


def cold(index, lines, most):
    asked = {}
    for kind, text in lines:
        asked[kind] = asked.get(kind, 0) + 1
        if asked[kind] > 8:
            continue
        gc.collect()
        drop(index)
        start = time.perf_counter()
        opened = tantivy.Index.open(index)
        opened.searcher().search(parsed(opened.schema, kind, text), limit=most, count=False)
        spent = time.perf_counter() - start
        say(**{"kind": "cold", "class": kind, "query": text, "us": spent * 1e6})
        del opened


def extras(corpus, index):
    copy = index + ".more"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(index, copy)
    with open(f"{corpus}/txt/000000.txt", encoding="utf-8") as file:
        text = file.read()
    opened = tantivy.Index.open(copy)
    writer = opened.writer(heap_size=100_000_000, num_threads=1)

    def add():
        writer.add_document(tantivy.Document(text=[text]))
        writer.commit()
        opened.reload()

    best, _ = least(7, add)
    say(kind="figure", name="one interview more, on disk", value=best * 1e3, unit="ms", note="")
    del writer, opened
    shutil.rmtree(copy, ignore_errors=True)


def main():
    words = sys.argv[1:]
    if len(words) >= 3 and words[0] == "build":
        build(words[1], words[2], int(words[3]) if len(words) > 3 else 1)
    elif len(words) == 3 and words[0] == "query":
        query(words[1], words[2])
    elif len(words) == 3 and words[0] == "extras":
        extras(words[1], words[2])
    else:
        sys.exit(__doc__)


main()
