// Runs other programs. Uses only Node's own modules, since it runs before anything is installed.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const WINDOWS = process.platform === 'win32';

/** The file a command name resolves to on PATH, or undefined. */
export function which(name) {
  const suffixes = WINDOWS ? ['.exe', '.cmd', '.bat', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const suffix of suffixes) {
      const file = join(folder, name + suffix);
      if (!folder || !existsSync(file) || !statSync(file).isFile()) continue;
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // The file exists but cannot be run: continue the search, as a shell would.
      }
    }
  }
  return undefined;
}

/**
 * Runs a program to its end. Its output is kept, and also shown at once unless `quiet`. Resolves with `{
 * code, output }`; if the program cannot be started, the code is 127.
 */
export function run(command, args, { cwd, env, quiet = false, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // .cmd files need a shell on Windows; no argument ever comes from a document.
      shell: WINDOWS && /\.(cmd|bat)$/.test(command),
      ...(timeout === undefined ? {} : { timeout }),
    });
    const chunks = [];
    const keep = (target) => (data) => {
      chunks.push(data);
      if (!quiet) target.write(data);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8');
      resolve({ code: code ?? 1, output: signal ? `${output}\n(ended by ${signal})` : output });
    });
  });
}

/** Like `run`, but a nonzero exit code throws an error with the end of the output. */
export async function mustRun(what, command, args, options = {}) {
  const result = await run(command, args, options);
  if (result.code === 0) return result.output;
  const tail = options.quiet ? `\n${result.output.trim().split('\n').slice(-15).join('\n')}` : '';
  throw new Error(`${what} failed with exit code ${result.code}.${tail}`);
}

/** The npm that belongs to this Node, as a command and its first arguments. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return [process.execPath, [script]];
  return [which('npm') ?? 'npm', []];
}

/**
 * Runs npm in a folder outside this project. `npm run` sets environment variables for this project
 * (engine-strict of its .npmrc, its package fields), and they must not affect the other folder.
 */
export function npmElsewhere(what, args, cwd, more = {}) {
  const [command, leading] = npmCommand();
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix)$/.test(name),
    ),
  );
  Object.assign(env, { npm_config_engine_strict: 'false', npm_config_save_exact: 'false' }, more);
  return mustRun(what, command, [...leading, ...args, '--no-audit', '--no-fund'], {
    cwd,
    env,
    quiet: true,
  });
}

/**
 * Installs a Debian package if that is possible without a prompt (as root, or with sudo without a
 * password). Resolves with false if it is not possible or the installation fails.
 */
export async function aptInstall(packages) {
  const apt = which('apt-get');
  if (!apt) return false;
  const root = process.getuid?.() === 0;
  const sudo = which('sudo');
  if (!root && (!sudo || (await run(sudo, ['-n', 'true'], { quiet: true })).code !== 0)) {
    return false;
  }
  const [command, leading] = root ? [apt, []] : [sudo, ['-n', apt]];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run(command, [...leading, 'install', '-y', '--no-install-recommends', ...packages], {
      env,
      quiet: true,
    });
  if ((await install()).code === 0) return true;
  // A fresh image has no package lists yet.
  await run(command, [...leading, 'update'], { env, quiet: true });
  const second = await install();
  if (second.code !== 0) console.error(second.output.trim().split('\n').slice(-5).join('\n'));
  return second.code === 0;
}
