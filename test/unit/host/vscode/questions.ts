/** A question to the user: a list, an input, files, or a message that must be answered. */
export interface Question {
  readonly kind: 'pick' | 'input' | 'files' | 'modal';
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly value?: string;
  readonly items?: readonly { readonly label: string }[];
  readonly buttons?: readonly string[];
  validateInput?(value: string): string | undefined;
}

/** The questions that were asked, newest last. */
export const asked: Question[] = [];
/** What the user will answer, in this order; undefined closes the question. */
export const answers: unknown[] = [];

/** A test that has no answer left did not expect the question. */
export function ask(kind: Question['kind'], options: object): Promise<unknown> {
  const question: Question = { ...options, kind };
  asked.push(question);
  if (answers.length === 0) throw new Error(`nobody answers: ${JSON.stringify(question)}`);
  const answer = answers.shift();
  if (kind !== 'pick' || answer === undefined) return Promise.resolve(answer);
  const item = question.items?.find(({ label }) => label === answer);
  if (!item) throw new Error(`not in the list: ${JSON.stringify(answer)}`);
  return Promise.resolve(item);
}
