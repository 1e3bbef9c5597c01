"""How much of a weight update does a LoRA of rank r keep?

A fine-tuned layer is W + ΔW. LoRA stores ΔW as B @ A with few columns in B. Put the cursor in
`delta` and move the rank: the update of this 8×8 layer is nearly of rank 2, so 2·(8 + 8) = 32
numbers do the work of 64.
"""

import torch

delta = torch.tensor([
    [ 0.0421, -0.0210,  0.0633,  0.0098, -0.0317,  0.0529,  0.0204, -0.0411],
    [-0.0208,  0.0107, -0.0321, -0.0051,  0.0162, -0.0262, -0.0101,  0.0207],
    [ 0.0102,  0.0301,  0.0049,  0.0198,  0.0251,  0.0051, -0.0149,  0.0102],
    [ 0.0631, -0.0312,  0.0947,  0.0151, -0.0472,  0.0791,  0.0303, -0.0618],
    [-0.0053, -0.0148, -0.0027, -0.0101, -0.0123, -0.0024,  0.0077, -0.0049],
    [ 0.0522,  0.0089,  0.0683,  0.0297, -0.0064,  0.0581,  0.0052, -0.0307],
    [-0.0317,  0.0161, -0.0474, -0.0073,  0.0236, -0.0397, -0.0153,  0.0309],
    [ 0.0212,  0.0597,  0.0101,  0.0402,  0.0497,  0.0103, -0.0301,  0.0198],
])

u, s, vt = torch.linalg.svd(delta)
rank = 2
B, A = u[:, :rank] * s[:rank], vt[:rank]
print(torch.dist(delta, B @ A))
