import type { BrowserContext } from 'playwright-core';

/** Letters of 11 pixels stay crisp at this quality. Quality 1 is without loss, and is smaller for flat pictures. */
const qualities = [0.75, 1];

/**
 * A PNG as WebP, encoded by the browser.
 *
 * @throws if the browser cannot encode WebP; a canvas would then give a PNG without saying so.
 */
export async function webpOf(context: BrowserContext, png: Uint8Array): Promise<Buffer> {
  const page = await context.newPage();
  try {
    const addresses = await page.evaluate(
      async ({ source, qualities }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        canvas.getContext('2d')!.drawImage(image, 0, 0);
        return qualities.map((quality) => canvas.toDataURL('image/webp', quality));
      },
      { source: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, qualities },
    );
    const [smallest] = addresses.sort((a, b) => a.length - b.length);
    const [head, data] = smallest!.split(',');
    if (head !== 'data:image/webp;base64') throw new Error('this browser cannot encode WebP');
    return Buffer.from(data!, 'base64');
  } finally {
    await page.close();
  }
}
