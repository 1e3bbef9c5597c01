/** Installs Debian packages where that needs no prompt; whether all are there now. */
export function ensureDebianPackages(packages: readonly string[]): Promise<boolean>;
/** The first Python that has these modules. */
export function findPython(modules: readonly string[]): Promise<string | undefined>;
