import numpy as np

big = np.random.default_rng(0).normal(size=(2048, 2048))
for step in range(8):
    big[0, 0] += 1
    breakpoint()
