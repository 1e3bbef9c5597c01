// `npm run package`: makes a VSIX from the production build, and checks its contents.
import { unzipSync } from 'fflate';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { mustRun } from './shell.mjs';

/** In bytes; a quarter of it are the pictures of the README. */
const LARGEST = 2 * 1024 * 1024;

/** In bytes. The entry in Node runs the host of dist/web, and may not bring a second copy of it. */
const LARGEST_NODE_ENTRY = 64 * 1024;

/** Paths inside the VSIX that must never be shipped. */
const FORBIDDEN = [
  [/node_modules\//, 'a dependency that is not bundled'],
  [/\.map$/, 'a source map'],
  [/\.tsx?$/, 'a source file'],
  [/(^|\/)(test|tests|bench|artifacts|scripts|out)\//, 'not part of the product'],
  [/dist\/core\.mjs$/, 'the core for Node, which the extension does not load'],
];

/**
 * The README with its pictures inside. The page of an extension loads no files of the package, and there is no
 * address from which it could load them.
 *
 * @returns its path, relative to the root.
 */
async function readmeWithPictures() {
  const text = await readFile(join(root, 'README.md'), 'utf8');
  const names = [...text.matchAll(/\]\((docs\/pictures\/[\w-]+\.webp)\)/g)].map(([, name]) => name);
  let whole = text;
  for (const name of names) {
    const data = (await readFile(join(root, name))).toString('base64');
    whole = whole.replace(`](${name})`, `](data:image/webp;base64,${data})`);
  }
  const path = join('dist', 'README.md');
  await writeFile(join(root, path), whole);
  return path;
}

/** Builds for production and makes the package. Resolves with the path of the VSIX. */
export async function makeVsix() {
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const file = join(root, `${name}-${version}.vsix`);
  await rm(file, { force: true });
  const node = (what, args) => mustRun(what, process.execPath, args, { cwd: root, quiet: true });
  await node('The production build', ['scripts/build.mjs', '--production']);
  await node('vsce package', [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--readme-path',
    await readmeWithPictures(),
    '--out',
    file,
  ]);
  return file;
}

/** The files named in the manifest, as paths inside the VSIX. */
function namedFiles(manifest) {
  const { viewsContainers = {}, walkthroughs = [] } = manifest.contributes ?? {};
  const views = Object.values(viewsContainers).flat();
  const pictures = walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg));
  const icons = views.map((view) => view.icon);
  return [manifest.main, manifest.browser, manifest.icon, ...icons, ...pictures]
    .filter((path) => path !== undefined && !path.startsWith('$('))
    .map((path) => `extension/${path.replace(/^\.\//, '')}`);
}

/** The samples that the walkthrough opens, as paths inside the VSIX. */
function openedSamples(titles) {
  const links = /\(command:lowRankLens\.openSamples\?([^)]*)\)/g;
  return Object.values(titles)
    .flatMap((text) => [...text.matchAll(links)])
    .flatMap(([, argument]) => JSON.parse(decodeURIComponent(argument)))
    .map((name) => `extension/samples/${name}`);
}

/** What is wrong with the page of the extension: its first screen says what it does, with a picture and three steps. */
function readmeProblems(text) {
  const pictures = text.split('](data:image/webp;base64,').length - 1;
  const [before, steps = ''] = text.split(/^## Three steps$/m);
  const numbered = steps.split(/^## /m)[0].match(/^\d\. /gm) ?? [];
  return [
    ...(/\]\(docs\//.test(text.replace(/\[[^\]]*\]\(docs\/[\w-]+\.md\)/g, ''))
      ? ['a picture of the README is not in the package']
      : []),
    ...(pictures > 0 && before.includes('](data:image/webp;base64,')
      ? []
      : ['the README has no picture before its steps']),
    ...(numbered.length === 3 ? [] : [`the README has ${numbered.length} steps, 3 are wanted`]),
  ];
}

/** Checks a VSIX. Resolves with its contents and with the problems, one sentence each. */
export async function checkVsix(file) {
  const { size } = await stat(file);
  const contents = unzipSync(await readFile(file));
  const paths = Object.keys(contents);
  const manifest = JSON.parse(Buffer.from(contents['extension/package.json']).toString('utf8'));
  const wanted = [
    ...namedFiles(manifest),
    ...openedSamples(
      JSON.parse(Buffer.from(contents['extension/package.nls.json']).toString('utf8')),
    ),
    'extension/package.nls.json',
    'extension/package.nls.zh-cn.json',
    'extension/l10n/bundle.l10n.zh-cn.json',
    'extension/readme.md',
    'extension/changelog.md',
    'extension/LICENSE.txt',
    'extension/dist/threads.js',
    'extension/dist/webview/boot.js',
    'extension/dist/webview/main.js',
    'extension/dist/webview/weights.css',
    'extension/dist/webview/weights.js',
    'extension/dist/webview/worker.js',
    'extension/dist/webview/write-page.js',
    'extension/samples/worked.py',
  ];
  const wrong = [
    ...(size < LARGEST ? [] : [`it has ${size} bytes, ${LARGEST} are allowed`]),
    ...((contents['extension/dist/extension.js']?.length ?? 0) < LARGEST_NODE_ENTRY
      ? []
      : ['dist/extension.js contains the host, which is in dist/web/extension.js']),
    ...paths.flatMap((path) =>
      FORBIDDEN.filter(([pattern]) => pattern.test(path)).map(([, why]) => `${path} is ${why}`),
    ),
    ...wanted.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...readmeProblems(Buffer.from(contents['extension/readme.md']).toString('utf8')),
  ];
  return { size, contents, wrong };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = await makeVsix();
  const { size, contents, wrong } = await checkVsix(file);
  for (const [path, bytes] of Object.entries(contents)) {
    console.log(`${String(bytes.length).padStart(9)}  ${path}`);
  }
  console.log(`\n${file}: ${(size / 1024).toFixed(0)} KiB`);
  for (const sentence of wrong) console.error(`wrong: ${sentence}`);
  if (wrong.length > 0) process.exitCode = 1;
}
