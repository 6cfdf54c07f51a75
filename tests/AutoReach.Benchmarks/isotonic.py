"""Fits scikit-learn's isotonic regression to the points in a file, one fit for each line that says "fit".

The file holds three runs of equal length of 64-bit floats: x, y, weights. Answers "ready", then for "fit" the
seconds that it took; for "values" writes the fitted values of x to the second file and answers "written".
"""
import sys
import time

import numpy
from sklearn.isotonic import IsotonicRegression

x, y, weights = numpy.fromfile(sys.argv[1]).reshape(3, -1)
print("ready", flush=True)
for line in sys.stdin:
    if line.strip() == "fit":
        start = time.perf_counter()
        fit = IsotonicRegression().fit(x, y, sample_weight=weights)
        print(time.perf_counter() - start, flush=True)
    else:
        fit.predict(x).tofile(sys.argv[2])
        print("written", flush=True)
