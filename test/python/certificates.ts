import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Paths of files as Dask wants them. */
export interface Certificates {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** All that newer Pythons ask of a certificate; nothing comes from the machine's own configuration. */
const configuration = `
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[member]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = IP:127.0.0.1
`;

/** A new authority, and a certificate of it for the scheduler, the workers and the client. */
export async function newCertificates(folder: string): Promise<Certificates> {
  await mkdir(folder);
  await writeFile(join(folder, 'openssl.cnf'), configuration);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const made = ['-newkey', 'rsa:2048', '-nodes', '-config', 'openssl.cnf'];
  const authority = ['-x509', '-extensions', 'authority', '-subj', '/CN=authority', '-days', '2'];
  await openssl('req', ...made, ...authority, '-keyout', 'ca.key', '-out', 'ca.pem');
  await openssl('req', ...made, '-subj', '/CN=member', '-keyout', 'own.key', '-out', 'own.csr');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '1', '-days', '2'];
  const extensions = ['-extfile', 'openssl.cnf', '-extensions', 'member'];
  await openssl('x509', '-req', '-in', 'own.csr', ...signed, ...extensions, '-out', 'own.pem');
  const at = (name: string) => join(folder, name);
  return { ca: at('ca.pem'), cert: at('own.pem'), key: at('own.key') };
}

/** The same key, which opens with a passphrase only. */
export async function lockedKey(key: string): Promise<string> {
  const locked = `${key}.locked`;
  await run('openssl', ['rsa', '-aes256', '-passout', 'pass:secret', '-in', key, '-out', locked]);
  return locked;
}
