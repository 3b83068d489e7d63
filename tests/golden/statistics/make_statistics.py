#!/usr/bin/python3
"""Reference values for the statistics tests, by scipy and numpy (Debian's python3-scipy).

    /usr/bin/python3 make_statistics.py > statistics.json

Nothing here shares code with the program: slopes come from scipy.stats.linregress, intervals from
scipy.stats.t, ranks from spearmanr, errors in both variables from scipy.odr, common slopes from
numpy.linalg.lstsq with one dummy column for each group, the bootstrap from numpy's own generator.
"""
import json
import sys

import numpy as np
import scipy
from scipy import odr, stats

rng = np.random.default_rng(20240411)


def regression(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    r = stats.linregress(x, y)
    n = len(x)
    residual = np.sqrt(np.sum((y - r.slope * x - r.intercept) ** 2) / (n - 2))
    at = np.linspace(x.min() - 1, x.max() + 1, 5)
    half = stats.t.ppf(0.975, n - 2) * residual * np.sqrt(1 / n + (at - x.mean()) ** 2 / np.sum((x - x.mean()) ** 2))
    middle = r.slope * at + r.intercept
    return dict(x=list(x), y=list(y), slope=r.slope, intercept=r.intercept, r2=r.rvalue**2, slope_error=r.stderr,
                intercept_error=r.intercept_stderr, p=r.pvalue, band_x=list(at), band_low=list(middle - half),
                band_high=list(middle + half))


def both(x, y, sx, sy):
    x, y, sx, sy = (np.asarray(v, float) for v in (x, y, sx, sy))
    start = stats.linregress(x, y)
    fit = odr.ODR(odr.RealData(x, y, sx=sx, sy=sy), odr.unilinear, beta0=[start.slope, start.intercept],
                  sstol=1e-15, partol=1e-15, maxit=1000)
    fit.set_job(fit_type=0, deriv=0)
    out = fit.run()
    return dict(x=list(x), y=list(y), x_error=list(sx), y_error=list(sy), slope=out.beta[0], intercept=out.beta[1],
                slope_error=np.sqrt(out.cov_beta[0, 0]), intercept_error=np.sqrt(out.cov_beta[1, 1]))


def within(groups):
    x = np.concatenate([g[0] for g in groups])
    y = np.concatenate([g[1] for g in groups])
    design = np.zeros((len(x), len(groups) + 1))
    design[:, 0] = x
    place = 0
    for k, g in enumerate(groups):
        design[place:place + len(g[0]), k + 1] = 1
        place += len(g[0])
    beta, _, _, _ = np.linalg.lstsq(design, y, rcond=None)
    degrees = len(x) - len(groups) - 1
    residual = np.sum((y - design @ beta) ** 2) / degrees
    error = np.sqrt(residual * np.linalg.inv(design.T @ design)[0, 0])
    t = beta[0] / error
    half = stats.t.ppf(0.975, degrees) * error
    return dict(groups=[dict(x=list(g[0]), y=list(g[1])) for g in groups], slope=beta[0], slope_error=error,
                p=2 * stats.t.sf(abs(t), degrees), low=beta[0] - half, high=beta[0] + half)


def bootstrap(configurations, rounds=400000):
    """configurations: list of (x runs, y runs); runs drawn independently for x and y."""
    xs, ys = [], []
    for x, y in configurations:
        x, y = np.asarray(x), np.asarray(y)
        xs.append(x[rng.integers(0, len(x), (rounds, len(x)))].mean(axis=1))
        ys.append(y[rng.integers(0, len(y), (rounds, len(y)))].mean(axis=1))
    x, y = np.stack(xs, 1), np.stack(ys, 1)
    dx = x - x.mean(axis=1, keepdims=True)
    slopes = np.sum(dx * (y - y.mean(axis=1, keepdims=True)), axis=1) / np.sum(dx * dx, axis=1)
    return dict(configurations=[dict(x=list(x), y=list(y)) for x, y in configurations],
                low=np.percentile(slopes, 2.5), high=np.percentile(slopes, 97.5), error=slopes.std(ddof=1))


def aggregate(runs):
    """runs: list of lists of values (layers of a run)."""
    everything = np.concatenate(runs)
    means = np.array([np.mean(r) for r in runs])
    half_published = 1.96 * everything.std(ddof=1) / np.sqrt(len(everything))
    low, high = stats.t.interval(0.95, len(means) - 1, loc=0, scale=stats.sem(means))
    middle = everything.mean()
    return dict(runs=[list(r) for r in runs], mean=middle, published=[middle - half_published, middle + half_published],
                run=[middle + low, middle + high])


accuracy = np.array([0.98, 0.95, 0.87, 0.78, 0.69])
result = dict(
    about="made by make_statistics.py",
    versions=dict(python=sys.version.split()[0], numpy=np.__version__, scipy=scipy.__version__),
    quantiles=[dict(degrees=d, level=level, t=stats.t.ppf(0.5 + level / 2, d))
               for d in (1, 2, 4, 9, 30.5, 119) for level in (0.5, 0.9, 0.95, 0.99)],
    p_values=[dict(degrees=d, t=t, p=2 * stats.t.sf(abs(t), d)) for d in (1, 3, 10, 118) for t in (-40, -2.2, 0.1, 1, 7)],
    regression=[
        regression([2, 4, 8, 16, 24], [0.98, 0.96, 0.91, 0.8, 0.69]),
        regression([0, 0.25, 0.5, 0.75, 1], [6.1, 7.9, 9.2, 10.4, 10.1]),
        regression(accuracy, 60 - 40 * accuracy + rng.normal(0, 1, 5)),
        regression(1e6 + np.arange(12), rng.normal(0, 1, 12)),
        regression([1, 2, 3], [2, 1, 7]),
        regression(rng.normal(0, 1, 200), rng.normal(0, 1, 200)),
    ],
    spearman=[dict(x=list(map(float, x)), y=list(map(float, y)), rho=stats.spearmanr(x, y)[0], p=stats.spearmanr(x, y)[1])
              for x, y in [([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]), ([1, 2, 2, 3, 9, 9, 9], [4, 4, 1, 0, 2, 7, 7]),
                           (rng.normal(0, 1, 40), rng.normal(0, 1, 40)), ([3, 1, 2, 4], [1, 2, 4, 3])]],
    errors_in_both=[
        # Pearson's data with York's weights (York 1966)
        both([0.0, 0.9, 1.8, 2.6, 3.3, 4.4, 5.2, 6.1, 6.5, 7.4], [5.9, 5.4, 4.4, 4.6, 3.5, 3.7, 2.8, 2.8, 2.4, 1.5],
             1 / np.sqrt([1000.0, 1000, 500, 800, 200, 80, 60, 20, 1.8, 1]),
             1 / np.sqrt([1, 1.8, 4, 8, 20, 20, 70, 70, 100, 500])),
        both(accuracy, 60 - 40 * accuracy + rng.normal(0, 1, 5), [0.004, 0.006, 0.01, 0.012, 0.012], [0.5, 0.6, 0.8, 0.7, 0.9]),
        both(np.arange(8), 3 * np.arange(8) + rng.normal(0, 0.5, 8), np.full(8, 0.2), np.full(8, 0.4)),
    ],
    within=[within([(rng.normal(0.9 - 0.1 * k, 0.02, m), rng.normal(6 + k, 0.5, m)) for k, m in enumerate((4, 5, 3))]),
            within([(np.array([1.0, 2, 3]), np.array([2.0, 4.1, 5.9])), (np.array([10.0, 12]), np.array([1.0, 5.2]))])],
    bootstrap=[bootstrap([(rng.normal(a, 0.01, 6), rng.normal(60 - 40 * a, 1.5, 6)) for a in accuracy])],
    aggregate=[aggregate([rng.normal(m, 1, 12) for m in (6, 6.4, 5.7, 6.1)]), aggregate([[1.0, 2, 3], [2, 2, 5]])],
    paired=[dict(first=list(a), second=list(b), p=stats.ttest_rel(b, a).pvalue)
            for a, b in [(rng.normal(6, 1, 9), rng.normal(6.5, 1, 9))]],
)
json.dump(result, sys.stdout, indent=1)
print()
