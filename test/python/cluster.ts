import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '../../scripts/vscode/debian.mjs';
import type { Certificates } from './certificates.js';

const program = fileURLToPath(new URL('../../media/dask/low_rank_on_dask.py', import.meta.url));

/** A Python that has what the tests need. */
export async function pythonWithDask(): Promise<string> {
  const found = (await findPython(['dask', 'distributed', 'zarr', 'h5py'])) ?? '/usr/bin/python3';
  return found;
}

export async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lens-dask-'));
}

export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 2400; i++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`this never happened: ${what}`);
}

const jsonOf = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(path, 'utf8')) as unknown;

/** Where a scheduler or a worker listens, and with which certificates. */
function listening(certificates: Certificates | undefined): string[] {
  if (!certificates) return ['--host', '127.0.0.1'];
  const { ca, cert, key } = certificates;
  return [
    ...['--host', 'tls://127.0.0.1'],
    ...['--tls-ca-file', ca, '--tls-cert', cert, '--tls-key', key],
  ];
}

/** A scheduler and workers on the loopback, each a process of its own. */
export class Cluster {
  private readonly children: ChildProcess[] = [];
  private constructor(
    readonly folder: string,
    private readonly python: string,
    private readonly scheduler: ChildProcess,
    readonly address: string,
    private readonly certificates: Certificates | undefined,
  ) {}

  /** @param certificates with them it speaks TLS, and takes only clients and workers of their authority. */
  static async start(python: string, certificates?: Certificates): Promise<Cluster> {
    const folder = await newFolder();
    const file = join(folder, 'scheduler.json');
    const where = [...listening(certificates), '--port', '0'];
    const args = ['-m', 'distributed.cli.dask_scheduler', ...where];
    const scheduler = spawn(python, [...args, '--no-dashboard', '--scheduler-file', file], {
      cwd: folder,
      stdio: 'ignore',
    });
    await until('the scheduler starts', () => existsSync(file));
    let address = '';
    await until('the scheduler has an address', async () => {
      const said = (await jsonOf(file).catch(() => undefined)) as { address?: string } | undefined;
      address = said?.address ?? '';
      return address !== '';
    });
    return new Cluster(folder, python, scheduler, address, certificates);
  }

  /** @param stranger Python that this worker runs at its start, to be another machine than it is. */
  async worker(stranger?: string): Promise<ChildProcess> {
    const folder = join(this.folder, `worker${this.children.length}`);
    await mkdir(folder);
    if (stranger !== undefined) await writeFile(join(folder, 'sitecustomize.py'), stranger);
    const where = [this.address, ...listening(this.certificates)];
    const args = ['-m', 'distributed.cli.dask_worker', ...where];
    const child = spawn(
      this.python,
      [...args, '--nthreads', '1', '--no-nanny', '--no-dashboard', '--memory-limit', '1GB'],
      { cwd: folder, stdio: 'ignore', env: { ...process.env, PYTHONPATH: folder } },
    );
    this.children.push(child);
    return child;
  }

  async workers(count: number): Promise<ChildProcess[]> {
    const children = [];
    for (let i = 0; i < count; i++) children.push(await this.worker());
    await this.ask(`client.wait_for_workers(${count}, timeout=120)`);
    return children;
  }

  /** The value of an expression, with a client of this scheduler. */
  async ask(expression: string): Promise<string> {
    const { ca, cert, key } = this.certificates ?? {};
    const files = { tls_ca_file: ca, tls_client_cert: cert, tls_client_key: key };
    const code = [
      'import json',
      'from distributed import Client, Security',
      `security = Security(**json.loads('${JSON.stringify(files)}'))`,
      `client = Client("${this.address}", timeout="60s", security=security)`,
      `print(${expression})`,
    ].join('\n');
    const child = spawn(this.python, ['-c', code], { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (data: Buffer) => (text += data.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    return text.trim();
  }

  killScheduler(): void {
    this.scheduler.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    for (const child of [...this.children, this.scheduler]) child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The description of a result. */
export interface Result {
  readonly rows: number;
  readonly cols: number;
  readonly rank: number;
  readonly passes: number;
  readonly workers: number;
  readonly settled: boolean;
  readonly norm: number;
  readonly worst: number;
  readonly note: string | null;
  readonly s: readonly number[];
  readonly bounds: readonly number[];
  readonly residuals: readonly number[];
  readonly errors: readonly number[];
  readonly tails: readonly number[];
}

interface Line {
  readonly kind: string;
  readonly code?: string;
  readonly sentence?: string;
  readonly stage?: string;
  readonly done?: number;
}

/** One run of the program. */
export class ProgramRun {
  readonly ended: Promise<number | null>;
  private constructor(
    readonly folder: string,
    readonly child: ChildProcess,
  ) {
    this.ended = new Promise((resolve) => child.on('close', resolve));
  }

  static async start(
    python: string,
    request: Record<string, unknown>,
    flags: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<ProgramRun> {
    const folder = await newFolder();
    const file = join(folder, 'request.json');
    await writeFile(file, JSON.stringify({ folder, ...request }));
    const child = spawn(python, [...flags, program, file], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, ...environment },
      // As the extension starts it: without a terminal that could be asked for a passphrase.
      detached: true,
    });
    return new ProgramRun(folder, child);
  }

  async lines(): Promise<Line[]> {
    const text = await readFile(join(this.folder, 'progress.jsonl'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
  }

  /** The sentence and the code that it ended with. */
  async problem(): Promise<{ code: string; sentence: string; exit: number | null }> {
    const exit = await this.ended;
    const last = (await this.lines()).at(-1);
    return { code: last?.code ?? '', sentence: last?.sentence ?? '', exit };
  }

  async result(): Promise<Result> {
    const exit = await this.ended;
    if (exit !== 0) throw new Error(JSON.stringify((await this.lines()).at(-1)));
    return (await jsonOf(join(this.folder, 'result.json'))) as Result;
  }

  /** It is in the middle of its passes. */
  async searches(): Promise<void> {
    await until('the search begins', async () =>
      (await this.lines()).some(
        ({ stage, done = 0, kind }) => kind === 'problem' || (stage === 'search' && done > 0),
      ),
    );
  }

  cancel(): Promise<void> {
    return writeFile(join(this.folder, 'cancel'), '');
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
