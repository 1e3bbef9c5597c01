"""Makes the samples of model files: an adapter as PEFT saves it, and a checkpoint before and after fine-tuning.

    python3 make_weights.py

Nothing here was trained: the spectra are made to look as those of trained layers do. The adapter has eight pairs of rank 8,
of which some use only a part of their rank. From the base to the tuned checkpoint, every layer changed by a matrix of rank
two and a little noise; in `layers.1.mlp.down_proj` a new strong direction came in.
"""

import json
import struct

import numpy as np

rng = np.random.default_rng(7)


def save(path, tensors, dtype, metadata):
    """The layout of .safetensors: the length of the header, the header as JSON, and the data."""
    header, at = {"__metadata__": metadata}, 0
    for name, values in tensors.items():
        size = values.size * 2
        header[name] = {"dtype": dtype, "shape": list(values.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for values in tensors.values():
            file.write(values.astype("<f2").tobytes())


def orthonormal(rows, cols):
    return np.linalg.qr(rng.standard_normal((rows, cols)))[0]


def adapter():
    tensors = {}
    used = {"q_proj": 2, "k_proj": 3, "v_proj": 6, "o_proj": 8}
    for layer in range(2):
        for kind, rank in used.items():
            strength = 0.4 * np.where(np.arange(8) < rank, 0.8 ** np.arange(8), 0.01)
            name = f"base_model.model.model.layers.{layer}.self_attn.{kind}"
            tensors[f"{name}.lora_A.weight"] = orthonormal(64, 8).T * np.sqrt(strength)[:, None]
            tensors[f"{name}.lora_B.weight"] = orthonormal(96, 8) * np.sqrt(strength) * (1 + layer)
    save("adapter/adapter_model.safetensors", tensors, "F16", {"format": "pt"})
    config = {"peft_type": "LORA", "r": 8, "lora_alpha": 16, "use_rslora": False, "target_modules": list(used)}
    with open("adapter/adapter_config.json", "w") as file:
        lines = [f'  "{key}": {json.dumps(value)}' for key, value in config.items()]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


def falling(rows, cols):
    return rng.standard_normal((rows, cols)) * (1 + np.arange(cols)) ** -0.35 / np.sqrt(cols)


def checkpoints():
    shapes = {
        "self_attn.q_proj": (64, 64),
        "self_attn.v_proj": (32, 64),
        "mlp.up_proj": (128, 64),
        "mlp.down_proj": (64, 128),
    }
    base, tuned = {}, {}
    for layer in range(2):
        for kind, (rows, cols) in shapes.items():
            name = f"model.layers.{layer}.{kind}.weight"
            base[name] = falling(rows, cols)
            strong = kind == "mlp.down_proj" and layer == 1
            first, second = (2.5, 0.2) if strong else (0.12, 0.08)
            change = orthonormal(rows, 2) * [first, second] @ orthonormal(cols, 2).T
            tuned[name] = base[name] + change + 0.001 * rng.standard_normal((rows, cols))
        name = f"model.layers.{layer}.input_layernorm.weight"
        base[name] = tuned[name] = np.ones(64)
    save("checkpoint-base.safetensors", base, "F16", {"format": "pt"})
    save("checkpoint-tuned.safetensors", tuned, "F16", {"format": "pt"})


adapter()
checkpoints()
