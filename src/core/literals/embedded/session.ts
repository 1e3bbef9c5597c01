import { candidate, type Reader } from '../reader.js';
import { lineStart } from '../text-scan.js';
import { mayHoldMatrix, nextLine, readingOf, type Stretch } from './embedding.js';
import { t } from '../../texts.js';

/** Prompts of Python (and doctest), Sage, IPython, Julia, GAP, GHCi and Octave. */
const prompt =
  /^([^\S\n]{0,200})(?:>>>|sage:|In \[\d{1,6}\]:|julia>|gap>|ghci>|octave:\d{1,6}>)(?= |\r?$)/gm;
const promptHere = new RegExp(prompt.source, 'my');
const continued = /[^\S\n]{0,200}(?:\.{3,4}:?)(?= |\r?$)/my;

/**
 * Reads a recorded session: an input of several lines without its prompts, and the output below it, up to
 * the next prompt or an empty line (Python Library Reference, "doctest").
 *
 * @param outputs readers of outputs; empty if the same readers read the text around the session anyway.
 */
export function sessionReader(
  id: string,
  inputs: readonly Reader[],
  outputs: readonly Reader[],
): Reader {
  return {
    id,
    next(text, from) {
      prompt.lastIndex = from > 0 ? lineStart(text, from - 1) : 0;
      for (let match = prompt.exec(text); match; match = prompt.exec(text)) {
        const input = inputAt(text, match.index);
        if (match.index >= from && mayHoldMatrix(text, input)) {
          return candidate(match.index);
        }
        prompt.lastIndex = Math.max(input.end - 1, match.index + 1);
        if (outputs.length === 0 || input.end < from) continue;
        const output = outputAt(text, input.end, match[1]!);
        if (mayHoldMatrix(text, output)) return candidate(input.end);
      }
      return undefined;
    },
    read(text, { at }) {
      promptHere.lastIndex = at;
      if (promptHere.test(text)) return readingOf(text, inputAt(text, at), inputs);
      const above = lineStart(text, at - 1);
      const indent = /^[^\S\n]{0,200}/.exec(text.slice(above, above + 200))?.[0] ?? '';
      return readingOf(text, outputAt(text, at, indentOfPrompt(text, above) ?? indent), outputs);
    },
  };
}

/** The indent of the prompt whose input ends with the line at `at`. */
function indentOfPrompt(text: string, at: number): string | undefined {
  for (let line = at; ; line = lineStart(text, line - 1)) {
    promptHere.lastIndex = line;
    const match = promptHere.exec(text);
    if (match) return match[1];
    continued.lastIndex = line;
    if (line === 0 || !continued.test(text)) return undefined;
  }
}

function inputAt(text: string, at: number): Stretch {
  promptHere.lastIndex = at;
  promptHere.test(text);
  let end = nextLine(text, at);
  const parts = [promptHere.lastIndex, end];
  for (;;) {
    continued.lastIndex = end;
    if (end >= text.length || !continued.test(text)) break;
    const next = nextLine(text, end);
    parts.push(continued.lastIndex, next);
    end = next;
  }
  return { parts, end, note: t('without the prompts'), claimed: true };
}

function outputAt(text: string, at: number, indent: string): Stretch {
  const parts: number[] = [];
  let end = at;
  while (end < text.length && text.startsWith(indent, end)) {
    const next = nextLine(text, end);
    promptHere.lastIndex = end;
    const written = text.slice(end, next).trim();
    if (written === '' || promptHere.test(text)) break;
    // doctest prints this for an empty line.
    if (written === '<BLANKLINE>') parts.push(next - 1, next);
    else parts.push(end + indent.length, next);
    end = next;
  }
  return { parts, end, note: t('the output under a prompt'), claimed: false };
}
