"""Writes pair-tables.csv: measures of association of 2 x 2 tables, by SciPy and by exact integers.

Run with Python 3 and SciPy: python3 pair-tables.py > pair-tables.csv
Columns: the four cells, lift, PMI in bits, NPMI, chi squared without correction and its p, G and
its p, phi, and Fisher's two-sided p (the sum over all tables with the same margins whose
probability is at most (1 + 1e-7) times that of the table, in exact integers, as R sums it).
An empty field is undefined.
"""
import math
import random
from fractions import Fraction

from scipy import stats

LIMIT = Fraction(1) + Fraction(1, 10**7)


def fisher(a, b, c, d):
    row, column, total = a + b, a + c, a + b + c + d
    least, most = max(0, row + column - total), min(row, column)
    ways = [math.comb(column, k) * math.comb(total - column, row - k) for k in range(least, most + 1)]
    limit = LIMIT * ways[a - least]
    return float(Fraction(sum(way for way in ways if way <= limit), sum(ways)))


def measures(a, b, c, d):
    n = a + b + c + d
    row, column = a + b, a + c
    lift = pmi = npmi = None
    if row and column:
        lift = a * n / (row * column)
        if a:
            pmi = math.log2(lift)
            if a < n:
                npmi = pmi / -math.log2(a / n)
    chi = chi_p = g = g_p = phi = None
    if 0 < row < n and 0 < column < n:
        table = [[a, b], [c, d]]
        chi, chi_p = stats.chi2_contingency(table, correction=False)[:2]
        g, g_p = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[:2]
        phi = (a * d - b * c) / math.sqrt(row * column * (n - row) * (n - column))
    return [lift, pmi, npmi, chi, chi_p, g, g_p, phi, fisher(a, b, c, d)]


def tables(generator):
    yield from [(0, 0, 0, 5), (5, 0, 0, 0), (3, 0, 0, 4), (0, 3, 4, 0), (0, 0, 3, 9), (2, 1, 0, 0)]
    # R's own example: a lady tasting tea.
    yield (3, 1, 1, 3)
    for number in range(1200):
        scale = [4, 12, 60, 400, 5000][number % 5]
        shares = [generator.random() ** generator.choice([1, 2, 4]) for _ in range(4)]
        cells = tuple(int(scale * share) for share in shares)
        if sum(cells):
            yield cells


def text(value):
    return "" if value is None else f"{value:.13g}"


print("n11,n10,n01,n00,lift,pmi,npmi,chi2,chi2_p,g,g_p,phi,fisher_p")
for cells in tables(random.Random(20240501)):
    print(",".join([str(cell) for cell in cells] + [text(value) for value in measures(*cells)]))
