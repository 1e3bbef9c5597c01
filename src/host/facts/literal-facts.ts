import type * as vscode from 'vscode';
import type { Matrix } from '../../core/index.js';
import type { HostSettings } from '../settings.js';
import { choices } from '../sources/text/choices/index.js';
import { literalAt, type Literal } from '../sources/text/literals.js';
import { factsOf, type MatrixFacts } from './facts.js';
import { Recent } from './recent.js';

type Limits = Pick<HostSettings, 'maxEntries' | 'hoverMaxEntries'>;

/** A literal whose matrix could be read. */
export interface ReadLiteral extends Literal {
  readonly result: { readonly ok: true; readonly value: Matrix };
}

/** Longer literals, in characters, are known by their place and not by their text. */
const longText = 20_000;

/** A literal that was read, and what it was read from. */
interface Known {
  readonly document: vscode.TextDocument;
  readonly maxEntries: number;
  readonly literal: Literal;
}

/** A place at which there is no literal. */
interface Missed {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly offset: number;
}

/** So many literals are kept with their matrices. */
const mostLiterals = 8;

/**
 * What is known of the literals that the mouse or the cursor was in. The hover, the light bulb, the code lens and the
 * list of matrices share it: a literal is read once for each version of its document, and its singular values are
 * computed once for each text.
 */
class LiteralFacts {
  private readonly facts = new Recent<MatrixFacts>(256);
  private literals: Known[] = [];
  private missed: Missed | undefined;

  constructor() {
    choices.onChange(() => this.forgetLiterals());
  }

  /** The literal at the offset, as `literalAt` reads it. */
  at(document: vscode.TextDocument, offset: number, { maxEntries }: Limits): Literal | undefined {
    const { missed } = this;
    const { version } = document;
    if (missed?.document === document && missed.version === version && missed.offset === offset) {
      return undefined;
    }
    this.literals = this.literals.filter(
      (known) => known.document !== document || known.literal.version === version,
    );
    const known = this.literals.find(
      ({ document: of, maxEntries: limit, literal: { at } }) =>
        of === document && limit === maxEntries && at.start <= offset && offset <= at.end,
    );
    if (known) return known.literal;
    const literal = literalAt(document, offset, { maxEntries });
    if (literal) {
      this.literals = [{ document, maxEntries, literal }, ...this.literals].slice(0, mostLiterals);
    } else {
      this.missed = { document, version, offset };
    }
    return literal;
  }

  /** The facts about a literal. */
  of(document: vscode.TextDocument, literal: ReadLiteral, limits: Limits): MatrixFacts {
    return this.facts.get(keyOf(document, literal, limits), () =>
      factsOf(literal.result.value, limits.hoverMaxEntries),
    );
  }

  /** The facts, if they are known already. */
  known(
    document: vscode.TextDocument,
    literal: ReadLiteral,
    limits: Limits,
  ): MatrixFacts | undefined {
    return this.facts.peek(keyOf(document, literal, limits));
  }

  private forgetLiterals(): void {
    this.literals = [];
    this.missed = undefined;
  }

  /** Versions count from 1 again when a document is opened again. */
  forget(): void {
    this.forgetLiterals();
    this.facts.clear();
  }
}

function keyOf(document: vscode.TextDocument, { at, version }: Literal, limits: Limits): string {
  const { uri, start, end, languageId, as } = at;
  const how = `${limits.hoverMaxEntries}#${JSON.stringify(as ?? {})}`;
  return end - start > longText
    ? `${how}#${uri}#${version}#${start}`
    : `${how}#${languageId}#${document.getText().slice(start, end)}`;
}

export const literalFacts = new LiteralFacts();

/** Whether its matrix could be read. */
export function isRead(literal: Literal): literal is ReadLiteral {
  return literal.result.ok;
}
