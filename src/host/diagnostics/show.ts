import { openNewFile } from '../new-file.js';
import { gather } from './gather.js';
import { reportText } from './report.js';

/** The command *Show Diagnostics*: an unsaved document to read and to paste into an issue. */
export async function showDiagnostics(...given: Parameters<typeof gather>): Promise<void> {
  await openNewFile(reportText(await gather(...given)), 'markdown');
}
