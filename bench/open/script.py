"""What people write instead: reads a NumPy literal, calls numpy.linalg.svd, and draws the same four pictures.

`script.py FILE` does it once, as a whole process. `script.py` reads file names from the standard input, and prints
the milliseconds of each: the imports are done, and a first figure was drawn.
"""

import ast
import io
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def draw(path):
    with open(path) as file:
        text = file.read()
    matrix = np.array(ast.literal_eval(text[text.index("array(") + 6 : text.rindex(")")]))
    u, s, vt = np.linalg.svd(matrix, full_matrices=False)
    energy = np.cumsum(s**2) / np.sum(s**2)
    k = int(np.searchsorted(energy, 0.9)) + 1
    approximation = (u[:, :k] * s[:k]) @ vt[:k]
    figure, axes = plt.subplots(1, 4, figsize=(14, 4))
    bound = np.abs(matrix).max()
    for axis, picture in zip(axes, (matrix, approximation, matrix - approximation)):
        axis.imshow(picture, cmap="RdBu", vmin=-bound, vmax=bound)
    axes[3].semilogy(s, ".")
    axes[3].set_title(f"tail {np.sqrt(np.sum(s[k:] ** 2)):.3g}")
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)


if len(sys.argv) > 1:
    draw(sys.argv[1])
else:
    plt.figure()
    plt.close()
    print(f"NumPy {np.__version__}, Matplotlib {matplotlib.__version__}", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        draw(line.strip())
        print((time.perf_counter() - start) * 1e3, flush=True)
