# A matrix of weights that gradient descent moves towards its target. The debugger stops after each step.
import numpy as np

rng = np.random.default_rng(1)
left, _ = np.linalg.qr(rng.normal(size=(60, 40)))
right, _ = np.linalg.qr(rng.normal(size=(40, 40)))
target = (left * 12 * 0.6 ** np.arange(40)) @ right.T
W = rng.normal(size=(60, 40)) * 0.25
for step in range(8):
    loss = np.sum((target - W) ** 2)
    W = W + 0.35 * (target - W)
    breakpoint()
print('done')
