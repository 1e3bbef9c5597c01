# SPDX-License-Identifier: MIT
# Part of Low-Rank Lens. It runs without it:  python low_rank_on_dask.py request.json
"""The leading singular triplets of a matrix that one machine should not read, on a Dask cluster.

The matrix M stays where it is: the workers read blocks of its rows (of its columns, if it is wide), one after the other.
Every pass multiplies M^T M with a few vectors, and the best approximation in all vectors so far is taken: block Krylov
iteration (Golub and Underwood 1977; Musco and Musco 2015). Only sums of thin products travel, added on the workers in a tree.

For a vector v of length 1, s = |M v| and r = |M^T M v - s^2 v|, some singular value of M differs from s by at most
min(sqrt(r), r / s). The passes end when that is small enough, beside the largest singular value. Then one more pass measures
the error of every rank, entry by entry, and gives the left vectors.

request.json (all but `path` and `folder` may be absent):
  path, name   a .npy, .h5, .zarr or .parquet, or a folder of them whose rows follow one another; the array in it
  folder       where progress.jsonl, log.txt, result.npz and result.json are written; a file `cancel` there ends the run
  scheduler    {"address": "tcp://…", "ca": …, "cert": …, "key": …} | {"workers": 2, "memory": "2GB"} | {"configuration": true}
  rank, error  triplets that are wanted (32), or ‖M - M_k‖ / ‖M‖ that a rank of at most 64 should reach
  tolerance    largest bound of a singular value beside the largest singular value (1e-6)
  passes       of the search, at most (10)
  block        MiB of one block of rows in double precision; the program chooses what the workers have room for
"""
import itertools
import json
import logging
import os
import re
import signal
import ssl
import sys
import threading
import time

MOST_SEARCHED = 64  # triplets, if an error is wished and no rank
MOST_BLOCKS = 512  # of the picture, along one axis
MOST_SHORT = 2**20  # cells of the shorter side: the client keeps some vectors of this length
EPS = 2.0**-52
SCHEDULER_GONE = "The scheduler does not answer any more. What was computed is lost."


class Refused(Exception):
    """Ends the run with a sentence for a person; `code` is for programs."""

    def __init__(self, code, sentence):
        super().__init__(sentence)
        self.code = code


try:
    import numpy as np
    import dask
    import distributed
    from distributed import Client, LocalCluster
    from distributed.security import Security
except ImportError as error:  # said below, as all other problems are
    np, missing = None, error

# ---------------------------------------------------------------- what the workers do


KINDS = {".npy": "npy", ".h5": "hdf5", ".hdf5": "hdf5", ".parquet": "parquet"}
MOST_SEEN = 10_000  # files of a folder that are compared between workers


def kind_of(path):
    """How a file or a folder is read."""
    if not os.path.isdir(path):
        return KINDS.get(os.path.splitext(path)[1].lower(), "unknown")
    if is_zarr(path):
        return "zarr"
    return "folder" if parts_of(path) else "unknown"


def is_zarr(path):
    return any(os.path.exists(os.path.join(path, name)) for name in (".zarray", ".zgroup", "zarr.json"))


def parts_of(path):
    """The matrices in a folder, whose rows follow one another: by name, part2 before part10."""
    inside = [os.path.join(path, name) for name in os.listdir(path) if not name.startswith((".", "_"))]
    parts = [each for each in inside if is_zarr(each) or (os.path.isfile(each) and kind_of(each) != "unknown")]
    return sorted(parts, key=lambda each: [int(text) if text.isdecimal() else text for text in re.split(r"(\d+)", each)])


def stat(path):
    """What must be the same on every worker: the bytes of the file, or of the files in the folder. None: it is not there."""
    try:
        if not os.path.isdir(path):
            return os.path.getsize(path)
        inside = (os.path.join(folder, name) for folder, _, names in sorted(os.walk(path)) for name in sorted(names))
        return sum(os.path.getsize(each) for each in itertools.islice(inside, MOST_SEEN))
    except OSError:
        return None


def arrays_in(path, kind):
    """The arrays of one file, by names: shape, type, and the heights of the parts that are read as a whole."""
    if kind == "npy":
        array = np.load(path, mmap_mode="r")
        return {"": (array.shape, str(array.dtype), (array.shape[0],))}
    if kind == "zarr":
        import zarr

        top = zarr.open(path, mode="r")
        found = {"": top} if hasattr(top, "shape") else {key: top[key] for key in top.array_keys()}
        return {key: (each.shape, str(each.dtype), (each.chunks[0],)) for key, each in found.items() if each.shape}
    if kind == "hdf5":
        import h5py

        found = {}
        with h5py.File(path, "r") as file:

            def add(key, item):
                if isinstance(item, h5py.Dataset) and item.shape:
                    found[key] = (item.shape, str(item.dtype), (item.chunks or item.shape)[:1])

            file.visititems(add)
        return found
    import pyarrow.parquet

    data = pyarrow.parquet.ParquetFile(path).metadata
    heights = tuple(data.row_group(i).num_rows for i in range(data.num_row_groups))
    return {"": ((data.num_rows, data.num_columns), "float64", heights)}


def describe(path, name):
    """The arrays of the file, by names, with their shapes; or the sentence that says why it has none."""
    kind = kind_of(path)
    try:
        if kind == "folder":
            return together([(part, kind_of(part)) for part in parts_of(path)])
        if kind != "unknown":
            return arrays_in(path, kind)
    except ImportError as error:
        return f"The workers cannot read this file: {error.name} is not installed there. Install it where they run."
    except (OSError, ValueError, KeyError) as error:
        return f"The file cannot be read on the workers: {error}"
    return "This is no .npy, .h5, .hdf5, .zarr or .parquet, and no folder of them."


def together(parts):
    """The arrays of a folder: those that all its files have, one below the other."""
    kinds = sorted({kind for _, kind in parts})
    if len(kinds) > 1:
        return f"The folder has files of several kinds ({', '.join(kinds)}); put those that belong together into one folder."
    each = [arrays_in(*part) for part in parts]
    found = {}
    for name in set(each[0]).intersection(*each[1:]):
        shapes, types, _ = zip(*(arrays[name] for arrays in each))
        if any(len(shape) != 2 or shape[1] != shapes[0][1] for shape in shapes):
            continue
        heights = tuple(shape[0] for shape in shapes)
        found[name] = ((sum(heights), shapes[0][1]), str(np.result_type(*types)), heights)
    return found or "The files of the folder are not all matrices with the same number of columns."


def cut(path, name, kind, rows, columns):
    """These rows and columns (slices) of one file."""
    if kind == "npy":
        return np.load(path, mmap_mode="r")[rows, columns]
    if kind == "zarr":
        import zarr

        top = zarr.open(path, mode="r")
        return (top[name] if name else top)[rows, columns]
    if kind == "hdf5":
        import h5py

        with h5py.File(path, "r") as file:
            return file[name][rows, columns]
    import pyarrow.parquet

    file = pyarrow.parquet.ParquetFile(path)
    low, high, _ = rows.indices(file.metadata.num_rows)
    names = file.schema_arrow.names[columns]
    parts, first = [], 0
    for index in range(file.metadata.num_row_groups):
        height = file.metadata.row_group(index).num_rows
        own = slice(max(0, low - first), max(0, min(height, high - first)))
        if own.stop > own.start:
            table = file.read_row_group(index, columns=names)
            parts.append(np.column_stack([column.to_numpy() for column in table.columns])[own])
        first += height
    return np.concatenate(parts)


def read(source, start, stop):
    """Rows start … stop - 1 in double precision, of M or, if M is wide, of its transpose."""
    path, name, kind, turned, heights, scale = source
    if kind == "folder":
        parts, first = [], 0
        for part, height in zip(parts_of(path), heights):
            # Of a wide matrix each part has some of the columns that are wanted, which lie side by side.
            low, high = (0, height) if turned else (max(0, start - first), min(height, stop - first))
            if high > low:
                columns = slice(start, stop) if turned else slice(None)
                parts.append(cut(part, name, kind_of(part), slice(low, high), columns))
            first += height
        block = np.concatenate(parts)
    else:
        wanted = slice(start, stop)
        block = cut(path, name, kind, *((slice(None), wanted) if turned else (wanted, slice(None))))
    block = np.ascontiguousarray(block.T if turned else block, dtype=np.float64)
    return block * scale if scale != 1 else block


def survey(block, vectors, start, rows, step):
    """The first pass: M^T M times the vectors, the squared norm, the picture, some rows, and what is not finite."""
    finite = np.isfinite(block)
    count = int(block.size - np.count_nonzero(finite))
    place = None
    if count:
        # The run ends after this pass, which only counts them.
        i, j = np.argwhere(~finite)[0]
        place = (start + int(i), int(j), float(block[i, j]))
        block = np.where(finite, block, 0)
    down, across = (max(1, -(-size // MOST_BLOCKS)) for size in (rows, block.shape[1]))
    # Rows of the picture that this block has a part in.
    edges_down = np.r_[0, np.arange(start // down * down + down, start + block.shape[0], down) - start]
    edges_across = np.arange(0, block.shape[1], across)
    heights, widths = (np.diff(np.r_[edges, size]) for edges, size in zip((edges_down, edges_across), block.shape))

    def blocks(of):
        # Along the rows, `reduceat` takes four times as long as this.
        strips = [of.reduce(block[i : i + height], axis=0) for i, height in zip(edges_down, heights)]
        return of.reduceat(strips, edges_across, axis=1)

    sums, low, high = blocks(np.add), blocks(np.minimum), blocks(np.maximum)
    picture = (start // down, sums, low, high, np.outer(heights, widths).astype(np.int32))
    flat = block.reshape(-1)
    ends = []
    for at in (int(flat.argmin()), int(flat.argmax())):
        i, j = divmod(at, block.shape[1])
        ends.append((float(flat[at]), start + i, j))
    first = -start % step
    product = np.zeros_like(vectors) if count else block.T @ (block @ vectors)
    return product, (float(flat @ flat), count, place, picture, ends, (start + first, block[first::step].copy()))


def gram(block, vectors):
    """A later pass: M^T M times the vectors."""
    return block.T @ (block @ vectors), None


def measure(block, vectors):
    """The last pass: M V, and for every rank the squared error and the largest one, measured entry by entry."""
    image, layers = block @ vectors, np.ascontiguousarray(vectors.T)
    squares, largest = np.zeros(len(layers) + 1), np.zeros(len(layers) + 1)
    # So few rows that they stay in the cache from rank to rank, always in the same memory: new memory takes longer.
    height = max(1, 2**14 // block.shape[1])
    rests, products = np.empty((2, height, block.shape[1]))
    for i in range(0, block.shape[0], height):
        weights = image[i : i + height]
        rest, product = rests[: len(weights)], products[: len(weights)]
        rest[:] = block[i : i + height]
        flat = rest.reshape(-1)
        for rank in range(len(layers) + 1):
            if rank:
                np.multiply(weights[:, rank - 1, None], layers[rank - 1], out=product)
                np.subtract(rest, product, out=rest)
            squares[rank] += flat @ flat
            largest[rank] = max(largest[rank], flat.max(), -flat.min())
    return None, (image, squares, largest)


def on_block(task, source, start, stop, *arguments):
    """Reads and computes in one task: a block of its own could be moved to another worker."""
    return task(read(source, start, stop), *arguments)


def add(*parts):
    return sum(parts[1:], parts[0])


def first_of(pair):
    return pair[0]


def second_of(pair):
    return pair[1]


def itself(value):
    return value


# ---------------------------------------------------------------- what this process does


class Run:
    """Progress, cancel and the connection of one run."""

    def __init__(self, request):
        self.request = request
        self.folder = request["folder"]
        os.makedirs(self.folder, exist_ok=True)
        log = logging.FileHandler(os.path.join(self.folder, "log.txt"), encoding="utf-8")
        log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.basicConfig(level=logging.INFO, handlers=[log], force=True)
        self.log = logging.getLogger("low_rank_on_dask")
        self.lines = open(os.path.join(self.folder, "progress.jsonl"), "a", encoding="utf-8")
        self.lock = threading.Lock()
        self.cancelled = threading.Event()
        self.client = self.cluster = None
        self.said, self.away = {}, None
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.cancelled.set())

    def tell(self, **line):
        """One line of JSON for whoever follows: in the file, and on the standard output while somebody reads it."""
        text = json.dumps({"at": round(time.time(), 3), **line})
        with self.lock:
            self.lines.write(text + "\n")
            self.lines.flush()
            try:
                print(text, flush=True)
            except (OSError, ValueError):
                sys.stdout = open(os.devnull, "w")
        self.log.info(text)

    def stage(self, stage, done=0, total=0, number=0):
        self.said = {"stage": stage, "done": done, "total": total, "pass": number}
        self.tell(kind="progress", **self.said, workers=self.workers())

    def workers(self):
        if not self.client or not self.client.scheduler:
            return []
        found = self.client.scheduler_info().get("workers", {})
        return [
            {"name": address, "memory": each.get("metrics", {}).get("memory", 0), "limit": each["memory_limit"]}
            for address, each in found.items()
        ]

    def check_wanted(self):
        """Ends the run if it was cancelled."""
        if self.cancelled.is_set() or os.path.exists(os.path.join(self.folder, "cancel")):
            raise Refused("cancelled", "The run was cancelled. Its tasks on the cluster are cancelled, too.")

    def check(self):
        """Ends the run if it was cancelled, or if the scheduler or all workers are gone."""
        self.check_wanted()
        here = self.client.status == "running" and bool(self.workers())
        self.away = None if here else (self.away or time.time())
        # Workers of its own that ended are started again, which takes a busy machine a while.
        if self.away and time.time() - self.away > self.request.get("patience", 120 if self.cluster else 20):
            if self.client.status == "running":
                raise Refused("workersGone", "The scheduler has no workers any more. Start some, and run again.")
            raise Refused("schedulerGone", SCHEDULER_GONE)

    def connect(self):
        wish = self.request.get("scheduler", {"workers": 2})
        dask.config.set({"distributed.comm.timeouts.connect": "10s"})
        address = wish.get("address", "")
        if wish.get("configuration"):
            address = dask.config.get("scheduler-address", None)
            if not address:
                raise Refused("noScheduler", "The Dask configuration names no scheduler (scheduler-address).")
        given = {}
        if address.startswith("tls://"):
            files = {"tls_ca_file": wish.get("ca"), "tls_client_cert": wish.get("cert"), "tls_client_key": wish.get("key")}
            given = {"require_encryption": True, **{key: value for key, value in files.items() if value}}
        try:
            # What is not given comes from the Dask configuration.
            security = Security(**given)
            if address.startswith("tls://"):
                check_certificates(address, security.get_tls_config_for_role("client"))
            if not address:
                self.cluster = LocalCluster(
                    n_workers=wish.get("workers", 2),
                    threads_per_worker=1,
                    memory_limit=wish.get("memory", "auto"),
                    host="127.0.0.1",
                    dashboard_address=None,
                )
            self.client = Client(address or self.cluster, security=security, timeout="10s")
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            self.log.warning("no connection", exc_info=True)
            raise Refused("noScheduler", why_unconnected(address, error)) from error
        latest = time.time() + self.request.get("patience", 20)
        while not self.workers():
            self.check_wanted()
            if time.time() > latest:
                raise Refused("noWorkers", "The scheduler has no workers. Start some, and run again.")
            time.sleep(0.1)

    def check_versions(self):
        """Objects travel between client, scheduler and workers: these versions must be the same."""
        found = self.client.get_versions()
        own = {"python": "%d.%d" % sys.version_info[:2], "dask": dask.__version__, "distributed": distributed.__version__}
        own["numpy"] = np.__version__
        for where, each in [("the scheduler", found["scheduler"]), *found["workers"].items()]:
            packages = (each or {}).get("packages", {})
            for name, version in own.items():
                other = packages.get(name)
                short = ".".join(other.split(".")[:2]) if other and name == "python" else other
                # A scheduler needs no NumPy.
                if short and short != version:
                    raise Refused(
                        "versions",
                        f"{name} is {version} here and {short} on {where}. Install the same version in both places.",
                    )

    def check_seen(self, path):
        """Every worker must read the same bytes."""
        seen = self.client.run(stat, path)
        blind = sorted(worker for worker, size in seen.items() if size is None)
        if blind:
            raise Refused(
                "notSeen",
                f"{len(blind)} of {len(seen)} workers do not see {path} ({', '.join(blind)}). "
                "Put it where all of them find it under this path.",
            )
        if len(set(seen.values()) | {size for size in [stat(path)] if size is not None}) > 1:
            raise Refused("notSame", f"{path} has not the same size everywhere: the workers would read different files.")

    def answer(self, task, *arguments):
        """What one task gives. It may wait for a store that does not answer, which a person can end."""
        future = self.client.submit(task, *arguments, pure=False)
        while future.status not in ("finished", "error"):
            self.check()
            time.sleep(0.05)
        return future.result()

    def pass_over(self, number, stage, blocks, source, task, *arguments, each=None):
        """One task for every block. Products are added in a tree on the workers; `each` gets what is not added."""
        rows = blocks[-1][1]
        client = self.client
        # Made by a task, not scattered: what a worker loses is made again by another one.
        vectors = client.submit(itself, arguments[0], pure=False)
        firsts, waiting, futures = [], {}, [vectors]
        for start, stop in blocks:
            own = (start, rows, *arguments[1:]) if task is survey else ()
            both = client.submit(on_block, task, source, start, stop, vectors, *own, pure=False)
            futures.append(both)
            if task is not measure:
                firsts.append(client.submit(first_of, both, pure=False))
            if task is not gram:
                waiting[client.submit(second_of, both, pure=False)] = start
        if task is gram:
            waiting = dict.fromkeys(firsts, 0)
        level = firsts
        while len(level) > 1:
            level = [client.submit(add, *level[i : i + 8], pure=False) for i in range(0, len(level), 8)]
            futures += level
        # Only the ends are held: what is read and added is let go as soon as nobody needs it.
        total, held = len(waiting), list(waiting) + level
        del futures, firsts, both
        done = 0
        try:
            left = set(waiting)
            while left or any(future.status not in ("finished", "error") for future in level):
                self.check()
                ready = {future for future in left if future.status in ("finished", "error")}
                for future in ready:
                    answer = future.result()  # raises what the task raised
                    if each:
                        each(waiting[future], answer)
                    future.release()
                left -= ready
                done += len(ready)
                since = time.time() - self.last
                if since > 2 or (ready and (since > 0.4 or done == total)):
                    self.last = time.time()
                    self.stage(stage, done, total, number)
                if not ready:
                    time.sleep(0.05)
            return level[0].result() if level else None
        except BaseException:
            if client.status == "running":
                client.cancel(held, force=True)
            raise

    def block_bytes(self, width, heights, total_rows):
        """Rows of one block: what every worker has room for four times in each of its threads."""
        workers = self.client.scheduler_info()["workers"].values()
        room = min((each["memory_limit"] or 2**32) / each["nthreads"] for each in workers)
        threads = sum(each["nthreads"] for each in workers)
        wish = self.request.get("block")
        most = wish * 2**20 if wish else min(2**27, room / 8)
        rows = max(1, int(most / (8 * width)))
        if not wish:
            rows = min(rows, max(1, -(-total_rows // (4 * threads))))
            # Whole chunks of the file, so that none is unpacked twice.
            chunk = heights[0]
            if 1 < chunk <= rows:
                rows -= rows % chunk
        return rows, room

    last = 0.0


def search(run, blocks, source, count, width, tolerance, passes):
    """Block Krylov iteration: the basis V of all vectors so far and G = M^T M V give the best approximation in them."""
    seen = {}

    def collect(start, found):
        square, bad, place, picture, ends, sample = found
        seen.setdefault("square", []).append(square)
        if bad:
            seen["bad"] = seen.get("bad", 0) + bad
            seen["place"] = min(seen.get("place", place), place)
        if "picture" not in seen:
            seen["picture"] = Picture(rows, picture)
        seen["picture"].add(picture)
        low, high = ends
        seen["low"] = min(seen.get("low", low), low)
        seen["high"] = max(seen.get("high", high), high, key=lambda each: (each[0], -each[1]))
        seen.setdefault("samples", []).append(sample)

    rows = blocks[-1][1]
    step = max(1, -(-rows // max(1, min(rows, MOST_BLOCKS, 2**21 // width))))
    size = min(width, count + 8)
    new = np.linalg.qr(np.random.default_rng(1).standard_normal((width, size)))[0]
    basis, images = np.zeros((width, 0)), np.zeros((width, 0))
    number = 0
    while True:
        number += 1
        if number == 1:
            image = run.pass_over(1, "survey", blocks, source, survey, new, step, each=collect)
            if "bad" in seen:
                return seen, None, number
            largest = max(abs(seen["low"][0]), abs(seen["high"][0]))
            seen["norm"] = norm = float(np.sqrt(sum(seen["square"])))
            if largest and not 1e-140 < largest < 1e140:
                return seen, None, number
        else:
            image = run.pass_over(number, "search", blocks, source, gram, new)
        basis, images = np.hstack([basis, new]), np.hstack([images, image])
        # Rayleigh-Ritz: the best approximation in the basis.
        inner = basis.T @ images
        values, turns = np.linalg.eigh((inner + inner.T) / 2)
        turns = turns[:, np.argsort(values)[::-1][: min(count, len(values))]]
        vectors, products = basis @ turns, images @ turns
        s = np.sqrt(np.maximum(np.einsum("ij,ij->j", vectors, products), 0))
        rests = np.linalg.norm(products - vectors * s**2, axis=0)
        bounds = bound_of(s, rests, norm)
        worst = float(bounds.max() / s[0]) if s[0] else 0.0
        run.tell(kind="values", passes=number, s=s.tolist(), bounds=bounds.tolist(), worst=worst)
        settled = worst <= tolerance or basis.shape[1] >= width
        # What is new in the image of the newest vectors; twice is enough (Giraud and others 2005).
        for _ in range(2):
            image = image - basis @ (basis.T @ image)
        new, sizes = np.linalg.qr(image)
        new = new[:, np.abs(np.diag(sizes)) > EPS * norm**2][:, : width - basis.shape[1]]
        if settled or number >= passes or new.shape[1] == 0:
            return seen, (vectors, s, rests, settled or new.shape[1] == 0), number
        new = np.linalg.qr(new - basis @ (basis.T @ new))[0]


def bound_of(s, rests, norm):
    """min(sqrt(r), r / s), with the rounding of sums of squares."""
    rests = rests + 8 * EPS * norm**2
    return np.minimum(np.sqrt(rests), rests / np.maximum(s, np.sqrt(rests)))


class Picture:
    """Sum, smallest, largest and number of the entries. A part is added when it comes: thousands of blocks have one."""

    def __init__(self, rows, part):
        down = max(1, -(-rows // MOST_BLOCKS))
        shape = (-(-rows // down), part[1].shape[1])
        self.sums, self.counts = np.zeros(shape), np.zeros(shape, np.int32)
        self.low, self.high = np.full(shape, np.inf), np.full(shape, -np.inf)

    def add(self, part):
        first, sums, low, high, counts = part
        to = slice(first, first + sums.shape[0])
        self.sums[to] += sums
        self.low[to], self.high[to] = np.minimum(self.low[to], low), np.maximum(self.high[to], high)
        self.counts[to] += counts.astype(np.int32)

    def all(self):
        return self.sums, self.low, self.high, self.counts


def solve(run):
    request, path = run.request, run.request["path"]
    started = time.time()
    run.stage("connect")
    run.connect()
    run.check_versions()
    run.check_seen(path)
    run.stage("open")
    found = run.answer(describe, path, request.get("name", ""))
    if isinstance(found, str):
        raise Refused("notRead", found)
    names = [name for name, (shape, *_) in found.items() if len(shape) == 2]
    name = request.get("name") or (names[0] if len(names) == 1 else "")
    if name not in names:
        listed = ", ".join(f"{key} {shape}" for key, (shape, *_) in found.items()) or "none"
        raise Refused("noArray", f"Say which array is the matrix. Arrays of two dimensions are needed; there are: {listed}.")
    shape, dtype, heights = found[name]
    if not np.can_cast(np.dtype(dtype), np.float64, "same_kind") or min(shape) == 0:
        raise Refused("notNumeric", f"The array has the type {dtype} and the shape {shape}: no matrix of real numbers.")
    turned = shape[0] < shape[1]
    rows, width = max(shape), min(shape)
    if width > MOST_SHORT:
        raise Refused("tooLarge", f"The shorter side has {width} cells; vectors up to {MOST_SHORT} are kept on this machine.")
    height, room = run.block_bytes(width, heights if not turned else (1,), rows)
    blocks = [(i, min(rows, i + height)) for i in range(0, rows, height)]
    run.tell(kind="plan", rows=shape[0], cols=shape[1], dtype=dtype, blocks=len(blocks), blockBytes=height * width * 8)
    wished = request.get("rank") or (MOST_SEARCHED if request.get("error") else 32)
    count = min(wished, width)
    scale = 1.0
    try:
        while True:
            source = (path, name, run.answer(kind_of, path), turned, heights, scale)
            limits = (request.get("tolerance", 1e-6), request.get("passes", 10))
            seen, answer, passes = search(run, blocks, source, count, width, *limits)
            if "bad" in seen:
                i, j, value = seen["place"]
                at = (j, i) if turned else (i, j)
                raise Refused(
                    "notFinite",
                    f"{seen['bad']} entries are missing or infinite; the first is {value} in row {at[0] + 1}, column {at[1] + 1}. "
                    "Singular values need all entries: fill or remove these.",
                )
            if answer:
                break
            # Squares of such numbers overflow or vanish: all entries are multiplied by a power of 2.
            scale = 2.0 ** -np.frexp(max(abs(seen["low"][0]), abs(seen["high"][0])))[1]
        vectors, s, rests, settled = answer
        thin = np.lib.format.open_memmap(os.path.join(run.folder, "left.npy"), "w+", np.float64, (rows, len(s)))
        squares, largest = np.zeros(len(s) + 1), np.zeros(len(s) + 1)

        def take(start, part):
            image, square, most = part
            thin[start : start + image.shape[0]] = image
            squares[:] += square
            largest[:] = np.maximum(largest, most)

        run.pass_over(passes + 1, "measure", blocks, source, measure, vectors, each=take)
    except distributed.scheduler.KilledWorker as error:
        raise too_much(height * width * 8, room, width) from error
    except MemoryError as error:
        raise too_much(height * width * 8, room, width) from error
    run.stage("write")
    norm = seen["norm"]
    s = np.sqrt(sum(np.einsum("ij,ij->j", part, part) for part in np.array_split(thin, -(-rows * len(s) // 2**22))))
    for part in np.array_split(thin, -(-rows * len(s) // 2**22)):
        part /= np.where(s > 0, s, 1)
    bounds = bound_of(s, rests, norm)
    tails = np.sqrt(np.maximum(norm**2 - np.r_[0, np.cumsum(s**2)], 0))
    errors = np.sqrt(squares)
    rank, note = len(s), None
    if request.get("error") and not request.get("rank"):
        fits = np.flatnonzero(errors <= request["error"] * norm)
        rank = max(1, int(fits[0])) if fits.size else len(s)
        if not fits.size:
            note = f"Rank {rank} leaves {errors[-1] / norm:.3g} of the norm; the wish was {request['error']:g}."
    picture = seen["picture"].all()
    starts, samples = zip(*sorted(seen["samples"], key=lambda each: each[0]))
    left, right = (vectors, thin) if turned else (thin, vectors)
    order = (lambda each: each.T) if turned else (lambda each: each)
    names = ("sum", "low", "high", "count")
    np.savez(
        os.path.join(run.folder, "result.npz"),
        **{"U": left, "S": s / scale, "V": right, "sample": np.concatenate(samples) / scale},
        **{f"picture_{key}": np.ascontiguousarray(order(each)) / (1 if key == "count" else scale) for key, each in zip(names, picture)},
    )
    del thin, left, right
    os.remove(os.path.join(run.folder, "left.npy"))

    def ended(end):
        value, i, j = end
        return {"value": value / scale, "row": j if turned else i, "column": i if turned else j}

    workers = run.workers()
    result = {
        **{"version": 1, "path": path, "name": name, "rows": shape[0], "cols": shape[1], "dtype": dtype},
        **{"turned": turned, "rank": rank, "settled": bool(settled), "note": note},
        **{"passes": passes + 1, "workers": len(workers), "seconds": time.time() - started},
        **{"blocks": len(blocks), "norm": norm / scale, "worst": float(bounds.max() / s[0]) if s[0] else 0.0},
        **{"s": (s / scale).tolist(), "bounds": (bounds / scale).tolist()},
        "residuals": (rests / np.where(s > 0, s, 1) / scale).tolist(),  # of every triplet: |M^T u - s v|
        **{"tails": (tails / scale).tolist(), "errors": (errors / scale).tolist(), "largest": (largest / scale).tolist()},
        **{"low": ended(seen["low"]), "high": ended(seen["high"])},
        "dask": dask.__version__,
    }
    with open(os.path.join(run.folder, "result.json"), "w", encoding="utf-8") as file:
        json.dump(result, file)
    run.tell(kind="done", passes=passes + 1, workers=len(workers), worst=result["worst"])


def check_certificates(address, tls):
    """Refuses what is wrong on this side, before anything is sent."""
    ca, cert, key = tls["ca_file"], tls["cert"], tls["key"]
    if not ca or not cert:
        raise Refused("certificates", f"{address} needs certificates: that of its authority (CA), and yours with its key.")
    # A configuration may have the texts themselves, which Dask reads.
    files = {what: path for what, path in (("CA", ca), ("certificate", cert), ("key", key)) if path and "\n" not in path}
    for what, path in files.items():
        if not os.path.isfile(path):
            raise Refused("certificates", f"The file of the {what} is not there: {path}.")

    def nobody_to_ask():
        raise Refused("certificates", f"The key in {key or cert} has a passphrase, and a program cannot be asked for it. Give one without.")

    context = ssl.create_default_context()
    try:
        if "CA" in files:
            context.load_verify_locations(ca)
    except (OSError, ValueError) as error:
        raise Refused("certificates", f"{ca} is no certificate of an authority (CA): {error}") from error
    try:
        if "certificate" in files and (not key or "key" in files):
            context.load_cert_chain(cert, key, nobody_to_ask)
    except (OSError, ValueError) as error:
        raise Refused("certificates", f"{cert} and {key or 'its own key'} are no certificate and its key: {error}") from error


def why_unconnected(address, error):
    """What a person can do about it; the log has the errors themselves."""
    causes = [error]
    while causes[-1].__cause__ is not None:
        causes.append(causes[-1].__cause__)
    if not address:
        return f"A scheduler and workers could not be started here: {causes[-1]}"
    texts = " ".join(str(each) for each in causes)
    for each in causes:
        if isinstance(each, ssl.SSLCertVerificationError):
            return f"The certificate of {address} is not one of your authority (CA): {each.verify_message}."
    if "encryption required" in texts:
        return f"The Dask configuration demands encryption, which {address} has not. Use an address that begins with tls://."
    if address.startswith("tls://"):
        if "ALERT" in texts or "handshake" in texts:
            return f"{address} has ended the connection: it does not take your certificate, or it is no scheduler of Dask."
        # Tornado finds bytes that came before any was sent; or they come later, and are no TLS.
        if "not idle" in texts or any(isinstance(each, ssl.SSLError) for each in causes):
            return f"What answers at {address} does not speak TLS. A scheduler without certificates has an address that begins with tcp://."
    if "handshake" in texts:
        return f"What answers at {address} does not speak as a scheduler of Dask without certificates. Perhaps its address begins with tls://."
    return f"No scheduler answers at {address}: {error}"


def too_much(size, room, width):
    fits = max(8 * width, room / 8) / 2**20
    return Refused(
        "memory",
        f"Workers ended again and again with a block of {size / 2**20:.0f} MiB: their memory of {room / 2**20:.0f} MiB for each "
        f"thread was probably exhausted. Blocks of {fits:.3g} MiB would fit.",
    )


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    if np is None:
        line = {
            "kind": "problem",
            "code": "noDask",
            "sentence": f"{missing.name} is not installed in {sys.executable}. Install dask, distributed and numpy there, or choose another interpreter.",
        }
        with open(os.path.join(request["folder"], "progress.jsonl"), "a", encoding="utf-8") as file:
            file.write(json.dumps({"at": time.time(), **line}) + "\n")
        print(json.dumps(line), flush=True)
        return 1
    run = Run(request)
    try:
        run.tell(kind="started", pid=os.getpid())
        solve(run)
        return 0
    except Refused as problem:
        run.tell(kind="problem", code=problem.code, sentence=str(problem))
    except Exception as error:
        run.log.exception("not foreseen")
        # Whatever was asked last fails in a way of its own when the scheduler ends.
        gone = isinstance(error, distributed.comm.CommClosedError) or (run.client and run.client.status != "running")
        if gone:
            run.tell(kind="problem", code="schedulerGone", sentence=SCHEDULER_GONE)
            return 1
        run.tell(kind="problem", code="failed", sentence=f"The run failed: {type(error).__name__}: {error}. The log has the details.")
    finally:
        for each in (run.client, run.cluster):
            try:
                if each:
                    each.close(timeout=5)
            except Exception:
                run.log.exception("while closing")
    return 1


if __name__ == "__main__":
    sys.exit(main())
