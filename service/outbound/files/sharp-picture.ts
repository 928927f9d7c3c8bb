import type { Sharp } from 'sharp';
import type { Picture, PictureType, RedrawPicture } from '../../domain/model/attachment/attachment-ports.ts';
import { DomainError } from '../../domain/model/base/domain-error.ts';

/** Most pixels that are decoded: a picture of 50 megapixels is larger than any phone makes by default. */
const MAX_PIXELS = 50_000_000;
/** Longest side of what is stored. */
const MAX_SIDE = 2560;
const MAX_SECONDS = 10;
/** Pictures that may wait for their turn. */
const MOST_WAITING = 8;

const loadSharp = async () => {
  const { default: sharp } = await import('sharp');
  // Only what is taken can be decoded, from memory alone.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
};
let loading: ReturnType<typeof loadSharp> | null = null;
/** libvips is loaded with the first picture: a service without any needs 20 MB less. */
const loaded = (): ReturnType<typeof loadSharp> => {
  loading ??= loadSharp();
  return loading;
};

const WRITERS: Record<PictureType, (picture: Sharp, hasPalette: boolean) => Sharp> = {
  jpeg: (picture) => picture.jpeg({ quality: 82 }),
  // As most programs write it: otherwise a PNG comes out up to twice as large as it came in.
  png: (picture, hasPalette) =>
    picture.png({ compressionLevel: 8, ...(hasPalette ? { palette: true } : { adaptiveFiltering: true }) }),
  webp: (picture) => picture.webp({ quality: 82 }),
};

const redraw = async (bytes: Uint8Array, type: PictureType): Promise<Picture | null> => {
  const sharp = await loaded();
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });
    const { format, isPalette } = await picture.metadata();
    if (format !== type) return null;
    const upright = picture
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: MAX_SECONDS });
    const { data, info } = await WRITERS[type](upright, isPalette).toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    // Broken, too large, or too slow: for the sender it is the same.
    return null;
  }
};

/**
 * Redraws pictures one at a time, in the threads of libvips, with limits on pixels and time. Metadata are dropped unless
 * asked for, and nothing asks. Decision 0120.
 */
export const makeRedrawPicture = (): RedrawPicture => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (bytes, type) => {
    if (waiting >= MOST_WAITING)
      throw new DomainError('unavailable', 'Many pictures are being prepared. Try again in a moment.', {
        retryAfterMs: 5_000,
      });
    waiting += 1;
    const mine = last
      .then(() => redraw(bytes, type))
      .finally(() => {
        waiting -= 1;
      });
    last = mine;
    return mine;
  };
};
