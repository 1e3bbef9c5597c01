export type { ImageHeader } from './header.js';
export { readNetpbm } from './netpbm.js';
export { asGrey, fromRgba, onWhite, reduced, reductionFor, samplesFor } from './pixels.js';
export type { Pixels } from './pixels.js';
export { colourModels, fromPlanes, planeIds, planeMatrix, planesOf } from './planes.js';
export type { ColourModel, PlaneId } from './planes.js';
export { psnr, ssim, ssimWindow } from './quality.js';
export { hasSeveralPictures } from './several.js';
export { bytesPerNumber, ranksOf, storageOf, type PictureStorage } from './storage.js';
