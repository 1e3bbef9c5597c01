import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { arrayOf, writeNpy } from '../../src/core/index.js';
import { lockedKey, newCertificates, type Certificates } from './certificates.js';
import { Cluster, newFolder, ProgramRun, pythonWithDask } from './cluster.js';

let python = '';
let data = '';
let own: Certificates;
let strange: Certificates;
let cluster: Cluster;
let plain: Cluster;
const runs: ProgramRun[] = [];

beforeAll(async () => {
  python = await pythonWithDask();
  data = await newFolder();
  own = await newCertificates(join(data, 'own'));
  strange = await newCertificates(join(data, 'strange'));
  const M = { rows: 40, cols: 3, data: Float64Array.from({ length: 120 }, (_, i) => i % 7) };
  await writeFile(join(data, 'small.npy'), writeNpy(arrayOf(M)));
  cluster = await Cluster.start(python, own);
  await cluster.workers(2);
  plain = await Cluster.start(python);
  await plain.workers(1);
});
afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.child.kill('SIGKILL');
    await run.remove();
  }
});
afterAll(async () => {
  await cluster.stop();
  await plain.stop();
  await rm(data, { recursive: true, force: true });
});

async function start(
  scheduler: Readonly<Record<string, unknown>>,
  environment?: Readonly<Record<string, string>>,
): Promise<ProgramRun> {
  const request = { path: join(data, 'small.npy'), rank: 2, scheduler };
  const run = await ProgramRun.start(python, request, [], environment);
  runs.push(run);
  return run;
}

/** A Dask configuration of its own, as the environment of a program. */
async function configured(
  name: string,
  scheduler: string,
  certificates?: Certificates,
): Promise<Record<string, string>> {
  const folder = join(data, `configuration-${name}`);
  await mkdir(folder);
  const lines = [`scheduler-address: ${scheduler}`];
  if (certificates) {
    const { ca, cert, key } = certificates;
    const client = `{ cert: '${cert}', key: '${key}' }`;
    const tls = `{ ca-file: '${ca}', client: ${client} }`;
    lines.push(`distributed: { comm: { require-encryption: true, tls: ${tls} } }`);
  }
  await writeFile(join(folder, 'dask.yaml'), lines.join('\n'));
  return { DASK_CONFIG: folder };
}

const refused = async (run: ProgramRun) => {
  const { exit, ...problem } = await run.problem();
  expect(exit).toBe(1);
  return problem;
};

describe('a scheduler that wants certificates', () => {
  const at = (files: Partial<Certificates>) => start({ address: cluster.address, ...files });

  it('computes for those who have them', async () => {
    expect(cluster.address).toMatch(/^tls:/);
    const { workers, rows, s } = await (await at(own)).result();
    expect({ workers, rows, values: s.length }).toEqual({ workers: 2, rows: 40, values: 2 });
  });

  it('is not asked without certificates', async () => {
    const { code, sentence } = await refused(await at({}));
    expect(code).toBe('certificates');
    expect(sentence).toBe(
      `${cluster.address} needs certificates: that of its authority (CA), and yours with its key.`,
    );
  });

  it('is not believed if another authority made its certificate', async () => {
    const { code, sentence } = await refused(await at(strange));
    expect(code).toBe('noScheduler');
    expect(sentence).toContain(`certificate of ${cluster.address} is not one of your authority`);
  });

  it('does not take a certificate of another authority', async () => {
    const { code, sentence } = await refused(await at({ ...strange, ca: own.ca }));
    expect(code).toBe('noScheduler');
    expect(sentence).toContain(
      `${cluster.address} has ended the connection: it does not take your certificate`,
    );
  });

  it.each([
    { what: 'CA', field: 'ca' as const },
    { what: 'certificate', field: 'cert' as const },
    { what: 'key', field: 'key' as const },
  ])('is not asked when the file of the $what is missing', async ({ what, field }) => {
    const missing = join(data, 'nowhere.pem');
    const { code, sentence } = await refused(await at({ ...own, [field]: missing }));
    expect(code).toBe('certificates');
    expect(sentence).toBe(`The file of the ${what} is not there: ${missing}.`);
  });

  it('is not asked with a key of another certificate, or a file that is no certificate', async () => {
    const key = await refused(await at({ ...own, key: strange.key }));
    expect(key.code).toBe('certificates');
    expect(key.sentence).toContain(`${own.cert} and ${strange.key} are no certificate and its key`);
    const file = join(data, 'small.npy');
    const ca = await refused(await at({ ...own, ca: file }));
    expect(ca.code).toBe('certificates');
    expect(ca.sentence).toContain(`${file} is no certificate of an authority (CA)`);
  });

  it('is not asked with a key that has a passphrase', async () => {
    const key = await lockedKey(own.key);
    const { code, sentence } = await refused(await at({ ...own, key }));
    expect(code).toBe('certificates');
    expect(sentence).toContain(`The key in ${key} has a passphrase`);
  });

  it('is told apart from one without: tcp:// gets no answer from it', async () => {
    const address = cluster.address.replace('tls:', 'tcp:');
    const { code, sentence } = await refused(await start({ address }));
    expect(code).toBe('noScheduler');
    expect(sentence).toContain('Perhaps its address begins with tls://.');
  });

  it('is told apart from one without: that is named, also when asked for TLS', async () => {
    const address = plain.address.replace('tcp:', 'tls:');
    const { code, sentence } = await refused(await start({ address, ...own }));
    expect(code).toBe('noScheduler');
    expect(sentence).toContain(`What answers at ${address} does not speak TLS.`);
  });
});

describe('certificates of the Dask configuration', () => {
  it('are used for its scheduler', async () => {
    const environment = await configured('whole', cluster.address, own);
    const { workers } = await (await start({ configuration: true }, environment)).result();
    expect(workers).toBe(2);
  });

  it('are not needed for a scheduler without TLS, also when some are named', async () => {
    const { workers } = await (await start({ address: plain.address, ...own })).result();
    expect(workers).toBe(1);
  });

  it('are missed with a sentence', async () => {
    const environment = await configured('without', cluster.address);
    const { code, sentence } = await refused(await start({ configuration: true }, environment));
    expect(code).toBe('certificates');
    expect(sentence).toContain(`${cluster.address} needs certificates`);
  });

  it('are those that were named there, and no others', async () => {
    const environment = await configured('strange', cluster.address, strange);
    const { code, sentence } = await refused(await start({ configuration: true }, environment));
    expect(code).toBe('noScheduler');
    expect(sentence).toContain('is not one of your authority');
  });

  it('complete the ones that were chosen for an address', async () => {
    const environment = await configured('completed', cluster.address, own);
    const { workers } = await (await start({ address: cluster.address }, environment)).result();
    expect(workers).toBe(2);
  });

  it('that demand encryption keep the program from a scheduler without', async () => {
    const environment = await configured('demanding', plain.address, own);
    const { code, sentence } = await refused(await start({ configuration: true }, environment));
    expect(code).toBe('noScheduler');
    expect(sentence).toContain(`demands encryption, which ${plain.address} has not`);
  });

  it('are those of a scheduler that is started here, too, and are missed with a sentence', async () => {
    // The client's own are not enough for a scheduler and its workers.
    const environment = await configured('here', cluster.address, own);
    const { code, sentence } = await refused(await start({ workers: 1 }, environment));
    expect(code).toBe('noScheduler');
    expect(sentence).toMatch(/^A scheduler and workers could not be started here: TLS expects/);
  });
});
