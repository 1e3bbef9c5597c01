import numpy as np

W = np.outer(np.arange(1.0, 101.0), np.arange(1.0, 101.0))
for step in range(1000):
    W[0, 0] += 1
    breakpoint()
