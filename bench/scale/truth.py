"""What is true of the matrix of `npm run bench:scale`, in double precision and by passes of its own.

    python3 truth.py spectrum PATH TRUTH.npz
    python3 truth.py check PATH TRUTH.npz RESULT.npz ...

`spectrum` sums up M^T M and the columns, and keeps the singular values of M, and of M without the means of its columns:
right to about 1e-16 s_0^2 / s_i^2. `check` prints a line of JSON for every result, which has `s` (k values), `v` (cols x k,
or fewer columns) and perhaps `centred`: the largest relative error of its values, and the measured error ||M - M V V^T||_F with V orthonormalized,
beside the smallest one of that rank. A result that is centred is compared with the centred matrix.
"""

import json
import sys

import numpy as np

from blocks import blocks, shape_of

work, path, kept, *results = sys.argv[1:]
rows, cols = shape_of(path)

if work == "spectrum":
    gram, total = np.zeros((cols, cols)), np.zeros(cols)
    for block in blocks(path):
        gram += block.T @ block
        total += block.sum(axis=0)
    mean = total / rows
    centred = gram - rows * np.outer(mean, mean)

    def values(symmetric):
        return np.sqrt(np.maximum(0, np.linalg.eigvalsh(symmetric)[::-1]))

    np.savez(kept, plain=values(gram), centred=values(centred), mean=mean)
else:
    truth = np.load(kept)
    loaded = [np.load(each) for each in results]
    centred = ["centred" in each and bool(each["centred"]) for each in loaded]
    vectors = [np.linalg.qr(np.float64(each["v"]))[0] for each in loaded]
    means = [truth["mean"] if own else 0 for own in centred]
    squares = np.zeros(len(loaded))
    for block in blocks(path):
        for i, (v, mean) in enumerate(zip(vectors, means)):
            rest = block - mean
            rest -= (rest @ v) @ v.T
            squares[i] += np.vdot(rest, rest)
    for each, own, square, v in zip(loaded, centred, squares, vectors):
        exact = truth["centred" if own else "plain"]
        s = np.float64(each["s"]).ravel()
        k = len(s)
        off = np.abs(s - exact[:k])
        print(
            json.dumps(
                {
                    "error": float(np.sqrt(square)),
                    "least": float(np.sqrt(np.sum(exact[v.shape[1] :] ** 2))),
                    "values": float(np.max(off / exact[:k])),
                    "off": off.tolist(),
                    "first": float(exact[0]),
                }
            )
        )
