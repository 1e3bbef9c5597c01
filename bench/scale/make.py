"""Makes the matrix of `npm run bench:scale`: a .npy file of any size, one block of rows after the other.

    python3 make.py PATH GB COLS TYPE

M = U diag(s) V^T + noise. V is orthonormal, U is Gaussian with columns of length about 1, and s_i = sqrt(mn) 0.85^i for
i = 0 ... 63. The largest singular value of the noise is about 0.001 s_0, below s_31 = 0.0065 s_0. Prints the number of rows.
"""

import sys

import numpy as np

path, gigabytes, cols, kind = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), np.dtype(sys.argv[4])
rows = int(gigabytes * 1e9 / (cols * kind.itemsize))
count = min(64, rows, cols)
height = max(1, 2**24 // cols)

rng = np.random.default_rng(1)
v, _ = np.linalg.qr(rng.standard_normal((cols, count)))
# An entry of U is about 1 / sqrt(rows), so that one of M is about 1.
strong = (v * (np.sqrt(cols) * 0.85 ** np.arange(count))).T.astype(kind)
noise = 1e-3 * np.sqrt(rows * cols) / (np.sqrt(rows) + np.sqrt(cols))

with open(path, "wb") as file:
    np.lib.format.write_array_header_1_0(
        file, {"descr": kind.str, "fortran_order": False, "shape": (rows, cols)}
    )
    for first in range(0, rows, height):
        own = min(height, rows - first)
        block = rng.standard_normal((own, count), dtype=kind) @ strong
        block += kind.type(noise) * rng.standard_normal((own, cols), dtype=kind)
        file.write(block.tobytes())
print(rows)
