"""The peers of `npm run bench:scale`: what people's scripts do with a matrix in a file.

    python3 peers.py dask PATH RESULT.npz RANK POWER_ITERATIONS ITERATOR
    python3 peers.py sklearn PATH RESULT.npz RANK

`dask`: `dask.array.linalg.svd_compressed` with threads, over blocks of 64 MB of a memory map; s and V only, as we have them.
`sklearn`: `IncrementalPCA` in one pass with its own size of batches. It centres the columns. Prints a line of JSON when the
result is there, and then saves it.
"""

import json
import sys
import time

import numpy as np

peer, path, target, rank = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
if peer == "dask":
    import dask
    import dask.array as da
else:
    import sklearn
    from sklearn.decomposition import IncrementalPCA

start = time.perf_counter()
matrix = np.load(path, mmap_mode="r")
if peer == "dask":
    height = max(1, int(64e6 // (matrix.shape[1] * matrix.itemsize)))
    lazy = da.from_array(matrix, chunks=(height, matrix.shape[1]))
    _, s, vt = da.linalg.svd_compressed(
        lazy, rank, iterator=sys.argv[6], n_power_iter=int(sys.argv[5]), seed=1
    )
    with dask.config.set(scheduler="threads"):
        s, vt = dask.compute(s, vt)
    version = dask.__version__
else:
    found = IncrementalPCA(n_components=rank).fit(matrix)
    s, vt = found.singular_values_, found.components_
    version = sklearn.__version__
print(json.dumps({"seconds": time.perf_counter() - start, "version": version}), flush=True)
np.savez(target, s=s, v=vt.T, centred=peer == "sklearn")
