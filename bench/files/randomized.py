"""What people write instead to look at a large file: NumPy's load, scikit-learn's randomized_svd, and a picture.

`randomized.py FILE PICTURE` prints the peak memory of the process in MiB, and how long after the imports M was drawn.
"""

import resource
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from sklearn.utils.extmath import randomized_svd

start = time.perf_counter()
matrix = np.load(sys.argv[1])
figure, axes = plt.subplots(1, 3, figsize=(12, 4))
bound = np.abs(matrix).max()
axes[0].imshow(matrix, aspect="auto", cmap="viridis", vmin=-bound, vmax=bound)
figure.savefig(sys.argv[2])
first = time.perf_counter() - start
u, s, vt = randomized_svd(matrix, 32, random_state=0)
k = 5
approximation = (u[:, :k] * s[:k]) @ vt[:k]
axes[1].imshow(approximation, aspect="auto", cmap="viridis", vmin=-bound, vmax=bound)
error = matrix - approximation
axes[2].imshow(error, aspect="auto", cmap="RdBu", vmin=-bound, vmax=bound)
axes[2].set_title(f"measured {np.linalg.norm(error):.4g}")
figure.savefig(sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, first * 1e3)
