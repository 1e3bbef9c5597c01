import { useEffect, useRef, useState } from 'preact/hooks';
import { languages, printAllAs, type Matrix } from '../../src/core/index.js';
import { t } from '../l10n.js';
import { withPlace } from '../standalone/fragment.js';
import { classes } from '../ui/classes.js';
import { Button } from '../ui/components/button.js';
import { Select } from '../ui/components/select.js';
import type { Item, Reading } from './item.js';
import { readFile, readText, textOf } from './reading.js';
import { samples } from './samples.js';
import { longestLink, packShared, readShared, type Shared } from './share.js';
import type { SiteHost } from './site-host.js';
import css from './intake.module.css';

/** The text is read when it has not changed for so many milliseconds. */
const restMillis = 300;

/** What is read: a text with its language, or a file of arrays. */
type Input =
  | { readonly kind: 'text'; readonly text: string; readonly language: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

const noText: Input = { kind: 'text', text: '', language: 'plaintext' };

const languageNames: readonly (readonly [string, string])[] = languages
  .filter(({ ids }) => ids[0] !== 'plaintext')
  .map(({ ids, name }) => [ids[0], name]);

async function readingOf(input: Input): Promise<Reading> {
  return input.kind === 'file'
    ? readFile(input.name, input.bytes)
    : readText(input.text, input.language);
}

/** Where a visitor gives a matrix: paste, drop, choose a file or a sample; and the list of what was found. */
export function Intake({ host }: { readonly host: SiteHost }) {
  const [input, setInput] = useState<Input>(noText);
  const [reading, setReading] = useState<Reading>({ items: [] });
  const [index, setIndex] = useState(0);
  /** Counts what was opened; an edit of it stays the same. */
  const opened = useRef(0);
  const wished = useRef(0);
  const file = useRef<HTMLInputElement>(null);

  const open = (next: Input, at = 0) => {
    opened.current++;
    wished.current = at;
    setInput(next);
  };
  const openFile = (name: string, bytes: Uint8Array) => {
    const text = textOf(name, bytes);
    open(text ? { kind: 'text', ...text } : { kind: 'file', name, bytes });
  };
  const openSample = async (name: string) => {
    const response = await fetch(`samples/${name}`);
    if (!response.ok) {
      host.say(t('{0} cannot be loaded ({1}).', name, response.status));
      return;
    }
    openFile(name, new Uint8Array(await response.arrayBuffer()));
  };

  useEffect(() => {
    const isNew = wished.current >= 0;
    // A reading that takes long may end after a later text has been read, and is then not shown.
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        void readingOf(input).then((found) => {
          if (!isCurrent) return;
          const at = isNew ? wished.current : index;
          wished.current = -1;
          setReading(found);
          setIndex(Math.max(0, Math.min(at, found.items.length - 1)));
        });
      },
      isNew ? 0 : restMillis,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [input]);

  const item = reading.items[index];
  useEffect(() => {
    if (item) void host.show(item, `site-${opened.current}-${index}`);
  }, [item]);

  useEffect(() => {
    const take = async () => {
      const shared = await readShared(location.hash);
      if (shared === 'damaged') host.say(t('This link is damaged: its matrix cannot be read.'));
      else if (shared) open({ kind: 'text', ...shared }, shared.index);
    };
    void take();
    const onHash = () => void take();
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const [dropped] = event.dataTransfer?.files ?? [];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (dropped)
        void dropped.arrayBuffer().then((all) => openFile(dropped.name, new Uint8Array(all)));
      else if (text !== '') open({ kind: 'text', text, language: 'plaintext' });
    };
    window.addEventListener('hashchange', onHash);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('hashchange', onHash);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);

  const share = async () => {
    if (input.kind === 'file' && host.shown === 'image') {
      host.say(t('An image does not fit into a link. Export a web page of it instead.'));
      return;
    }
    const shared = item && sharedOf(input, item, host.shown, index);
    const packed = shared && (await packShared(shared));
    if (typeof packed !== 'string') {
      host.say(
        packed === undefined
          ? t('There is no matrix to share yet.')
          : t(
              'This is too long for a link: {0} characters, and {1} are the most. Export a web page instead.',
              packed,
              longestLink,
            ),
      );
      return;
    }
    const link = new URL(withPlace(packed, host.place), location.href).href;
    history.replaceState(null, '', link);
    const copied = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    host.say(copied ? t('The link is on the clipboard.') : t('The link is in the address bar.'));
  };

  const isText = input.kind === 'text';
  return (
    <section class={css['intake']} aria-label={t('Your matrix')}>
      <label class={css['label']} for="site-text">
        {t('Paste a matrix in any notation, or drop a file')}
      </label>
      <textarea
        id="site-text"
        class={css['text']}
        data-testid="site-text"
        spellcheck={false}
        placeholder={'[[3, 2, 5],\n [2, 3, 5],\n [2, -2, 0]]'}
        value={isText ? input.text : t('{0}: {1} bytes', input.name, input.bytes.length)}
        readOnly={!isText}
        onInput={(event) =>
          setInput({
            kind: 'text',
            text: event.currentTarget.value,
            language: isText ? input.language : 'plaintext',
          })
        }
      />
      <div class={css['line']}>
        {isText ? (
          <Select
            label={t('Language')}
            testId="site-language"
            value={input.language}
            options={[['plaintext', t('as it looks')], ...languageNames]}
            onChange={(language) => setInput({ ...input, language })}
          />
        ) : (
          <Button kind="secondary" data-testid="site-clear" onClick={() => open(noText)}>
            {t('Write a text instead')}
          </Button>
        )}
        <Button kind="secondary" onClick={() => file.current?.click()}>
          {t('Open a File…')}
        </Button>
        <Button kind="secondary" data-testid="site-share" onClick={() => void share()}>
          {t('Copy a Link')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          data-testid="site-file"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen)
              void chosen.arrayBuffer().then((all) => openFile(chosen.name, new Uint8Array(all)));
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p class={css['problem']} role="status" data-testid="site-problem">
        {reading.problem ?? ''}
      </p>
      {reading.problem && !item && host.shown ? (
        <p class={css['last']} data-testid="site-last">
          {t('The picture is still that of the last matrix.')}
        </p>
      ) : null}
      {reading.items.length > 1 ? (
        <Found items={reading.items} index={index} onChoose={setIndex} />
      ) : null}
      <h2 class={css['heading']}>{t('Samples')}</h2>
      <ul class={classes(css['list'], css['samples'])}>
        {samples.map(([name, title]) => (
          <li key={name}>
            <Button
              kind="link"
              data-testid={`site-sample-${name}`}
              onClick={() => void openSample(name)}
            >
              {title()}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The text of what is on screen; an array of a file is written as JSON, which has all digits. */
function sharedOf(
  input: Input,
  { name }: Item,
  matrix: Matrix | 'image' | undefined,
  index: number,
): Shared | undefined {
  if (input.kind === 'text') return { text: input.text, language: input.language, index };
  if (!matrix || matrix === 'image') return undefined;
  return { text: printAllAs([{ name, matrix }], 'json'), language: 'json', index: 0 };
}

interface FoundProps {
  readonly items: readonly Item[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** The matrices that were found, if there are several. */
function Found({ items, index, onChoose }: FoundProps) {
  return (
    <>
      <h2 class={css['heading']}>{t('{0} matrices', items.length)}</h2>
      <ul class={css['list']} data-testid="site-found">
        {items.map(({ label, detail }, at) => (
          <li key={at}>
            <Button kind="link" aria-current={at === index} onClick={() => onChoose(at)}>
              {label}
            </Button>{' '}
            <span class={css['faint']}>{detail}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
