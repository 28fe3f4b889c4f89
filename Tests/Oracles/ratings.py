"""Writes ratings.tsv and sets.tsv: seeded tables of ratings, with what other programs make of them.

    pip install krippendorff==0.9.0 irrCAC==0.4.4 scikit-learn statsmodels nltk
    python3 ratings.py ../AnalysisTests/Vectors

Numbers are rounded to ten decimals. "-" stands where a program raises, or gives nan: undefined.
"""

import math
import random
import sys
import warnings

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance, masi_distance
from sklearn.metrics import cohen_kappa_score, f1_score, jaccard_score
from statsmodels.stats.inter_rater import cohens_kappa

warnings.filterwarnings("ignore")
np.seterr(all="ignore")
LEVELS = ["nominal", "ordinal", "interval", "ratio"]
SCHEMES = ["linear", "quadratic", "ordinal"]


def text(value):
    if value is None or not math.isfinite(value):
        return "-"
    value = round(float(value), 10)
    return "0" if value == 0 else f"{value:.10f}".rstrip("0").rstrip(".")


def attempt(function):
    try:
        return function()
    except (ValueError, ZeroDivisionError, FloatingPointError, IndexError):
        return None


def matrix(rng):
    """Units × coders of positions in a list of categories, None where missing."""
    coders, q, n = rng.randint(2, 6), rng.randint(2, 6), rng.choice([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20])
    missing, noise = rng.choice([0, 0, 0.1, 0.3, 0.6]), rng.choice([0, 0.05, 0.2, 0.5, 1])
    skew = rng.choice([0, 0, 1, 3])
    weights = [math.exp(-skew * k) for k in range(q)]
    table = []
    for _ in range(n):
        truth = rng.choices(range(q), weights)[0]
        row = [rng.choices(range(q), weights)[0] if rng.random() < noise else truth for _ in range(coders)]
        table.append([None if rng.random() < missing else v for v in row])
    kind = rng.random()
    if kind < 0.03:  # nothing varies
        table = [[None if v is None else 0 for v in row] for row in table]
    elif kind < 0.06:  # a coder who always says the same
        for row in table:
            row[0] = 0
    elif kind < 0.09:  # a coder who rated nothing
        for row in table:
            row[-1] = None
    elif kind < 0.12:  # two coders who swap two categories
        coders = 2
        table = [[u % 2, 1 - u % 2] for u in range(n)]
    domain = [1, 2, 3, 4, 5, 6] if rng.random() < 0.7 else [0.5, 1, 2.5, 4, 7, 11]
    return table, domain[:q]


def alphas(table, domain):
    data = [[np.nan if row[c] is None else domain[row[c]] for row in table] for c in range(len(table[0]))]
    return [
        attempt(lambda: krippendorff.alpha(
            reliability_data=data, level_of_measurement=level, value_domain=domain))
        for level in LEVELS
    ]


def irr(table, domain, weights, names):
    """Coefficient, standard error and lower limit of each, as text.

    irrCAC raises where but one unit is rated: nothing is written. Where nothing varies, chance agreement
    is 1, and it writes 1, or what rounding leaves of 0 / 0, for all that correct by what was given:
    undefined here.
    """
    rated = [[v for v in row if v is not None] for row in table]
    if sum(map(bool, rated)) < 2:
        return [""] * (3 * len(names))
    varies = len({v for row in rated for v in row}) > 1
    pairs_vary = len({v for row in rated if len(row) > 1 for v in row}) > 1
    frame = pd.DataFrame([[np.nan if v is None else domain[v] for v in row] for row in table], dtype=float)
    values = []
    for name in names:
        def one():
            cac = CAC(frame.copy(), weights=weights, categories=list(domain), digits=15)
            est = getattr(cac, name)()["est"]
            return est["coefficient_value"], est["se"], est["confidence_interval"][0]
        value, error, low = attempt(one) or (None, None, None)
        if name in ("fleiss", "conger") and not varies or name == "krippendorff" and not pairs_vary:
            value = None
        if name == "krippendorff" and sum(len(row) > 1 for row in rated) == 1:  # it raises
            values += [""] * 3
            continue
        if value is None or not math.isfinite(value):
            error = low = None
        elif error is not None and error < 1e-11:  # it writes 1e-15 for 0
            error, low = 0, None
        values += [text(value), text(error), text(low)]
    return values


def kappas(table, q):
    """Cohen's κ of each two coders, unweighted, linear and quadratic: the means."""
    means = []
    for weights in [None, "linear", "quadratic"]:
        found = []
        for a in range(len(table[0])):
            for b in range(a + 1, len(table[0])):
                both = [(r[a], r[b]) for r in table if r[a] is not None and r[b] is not None]
                if not both:
                    continue
                left, right = zip(*both)
                value = attempt(lambda: cohen_kappa_score(left, right, labels=list(range(q)), weights=weights))
                if value is not None and math.isfinite(value):
                    found.append(value)
        means.append(sum(found) / len(found) if found else None)
    return means


def pair(table, q):
    """What is for two coders: errors of κ, π, F1, Jaccard."""
    both = [(r[0], r[1]) for r in table if r[0] is not None and r[1] is not None]
    if len(table[0]) != 2:
        return [""] * 8
    if not both:
        return ["-"] * 8
    counts = np.zeros((q, q))
    for a, b in both:
        counts[a, b] += 1
    errors = []
    for wt in [None, "linear", "quadratic"]:
        result = attempt(lambda: cohens_kappa(counts, wt=wt)) if q > 1 else None
        ok = result is not None and math.isfinite(result.kappa)
        errors.append(result.std_kappa if ok else None)
        if wt is None:
            errors.append(result.pvalue_two_sided if ok and result.std_kappa0 > 1e-5 else None)
    # It takes the root of a difference: 0 comes out as something below 1e-5, or as nan.
    errors = [
        0 if i != 1 and e is not None and not e > 1e-5 else e for i, e in enumerate(errors)]
    pi = attempt(lambda: AnnotationTask(
        [(c, str(u), str(v)) for u, row in enumerate(both) for c, v in zip("ab", row)]).pi())
    if len({v for row in both for v in row}) < 2:  # nltk writes 1 where nothing varies
        pi = None
    result = [text(v) for v in errors + [pi]]
    if q != 2:
        return result + ["", "", ""]
    left, right = zip(*both)
    for score, label in [(f1_score, 1), (f1_score, 0), (jaccard_score, 1)]:
        used = label in left or label in right
        result.append(text(score(left, right, pos_label=label) if used else None))
    return result


def ratings(out, count):
    rng = random.Random(20_240_611)
    head = ["domain", "table"] + [f"alpha_{level}" for level in LEVELS]
    for name in ["ac1", "fleiss", "conger", "bp", "alpha"]:
        head += [name, name + "_se", name + "_low"]
    for scheme in SCHEMES:
        head += [f"ac2_{scheme}", f"ac2_{scheme}_se", f"ac2_{scheme}_low"]
    head += ["scheme"] + [f"{n}{s}" for n in ["wfleiss", "wconger", "wbp"] for s in ["", "_se", "_low"]]
    head += ["kappa", "kappa_linear", "kappa_quadratic"]
    head += ["kappa_se", "kappa_p", "kappa_linear_se", "kappa_quadratic_se", "pi", "f1", "f1_negative", "jaccard"]
    lines = ["\t".join(head)]
    for index in range(count):
        table, domain = matrix(rng)
        scheme = SCHEMES[index % 3]
        names = ["gwet", "fleiss", "conger", "bp"]
        cells = [",".join(map(str, domain)), " ".join("".join("." if v is None else str(v) for v in r) for r in table)]
        cells += map(text, alphas(table, domain))
        plain = irr(table, domain, "identity", names + ["krippendorff"])
        cells += plain
        for weights in SCHEMES:
            cells += irr(table, domain, weights, ["gwet"])
        cells.append(scheme)
        cells += irr(table, domain, scheme, names[1:])
        cells += map(text, kappas(table, len(domain)))
        cells += pair(table, len(domain))
        assert len(cells) == len(head), (len(cells), len(head))
        lines.append("\t".join(cells))
    write(out + "/ratings.tsv", lines)


def sets(out, count):
    rng = random.Random(20_240_612)
    lines = ["table\tmasi\tjaccard"]
    while len(lines) <= count:
        coders, n, codes = rng.randint(2, 5), rng.randint(1, 12), "abcdef"[: rng.randint(1, 6)]
        noise, missing = rng.choice([0.05, 0.2, 0.5]), rng.choice([0, 0, 0.2, 0.5])
        table = []
        for _ in range(n):
            truth = {c for c in codes if rng.random() < 0.4}
            row = [{c for c in codes if (c in truth) != (rng.random() < noise)} for _ in range(coders)]
            table.append([None if rng.random() < missing else s for s in row])
        # No code at all is a label of its own, since nltk divides by the size of the union.
        triples = [
            (str(c), str(u), frozenset(s or {"NONE"}))
            for u, row in enumerate(table) for c, s in enumerate(row) if s is not None
        ]
        pairable = [row for row in table if sum(s is not None for s in row) > 1]
        varies = len({frozenset(s) for row in pairable for s in row if s is not None}) > 1
        found = [
            attempt(lambda: AnnotationTask(triples, distance=d).alpha()) if varies else None
            for d in [masi_distance, jaccard_distance]
        ]
        rows = " ".join(",".join("." if s is None else "".join(sorted(s)) or "0" for s in row) for row in table)
        lines.append("\t".join([rows] + [text(v) for v in found]))
    write(out + "/sets.tsv", lines)


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    ratings(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2400)
    sets(sys.argv[1], 400)
