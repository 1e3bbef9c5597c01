// The releases of VS Code that the tests run in. `LOW_RANK_LENS_RELEASE=newest` chooses the newest one.

const RELEASES = {
  /** The oldest VS Code that the extension supports (`engines` of package.json). */
  oldest: {
    version: '1.100.3',
    name: 'code-server@4.100.3',
    /** sha512 of the package's tarball, from the registry. */
    integrity:
      'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
    watchdog: 'native-watchdog',
    /** Whether the address of a page may name a folder as an extension under development. */
    takesFolders: true,
    /** Whether the page of an extension shows pictures that are inside its README. */
    showsDataPictures: true,
    /** Whether extensions may add to the menu of the view Watch. */
    opensWatchMenu: false,
    /** Its own themes, the dark one first. */
    themes: [
      { label: 'Dark Modern', kind: 'vs-dark' },
      { label: 'Light Modern', kind: 'vs' },
    ],
  },
  /** The newest that npm had when this was written. It runs only in Node 24, and takes only packaged extensions. */
  newest: {
    version: '1.139.1',
    name: 'code-server@4.139.1',
    integrity:
      'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    watchdog: '@vscode/native-watchdog',
    takesFolders: false,
    showsDataPictures: false,
    opensWatchMenu: true,
    themes: [
      { label: 'Dark 2026', kind: 'vs-dark' },
      { label: 'Light 2026', kind: 'vs' },
    ],
    node: {
      version: '24.21.0',
      abi: '137',
      integrity: {
        'linux-x64':
          'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
      },
    },
  },
};

/** The name of the release that this run uses. */
export function chosenRelease() {
  return process.env.LOW_RANK_LENS_RELEASE || 'oldest';
}

/** A release by its name; the chosen one without a name. */
export function releaseNamed(name = chosenRelease()) {
  const release = RELEASES[name];
  if (release) return release;
  const known = Object.keys(RELEASES).join(', ');
  throw new Error(`LOW_RANK_LENS_RELEASE is ${name}; it may be ${known}.`);
}
