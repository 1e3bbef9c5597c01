export interface Release {
  /** The version of VS Code. */
  readonly version: string;
  /** Whether the address of a page may name a folder as an extension under development. */
  readonly takesFolders: boolean;
  /** Whether the page of an extension shows pictures that are inside its README. */
  readonly showsDataPictures: boolean;
  /** Whether extensions may add to the menu of the view Watch. */
  readonly opensWatchMenu: boolean;
  /** Its own themes, the dark one first. */
  readonly themes: readonly { readonly label: string; readonly kind: 'vs' | 'vs-dark' }[];
}

/** A release by its name; without a name the one that this run uses (LOW_RANK_LENS_RELEASE). */
export function releaseNamed(name?: string): Release;
