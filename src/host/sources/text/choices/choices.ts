import * as v from 'valibot';
import type { ReadAs } from '../../../../core/index.js';
import { shiftSpan, type Edit, type Span } from '../tracking.js';
import { anchorOf, findAgain, keptSchema, type Kept } from './anchor.js';

/** The part of a document that is needed here; VS Code's documents have it. */
export interface Text {
  readonly uri: { toString(): string };
  getText(): string;
}

/** The storage that keeps the choices after a restart, such as VS Code's `Memento`. */
export interface Drawer {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = 'readAs';
/** Maximum number of documents whose choices are saved: those that were changed last. */
const mostDocuments = 500;

/**
 * How the user wants literals to be read, for each document. A choice follows its literal through edits,
 * is saved over restarts, and is removed with the literal.
 */
export class Choices {
  /** In the order of their last change. */
  private readonly kept = new Map<string, readonly Kept[]>();
  /** Documents whose spans are up to date. The others were closed in between. */
  private readonly followed = new Set<string>();
  private readonly changed = new Map<string, Text>();
  private readonly listeners = new Set<(uri: string) => void>();
  private drawer: Drawer | undefined;

  /** Loads the saved choices, and saves later ones. */
  open(drawer: Drawer): void {
    this.drawer = drawer;
    const parsed = v.safeParse(drawerSchema, drawer.get(key));
    if (!parsed.success) return;
    for (const [uri, kept] of parsed.output) this.kept.set(uri, kept);
  }

  /** Reports every choice that is made or cancelled. */
  onChange(listener: (uri: string) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /**
   * The choice for the literal that overlaps a span, or touches an offset; for a selection, the choice
   * for this selection.
   */
  at(document: Text, span: Span, selected: boolean): ReadAs | undefined {
    return this.of(document).find((kept) => isFor(kept, span, selected))?.as;
  }

  /** Sets the choice for a literal; without one, removes it. */
  set(document: Text, span: Span, selected: boolean, as: ReadAs): void {
    const others = this.of(document).filter((kept) => !isFor(kept, span, selected));
    const chosen = Object.values(as).some((value) => value !== undefined && value !== false);
    const { start, end } = span;
    const mine = chosen
      ? [{ start, end, selected, as, ...anchorOf(document.getText(), span) }]
      : [];
    this.put(document, [...others, ...mine]);
    for (const listener of this.listeners) listener(document.uri.toString());
  }

  /** The literal was read again and has another end, because rows were added. */
  move(document: Text, span: Span): void {
    const kept = this.of(document);
    const mine = kept.find((each) => isFor(each, span, false));
    if (!mine || (mine.start === span.start && mine.end === span.end)) return;
    this.put(
      document,
      kept.map((each) => (each === mine ? { ...each, start: span.start, end: span.end } : each)),
    );
  }

  /** Follows an edit. Removed text may have been inserted elsewhere by the same edit. */
  edited(document: Text, edits: readonly Edit[]): void {
    const uri = document.uri.toString();
    if (!this.kept.has(uri) || !this.followed.has(uri)) return;
    const next = this.of(document).flatMap((kept) => {
      const { start, end } = shiftSpan(kept, edits);
      if (start < end) return [{ ...kept, start, end }];
      return foundAgain(document.getText(), kept);
    });
    this.put(document, next);
  }

  /** Files were renamed or moved: their choices move with them. */
  renamed(newAddress: (uri: string) => string | undefined): void {
    for (const [uri, kept] of [...this.kept]) {
      const moved = newAddress(uri);
      if (moved === undefined) continue;
      for (const map of [this.kept, this.changed]) map.delete(uri);
      this.kept.set(moved, kept);
      this.followed.delete(uri);
      this.followed.delete(moved);
      this.write();
    }
  }

  /** The document was closed: there are no events about its text any more. */
  closed(document: Text): void {
    this.save();
    this.followed.delete(document.uri.toString());
  }

  /** Saves what has changed since the last time. */
  save(): void {
    if (this.changed.size === 0) return;
    for (const [uri, document] of this.changed) {
      const text = document.getText();
      const kept = this.kept.get(uri) ?? [];
      this.kept.set(
        uri,
        kept.map((each) => ({ ...each, ...anchorOf(text, each) })),
      );
    }
    this.changed.clear();
    this.write();
  }

  private write(): void {
    const all = [...this.kept].filter(([, kept]) => kept.length > 0).slice(-mostDocuments);
    void this.drawer?.update(key, all);
  }

  get isChanged(): boolean {
    return this.changed.size > 0;
  }

  private of(document: Text): readonly Kept[] {
    const uri = document.uri.toString();
    const kept = this.kept.get(uri);
    if (!kept) return [];
    if (this.followed.has(uri)) return kept;
    const text = document.getText();
    const now = kept.flatMap((each) => foundAgain(text, each));
    this.kept.set(uri, now);
    this.followed.add(uri);
    return now;
  }

  private put(document: Text, kept: readonly Kept[]): void {
    const uri = document.uri.toString();
    this.kept.delete(uri);
    this.kept.set(uri, kept);
    this.followed.add(uri);
    this.changed.set(uri, document);
  }
}

function foundAgain(text: string, kept: Kept): Kept[] {
  const span = findAgain(text, kept);
  return span ? [{ ...kept, ...span }] : [];
}

const drawerSchema = v.array(v.tuple([v.string(), v.array(keptSchema)]));

function isFor(kept: Kept, { start, end }: Span, selected: boolean): boolean {
  if (kept.selected !== selected) return false;
  if (selected) return kept.start === start && kept.end === end;
  if (start === end) return kept.start <= start && start <= kept.end;
  return kept.start < end && start < kept.end;
}
