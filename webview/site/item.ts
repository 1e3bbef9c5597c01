import type { Matrix, Result, Selection } from '../../src/core/index.js';
import type { Source } from '../../src/protocol/index.js';

/** A matrix that a visitor may see: one of a text, or an array of a file. */
export interface Item {
  readonly label: string;
  /** Where it is: a line, or its shape in the file. */
  readonly detail: string;
  /** Its name in code and in file names, and its place as text. */
  readonly name: string;
  readonly place: string;
  /** Its text, for a page that has it inside. */
  readonly text?: string;
  /** Reads it, or another slice of it. */
  read(selection?: Selection): Promise<Read>;
}

export interface Read {
  readonly result: Result<Matrix | SiteImage>;
  /** The name of the slice. */
  readonly label: string;
  readonly array?: Source['array'];
}

/** The file of an image; its matrices are known when it is decoded. */
export interface SiteImage {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What was found in a text or a file; a problem if there is nothing to see. */
export interface Reading {
  readonly items: readonly Item[];
  readonly problem?: string | undefined;
}
