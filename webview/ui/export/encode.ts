import { composeSvg } from './compose-svg.js';
import type { SavedPicture } from './saved-picture.js';
import type { ComposedSvg } from './svg-text.js';

/** The picture as SVG. For a picture that is drawn as SVG, it exists already. */
export async function toSvg(picture: SavedPicture | ComposedSvg): Promise<ComposedSvg> {
  return 'image' in picture ? composeSvg(picture, await imageUrl(picture.image)) : picture;
}

/** The picture as PNG, at twice its size. */
export async function toPng(picture: SavedPicture | ComposedSvg): Promise<Blob> {
  const { text, width, height } = await toSvg(picture);
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(2 * width, 2 * height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no Canvas 2D');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function imageUrl(image: SavedPicture['image']): Promise<string> {
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no Canvas 2D');
  context.drawImage(image, 0, 0);
  return addressOf(await canvas.convertToBlob({ type: 'image/png' }));
}

/** The image as a data: address. */
export function addressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('the picture cannot be read'));
    reader.readAsDataURL(blob);
  });
}
