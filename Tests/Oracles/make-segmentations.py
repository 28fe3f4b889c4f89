"""Writes segmentations.tsv: random segmentations, measured by segeval 2.0.11 (pip install segeval).

Run from this folder: python3 make-segmentations.py
"""
import random

import segeval
from segeval.data import Dataset

random.seed(2013)


def cut(units):
    masses, share = [], random.choice([0.02, 0.1, 0.3, 0.6])
    size = 1
    for _ in range(units - 1):
        if random.random() < share:
            masses.append(size)
            size = 1
        else:
            size += 1
    return masses + [size]


def moved(masses):
    """The same cut with boundaries moved, dropped and added."""
    ends, end = set(), 0
    for mass in masses[:-1]:
        end += mass
        ends.add(end)
    units = sum(masses)
    other = set()
    for end in ends:
        if random.random() < 0.15:
            continue
        end += random.choice([0, 0, 0, 1, -1, 2])
        if 0 < end < units:
            other.add(end)
    if random.random() < 0.3 and units > 2:
        other.add(random.randrange(1, units))
    result, last = [], 0
    for end in sorted(other) + [units]:
        result.append(end - last)
        last = end
    return result


def text(masses):
    return ",".join(map(str, masses))


with open("segmentations.tsv", "w") as out:
    out.write("kind\tsegmentations\tvalues\n")
    count = 0
    while count < 1500:
        units = random.randrange(4, 70)
        a = cut(units)
        b = moved(a) if random.random() < 0.6 else cut(units)
        if len(a) == 1 and len(b) == 1:
            continue  # segeval cannot compare texts without any boundary
        windows = max(2, round(units / len(a) / 2)), max(2, round(units / len(b) / 2))
        if max(windows) >= units:
            continue
        values = [
            segeval.boundary_similarity(a, b), segeval.segmentation_similarity(a, b),
            segeval.pk(b, a), segeval.pk(a, b),
            segeval.window_diff(b, a), segeval.window_diff(a, b),
        ]
        if count % 3 == 0:
            values += [segeval.boundary_similarity(a, b, n_t=4),
                       segeval.segmentation_similarity(a, b, n_t=4)]
        out.write("pair\t%s;%s\t%s\n" % (text(a), text(b), ",".join("%.12g" % v for v in values)))
        count += 1
    count = 0
    while count < 200:
        coders = random.randrange(2, 5)
        items = {}
        for item in range(random.randrange(1, 4)):
            base = cut(random.randrange(6, 50))
            items["t%d" % item] = {
                "c%d" % coder: tuple(moved(base)) for coder in range(coders)}
        if any(sum(len(m) == 1 for m in item.values()) > 0 for item in items.values()):
            continue
        data = Dataset(items)
        values = [
            segeval.actual_agreement_linear(data), segeval.fleiss_pi_linear(data),
            segeval.fleiss_kappa_linear(data),
            segeval.fleiss_pi_linear(data, fnc_compare=segeval.segmentation_similarity),
            segeval.fleiss_kappa_linear(data, fnc_compare=segeval.segmentation_similarity),
        ]
        cuts = "/".join(
            ";".join(text(item["c%d" % coder]) for coder in range(coders))
            for item in items.values())
        out.write("coders\t%s\t%s\n" % (cuts, ",".join("%.12g" % v for v in values)))
        count += 1
