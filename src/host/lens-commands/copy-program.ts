import * as vscode from 'vscode';
import { programOf, type ProgramKind, type ProgramOrigin, type Result } from '../../core/index.js';
import { copyText } from '../copy.js';
import type { Session } from '../visualizer/session.js';
import { sayNothingShown, sayWhy } from './nothing-shown.js';

/** Entries of a matrix that a program has in its text, if its file is of a kind that NumPy does not read. */
const mostWritten = 2 ** 12;

/** The commands *Copy as NumPy Program* and *Copy as Dask Program*: what is on screen, without the lens. */
export async function copyProgram(session: Session | undefined, kind: ProgramKind): Promise<void> {
  const shown = session?.matrix;
  if (!session || !shown) {
    sayNothingShown();
    return;
  }
  const answer = await session.ask('results');
  if (answer?.topic !== 'results') {
    sayWhy(answer);
    return;
  }
  const origin = await originOf(session, shown);
  const { rank, prepare } = answer;
  const wish = { kind, rank, prepare, isLarge: 'content' in shown };
  let program = origin.ok ? programOf({ ...wish, origin: origin.value }) : origin;
  const isUnread = !program.ok && program.problem.code === 'syntax';
  if (isUnread && 'data' in shown && shown.data.length <= mostWritten) {
    program = programOf({ ...wish, origin: { matrix: shown } });
  }
  if (!program.ok) {
    void vscode.window.showWarningMessage(program.problem.message);
    return;
  }
  const what =
    kind === 'numpy' ? vscode.l10n.t('the NumPy program') : vscode.l10n.t('the Dask program');
  await copyText(program.value, what);
}

async function originOf(
  { source }: Session,
  shown: NonNullable<Session['matrix']>,
): Promise<Result<ProgramOrigin>> {
  if (source?.origin) return source.origin();
  if ('data' in shown) return { ok: true, value: { matrix: shown } };
  const message = vscode.l10n.t(
    'A program can be written for matrices in files and for those that fit into a text.',
  );
  return { ok: false, problem: { code: 'none', message } };
}
