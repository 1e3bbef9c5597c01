import { ensureDebianPackages } from '../../scripts/vscode/debian.mjs';

/** Nothing is skipped: what the tests need is installed. */
export default async function setup(): Promise<void> {
  await ensureDebianPackages([
    ...[
      'python3-numpy',
      'python3-scipy',
      'python3-dask',
      'python3-distributed',
      'python3-zarr',
      'python3-h5py',
      // Makes the certificates of the schedulers that want some.
      'openssl',
    ],
  ]);
}
