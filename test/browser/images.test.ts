import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode } from 'fast-png';
import { inflateSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planeMatrix, readNpz } from '../../src/core/index.js';
import { colours, height, picture, width } from '../unit/images/helpers.js';
import { keepFailures } from './keep-failures.js';
import { openAsMatrixFromExplorer, openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import { savedFile } from './saving.js';
import type { Visualizer } from './visualizer.js';

const fixtures = fileURLToPath(new URL('../fixtures/images/', import.meta.url));
const formats = ['png', 'jpg', 'webp', 'gif', 'bmp', 'ppm', 'pgm', 'pbm'];

describe('images', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    const associations = Object.fromEntries(
      formats.map((format) => [`*.${format}`, 'lowRankLens.imageFile']),
    );
    const tables = { '*.parquet': 'lowRankLens.textFile' };
    const settings = { 'workbench.editorAssociations': { ...associations, ...tables } };
    lens = await Lens.start({ name: 'images', webgl: true, settings });
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  /** Opens an image in the lens, and waits for its pictures. */
  async function open(file: string): Promise<void> {
    await openFile(lens, file);
    visualizer = await lens.visualizer();
    await visualizer.frame.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
  }
  async function fixture(name: string): Promise<void> {
    await copyFile(join(fixtures, name), join(lens.folder, name));
  }
  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const ranks = () => byId('image-pictures').getAttribute('data-ranks');
  const facts = () => byId('array-facts').innerText();
  /** Red, green and blue of every pixel of a picture. */
  const pixels = (id: string): Promise<number[]> =>
    byId(id).evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const context = canvas.getContext('2d')!;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(data).filter((_, at) => at % 4 < 3);
    });
  async function setRank(rank: number): Promise<void> {
    await byId('rank-number').fill(String(rank));
    await byId('rank-number').press('Enter');
  }
  const largestDifference = (a: readonly number[], b: ArrayLike<number>) =>
    a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

  it('open with their colours, at a tenth of the full rank', async () => {
    await open('harbour.png');
    await expect.poll(facts).toBe('PNG · 157 KiB · 400 × 300 pixels · 8 bits · colours');
    await expect.poll(ranks).toBe('30 30 30');
    await expect.poll(() => visualizer.text()).toContain('63,090 of 360,000');
    const { data } = decode(await readFile(join(lens.folder, 'harbour.png')));
    expect(largestDifference(await pixels('image-original'), data)).toBe(0);
    await expect.poll(() => visualizer.number('psnr')).toBeGreaterThan(30);
    await expect.poll(() => visualizer.number('ssim')).toBeGreaterThan(0.9);
    await lens.screenshot('colours');
  });

  it('are one matrix in grey, with the numbers of the published example', async () => {
    await byId('image-model').getByLabel('Grey').check();
    await expect.poll(ranks).toBe('30');
    await expect.poll(() => visualizer.text()).toContain('21,030 of 120,000');
    await expect.poll(() => visualizer.text()).toContain('5.7× fewer');
    const grey = await pixels('image-approximation');
    expect(grey.every((value, at) => value === grey[at - (at % 3)])).toBe(true);
    await lens.screenshot('grey');
  });

  it('have a rank of their own for the colour differences', async () => {
    await byId('image-model').getByLabel('Y Cb Cr').check();
    await expect.poll(ranks).toBe('30 8 8');
    await lens.screenshot('ycbcr');
    await byId('chroma-number').fill('0');
    await byId('chroma-number').press('Enter');
    await expect.poll(ranks).toBe('30 0 0');
    const shown = await pixels('image-approximation');
    expect(shown.every((value, at) => value === shown[at - (at % 3)])).toBe(true);
    await byId('chroma-auto').click();
    await expect.poll(ranks).toBe('30 8 8');
  });

  it('show the approximation in the place of the original while F is held', async () => {
    const before = await pixels('image-original');
    await visualizer.frame.locator('h1').click();
    await lens.page.keyboard.down('f');
    const approximation = await pixels('image-approximation');
    await expect
      .poll(async () => largestDifference(await pixels('image-original'), approximation))
      .toBe(0);
    await lens.page.keyboard.up('f');
    await expect
      .poll(async () => largestDifference(await pixels('image-original'), before))
      .toBe(0);
  });

  describe('zoom together', () => {
    const ids = ['image-original', 'image-approximation', 'image-error'];
    const frame = (id: string) => byId(id).locator('..');
    /** The part of each picture that is on screen, in pixels: left, top, across, down. */
    const parts = () =>
      Promise.all(
        ids.map((id) =>
          byId(id).evaluate((element) => {
            const canvas = element as HTMLCanvasElement;
            const all = canvas.getBoundingClientRect();
            const seen = canvas.parentElement!.getBoundingClientRect();
            const [x, y] = [canvas.width / all.width, canvas.height / all.height];
            return [(seen.x - all.x) * x, (seen.y - all.y) * y, seen.width * x, seen.height * y];
          }),
        ),
      );
    beforeAll(() => open('harbour.png'));
    /** Waits until all three show this part, as exactly as the mouse can point. */
    const shows = (...part: readonly number[]) =>
      expect
        .poll(async () => {
          const found = await parts();
          return Math.max(...found.map((one) => largestDifference(one, part)));
        })
        .toBeLessThan(2);
    const whole = [0, 0, 400, 300];
    const middleOf = async (id: string) => {
      const box = (await frame(id).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
    };

    it('by keys, which also move them', async () => {
      await shows(...whole);
      await frame('image-error').focus();
      await lens.page.keyboard.press('+');
      await shows(400 / 6, 50, 400 / 1.5, 200);
      await lens.page.keyboard.press('ArrowLeft');
      await shows(400 / 6 - 40, 50, 400 / 1.5, 200);
      await lens.page.keyboard.press('-');
      await shows(...whole);
      await lens.page.keyboard.press('+');
      await lens.page.keyboard.press('0');
      await shows(...whole);
    });

    it('by buttons', async () => {
      await byId('zoom-in').click();
      await shows(400 / 6, 50, 400 / 1.5, 200);
      await byId('home').click();
      await shows(...whole);
      expect(await byId('zoom-out').isDisabled()).toBe(true);
    });

    it('by the wheel, around the pointer, and by a drag', async () => {
      const { x, y, width: across } = await middleOf('image-approximation');
      // A quarter of the picture from the left.
      await lens.page.mouse.move(x - across / 4, y);
      await lens.page.mouse.wheel(0, -Math.log(4) / 0.0022 / 3);
      await lens.page.mouse.wheel(0, -Math.log(4) / 0.0022 / 3);
      await lens.page.mouse.wheel(0, -Math.log(4) / 0.0022 / 3);
      await shows(75, 112.5, 100, 75);
      await lens.page.mouse.down();
      await lens.page.mouse.move(x, y, { steps: 5 });
      await lens.page.mouse.up();
      await shows(50, 112.5, 100, 75);
      await lens.screenshot('zoomed');
      await lens.page.mouse.dblclick(x, y);
      await shows(...whole);
    });

    it('to pixels that are squares of one colour', async () => {
      await frame('image-original').focus();
      for (let times = 0; times < 12; times++) await lens.page.keyboard.press('+');
      // The smaller side has four pixels.
      await expect.poll(async () => (await parts())[0]![3]).toBeCloseTo(4, 3);
      const [left, top, across, down] = (await parts())[0]!;
      expect(across! / down!).toBeCloseTo(4 / 3, 3);
      const file = decode(await readFile(join(lens.folder, 'harbour.png')));
      const screen = decode(await frame('image-original').screenshot());
      const [perX, perY] = [screen.width / across!, screen.height / down!];
      for (let row = Math.ceil(top!); row + 1 <= top! + down!; row++) {
        for (let col = Math.ceil(left!); col + 1 <= left! + across!; col++) {
          const colour = [0, 1, 2].map((c) => file.data[3 * (row * 400 + col) + c]!);
          // Near its corners, a smooth enlargement has the colours of its neighbours.
          for (const [dx, dy] of [
            [0.1, 0.1],
            [0.9, 0.1],
            [0.5, 0.5],
            [0.9, 0.9],
          ] as const) {
            const x = Math.floor((col - left! + dx) * perX);
            const y = Math.floor((row - top! + dy) * perY);
            const at = screen.channels * (y * screen.width + x);
            const seen = Array.from(screen.data.subarray(at, at + 3));
            expect(largestDifference(seen, colour)).toBeLessThanOrEqual(1);
          }
        }
      }
      await lens.screenshot('pixels');
    });

    it('with the heatmaps of their plane', async () => {
      await byId('tab-approximation').click();
      await visualizer.drawnAll();
      await visualizer.frame.getByTestId('picture').first().focus();
      await lens.page.keyboard.press('0');
      await lens.page.keyboard.press('+');
      await byId('tab-image').click();
      await visualizer.frame.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
      await shows(400 / 6, 50, 400 / 1.5, 200);
      await frame('image-original').dblclick();
      await shows(...whole);
    });
  });

  it('give each of their planes to all views', async () => {
    await byId('image-plane').selectOption('cr');
    const { data } = decode(await readFile(join(lens.folder, 'harbour.png')));
    const whole = { width: 400, height: 300, channels: 3, peak: 255, data: data as Uint8Array };
    const cr = planeMatrix({ ...whole, channels: 3 }, 'cr').data;
    const norm = Math.sqrt(cr.reduce((sum, value) => sum + value * value, 0));
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(norm, 6);
    await byId('tab-approximation').click();
    await visualizer.drawnAll();
    await lens.screenshot('plane');
    await byId('tab-image').click();
    await byId('image-plane').selectOption('luma');
  });

  it('are saved as PNG at rank k, and as factors', async () => {
    await byId('image-model').getByLabel('R G B').check();
    await expect.poll(ranks).toBe('30 30 30');
    const shown = await pixels('image-approximation');
    await byId('save-image').click();
    const saved = decode(await savedFile(lens, 'harbour-rank-30.png'));
    const colour = Array.from(saved.data).filter(
      (_, at) => saved.channels === 3 || at % saved.channels < 3,
    );
    expect(largestDifference(colour, shown)).toBe(0);
    await byId('save-image-factors').click();
    const bytes = await savedFile(lens, 'harbour-rank-30-factors.npz');
    const inflate = (packed: Uint8Array, size: number) =>
      inflateSync(packed, { out: new Uint8Array(size) });
    const u = readNpz(bytes, 'U_red', inflate);
    expect(u).toMatchObject({ ok: true, value: { rows: 300, cols: 30 } });
  });

  it('keep rank, colour model and plane through a restart of the window', async () => {
    await setRank(12);
    await expect.poll(ranks).toBe('12 12 12');
    await byId('image-model').getByLabel('Grey').check();
    await byId('image-plane').selectOption('blue');
    await lens.restart(['"image.plane":"blue"', '"image.model":"grey"', '"rank":12']);
    visualizer = await lens.visualizer();
    await expect.poll(ranks, { timeout: 60_000 }).toBe('12');
    await expect.poll(() => byId('image-plane').inputValue()).toBe('blue');
  });

  it('play up to full rank, which is the picture itself', async () => {
    await fixture('colours.png');
    await open('colours.png');
    await expect.poll(ranks).toBe('2 2 2');
    await byId('play').click();
    await expect.poll(ranks, { timeout: 60_000 }).toBe('17 17 17');
    await expect.poll(() => visualizer.text()).toContain('∞ dB');
    expect(largestDifference(await pixels('image-approximation'), colours.data)).toBe(0);
  });

  it.each([
    ['colours.webp', colours, 0],
    ['colours.bmp', colours, 0],
    ['colours.ppm', colours, 0],
    ['colours.jpg', colours, 48],
    ['animated.webp', colours, 0],
    ['animated.png', colours, 0],
    ['grey.gif', picture(255, (x, y) => Array<number>(3).fill(3 * x + 5 * y)), 0],
    ['text.pbm', picture(255, (x, y) => Array<number>(3).fill((x + y) % 3 === 0 ? 0 : 255)), 0],
    [
      'transparent.png',
      picture(255, (x, y) =>
        [x * 11, y * 15, (x + 2 * y) * 4].map((value) =>
          x < 12 ? value : 255 + ((value - 255) * 128) / 255,
        ),
      ),
      2,
    ],
  ] as const)('of every format have the right pixels: %s', async (file, expected, tolerance) => {
    await fixture(file);
    await open(file);
    const found = await pixels('image-original');
    expect(found).toHaveLength(3 * width * height);
    expect(largestDifference(found, expected.data)).toBeLessThanOrEqual(tolerance);
  });

  it('say what was done to them', async () => {
    expect(await byId('image-notes').innerText()).toBe('Transparent parts have a white ground.');
    await fixture('animated.gif');
    await open('animated.gif');
    expect(await byId('image-notes').innerText()).toContain('this is the first');
    await fixture('animated.png');
    await open('animated.png');
    expect(await byId('image-notes').innerText()).toContain('this is the first');
    await fixture('turned.jpg');
    await open('turned.jpg');
    expect(await facts()).toContain('17 × 23 pixels');
    await fixture('deep-colours.png');
    await open('deep-colours.png');
    expect(await facts()).toContain('23 × 17 pixels · 16 bits · colours');
  });

  it('of eight megapixels open, reduced', async () => {
    const [across, down] = [3264, 2448];
    const data = new Uint8Array(across * down * 3);
    for (let y = 0, at = 0; y < down; y++) {
      for (let x = 0; x < across; x++) {
        data[at++] = (x * y) >> 12;
        data[at++] = x >> 4;
        data[at++] = y >> 4;
      }
    }
    const photo = encode(
      { width: across, height: down, channels: 3, data },
      { zlib: { level: 1 } },
    );
    await writeFile(join(lens.folder, 'photo.png'), photo);
    await openFile(lens, 'photo.png');
    visualizer = await lens.visualizer();
    const drawn = visualizer.frame.locator('[data-testid="image-error"][data-drawn="true"]');
    await drawn.waitFor({ timeout: 180_000 });
    expect(await byId('image-notes').innerText()).toBe(
      'Reduced to 1,632 × 1,224: every pixel is the mean of 2 × 2 of the file.',
    );
    await lens.screenshot('photo');
  });

  it.each([
    ['cut.png', 'cannot be decoded'],
    ['cut.jpg', 'cannot be decoded'],
    ['bomb.png', 'more data than its header asks for'],
    ['short.pgm', 'cut off'],
  ])('that are damaged are refused with a sentence: %s', async (file, words) => {
    if (file === 'short.pgm') await writeFile(join(lens.folder, file), 'P5 20 20 255\nabc');
    else if (file === 'bomb.png') await fixture(file);
    else {
      const whole = await readFile(join(fixtures, file.replace('cut', 'colours')));
      const kept = file.endsWith('jpg') ? 400 : whole.length - 30;
      await writeFile(join(lens.folder, file), whole.subarray(0, kept));
    }
    await openFile(lens, file);
    visualizer = await lens.visualizer();
    await expect.poll(() => visualizer.text(), { timeout: 30_000 }).toContain(words);
  });

  it.each([
    ['Dark Modern', 'vs-dark'],
    ['Dark High Contrast', 'hc-black'],
  ] as const)('wear %s', async (label, kind) => {
    await open('harbour.png');
    await lens.theme(label, kind);
    await lens.screenshot(kind);
    await lens.resize(640, 900);
    await lens.screenshot(`${kind}-narrow`);
    await lens.resize(1400, 900);
  });

  it('leave room for tables: Parquet, with the columns that are chosen', async () => {
    const file = 'table-snappy.parquet';
    await copyFile(join(fixtures, '../files', file), join(lens.folder, file));
    await openFile(lens, file);
    visualizer = await lens.visualizer();
    await visualizer.ready();
    const title = () => visualizer.frame.locator('h1').innerText();
    await expect.poll(title).toBe('all columns 7×8');
    await lens.screenshot('parquet');
    await byId('table-columns').click();
    for (const name of ['double', 'big', 'flag']) {
      await lens.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).click();
    }
    await lens.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await expect.poll(title).toBe('all columns 7×5');
    await expect.poll(() => byId('table-columns').innerText()).toBe('5 of 8 columns…');
  });

  it('leave no error in the console', () => {
    lens.expectNoErrors();
  });
});

describe('files that open on request', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'images', webgl: true });
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  it('are images, beside the preview of VS Code', async () => {
    await openFile(lens, 'harbour.png');
    await lens.page.locator('.tab', { hasText: 'harbour.png' }).waitFor();
    await lens.command('Low-Rank Lens: Open as Matrix');
    const drawn = async () => {
      const { frame } = await lens.visualizer();
      return frame.locator('[data-testid="image-error"][data-drawn="true"]').count();
    };
    await expect.poll(drawn, { timeout: 60_000 }).toBe(1);
  });

  it('are raw numbers, whose layout is asked once', async () => {
    await lens.command('View: Close All Editors');
    const numbers = Float32Array.from({ length: 12 }, (_, at) => at + 1);
    const bytes = new Uint8Array(8 + numbers.byteLength);
    bytes.set(new Uint8Array(numbers.buffer), 8);
    await writeFile(join(lens.folder, 'numbers.bin'), bytes);
    const input = quickInput(lens.page);
    const answer = async (prompt: string, text: string) => {
      await lens.page.locator('.quick-input-widget', { hasText: prompt }).waitFor();
      await input.fill(text);
      await input.press('Enter');
    };
    await openAsMatrixFromExplorer(lens, 'numbers.bin');
    await pick(lens.page, 'float32');
    await pick(lens.page, 'Little endian');
    await answer('Bytes before the first number', '8');
    await lens.page.locator('.quick-input-widget', { hasText: 'There are 12 numbers' }).waitFor();
    await input.fill('5 x 5');
    await lens.page.locator('.quick-input-widget', { hasText: 'end at byte 108' }).waitFor();
    await input.fill('3 x 4');
    await input.press('Enter');
    await pick(lens.page, 'By columns');
    let visualizer = await lens.visualizer();
    await visualizer.ready();
    const title = () => visualizer.frame.locator('h1').innerText();
    await expect.poll(title).toBe('numbers.bin 3×4');
    await expect
      .poll(() => visualizer.frame.getByTestId('array-facts').innerText())
      .toBe('Raw binary · 56 B · 3 × 4 · f32 · by columns (Fortran order)');
    await lens.screenshot('raw');
    await lens.command('View: Close All Editors');
    await openAsMatrixFromExplorer(lens, 'numbers.bin');
    visualizer = await lens.visualizer();
    await expect.poll(title).toBe('numbers.bin 3×4');
  });

  /** Answers that all bytes are little-endian singles, by rows of this shape. */
  async function saySingles(count: number, shape: string): Promise<void> {
    await pick(lens.page, 'float32');
    await pick(lens.page, 'Little endian');
    const input = quickInput(lens.page);
    for (const [prompt, text] of [
      ['Bytes before the first number', '0'],
      [`There are ${count} numbers`, shape],
    ] as const) {
      await lens.page.locator('.quick-input-widget', { hasText: prompt }).waitFor();
      await input.fill(text);
      await input.press('Enter');
    }
    await pick(lens.page, 'By rows');
  }

  it('change their layout on request', async () => {
    const visualizer = await lens.visualizer();
    await visualizer.frame.getByTestId('raw-layout').click();
    await saySingles(14, '7 × 2');
    await expect.poll(() => visualizer.frame.locator('h1').innerText()).toBe('numbers.bin 7×2');
  });

  it('may begin like a pickle by chance', async () => {
    await lens.command('View: Close All Editors');
    const bytes = new Uint8Array(Float32Array.of(0, 1, 2, 3, 4, 5).buffer);
    bytes.set([0x80, 0x04]);
    await writeFile(join(lens.folder, 'chance.bin'), bytes);
    await openAsMatrixFromExplorer(lens, 'chance.bin');
    await lens.notification(/chance\.bin: The file is a pickle/);
    // In the toast, or in the list that it has gone to.
    const raw = lens.page.locator('.notification-list-item a', { hasText: 'Raw Numbers…' });
    await raw.first().click();
    await saySingles(6, '2 × 3');
    const visualizer = await lens.visualizer();
    await expect.poll(() => visualizer.frame.locator('h1').innerText()).toBe('chance.bin 2×3');
    await lens.screenshot('raw-by-chance');
    // It is remembered, and not asked again.
    await lens.command('View: Close All Editors');
    await openAsMatrixFromExplorer(lens, 'chance.bin');
    const again = await lens.visualizer();
    await expect.poll(() => again.frame.locator('h1').innerText()).toBe('chance.bin 2×3');
  });

  it('leave no error in the console', () => {
    lens.expectNoErrors();
  });
});
