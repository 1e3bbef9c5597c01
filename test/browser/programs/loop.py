import numpy as np
import pandas as pd
import torch

torch.manual_seed(0)
W = np.outer(np.arange(1.0, 5.0), np.arange(1.0, 4.0))
layer = torch.nn.Linear(6, 4)
model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.ReLU(), torch.nn.Linear(2, 5))
frame = pd.DataFrame({'x': [1.5, 2.0, None], 'who': ['a', 'b', 'c'], 'y': [1, 2, 3]}, index=['p', 'q', 'r'])
cube = np.arange(24.0).reshape(2, 3, 4)
big = np.random.default_rng(0).normal(size=(2048, 2048))
for step in range(3):
    W[0, 0] += 1
    with torch.no_grad():
        layer.weight += 1
    frame.loc['p', 'x'] += 1
    breakpoint()
del W
breakpoint()
print('done')
