import type { Sharp } from 'sharp';
import type { PictureType, Redrawn } from '../../domain/model/attachment/attachment-ports.ts';

/** Child process: crashes and memory stay separate. */

export type PictureTask = { readonly bytes: Uint8Array; readonly type: PictureType };
/** First `ready`, then results. */
export type ChildSays = 'ready' | Redrawn;

/** JPEG is shrunk while read. */
const MAX_PIXELS = 50_000_000;
/** Decoded completely: PNG, WebP, progressive JPEG. */
const MAX_WHOLE_PIXELS = 16_000_000;
/** Above, bytes per pixel count: 38 bytes can claim 49 megapixels. */
const SMALL_PIXELS = 4_000_000;
const MAX_PIXELS_PER_BYTE = 2_000;
/** Pixels. */
const MAX_SIDE = 2560;
const MAX_SECONDS = 10;
/** In bytes; then it exits. */
const MAX_RSS = 400_000_000;
const MEMORY_CHECK_MS = 50;

const WRITERS: Record<PictureType, (picture: Sharp, hasPalette: boolean) => Sharp> = {
  jpeg: (picture) => picture.jpeg({ quality: 82 }),
  // Otherwise a PNG may double.
  png: (picture, hasPalette) =>
    picture.png({ compressionLevel: 8, ...(hasPalette ? { palette: true } : { adaptiveFiltering: true }) }),
  webp: (picture) => picture.webp({ quality: 82 }),
};

const { default: sharp } = await import('sharp');
// From memory only.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

const redraw = async ({ bytes, type }: PictureTask): Promise<Redrawn> => {
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: 'error', sequentialRead: true });
    const { format, width, height, isProgressive, isPalette } = await picture.metadata();
    if (format !== type) return 'broken';
    const pixels = width * height;
    if (pixels > (type === 'jpeg' && !isProgressive ? MAX_PIXELS : MAX_WHOLE_PIXELS)) return 'too_costly';
    if (pixels > SMALL_PIXELS && pixels > bytes.length * MAX_PIXELS_PER_BYTE) return 'too_costly';
    const upright = picture
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: MAX_SECONDS });
    const { data, info } = await WRITERS[type](upright, isPalette).toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    return 'broken';
  }
};

setInterval(() => {
  if (process.memoryUsage.rss() > MAX_RSS) process.kill(process.pid, 'SIGKILL');
}, MEMORY_CHECK_MS).unref();
process.on('disconnect', () => process.exit());
const say = (what: ChildSays): void => void process.send?.(what);
process.on('message', async (task: PictureTask) => say(await redraw(task)));
say('ready');
