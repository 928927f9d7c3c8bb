import assert from 'node:assert/strict';
import sharp from 'sharp';
import { makeRedrawPicture } from '../../../../service/outbound/files/sharp-picture.ts';

const SIDE = 400;
/** Soft colours, with a little grain as in a photo: filters make such a PNG half as large. */
const softColours = (grains: number): Uint8Array => {
  const pixels = new Uint8Array(SIDE * SIDE * 3);
  let grain = 1;
  for (let at = 0; at < pixels.length; at += 1) {
    grain = (grain * 48_271) % 2_147_483_647;
    const pixel = Math.floor(at / 3);
    const [x, y, colour] = [pixel % SIDE, Math.floor(pixel / SIDE), at % 3];
    pixels[at] = 120 + 60 * Math.sin(x / 40 + colour) + 50 * Math.cos(y / 60) + (grain % grains);
  }
  return pixels;
};
const raw = { raw: { width: SIDE, height: SIDE, channels: 3 } } as const;
const MOST_GROWTH = 1.2;

describe('a PNG that is redrawn', () => {
  const redraw = makeRedrawPicture();

  it('is hardly larger than it came, with the colours of a photo', async () => {
    const sent = await sharp(softColours(7), raw)
      .png({ compressionLevel: 9, adaptiveFiltering: true })
      .toBuffer();
    const redrawn = await redraw(sent, 'png');
    assert.ok(redrawn);
    assert.ok(redrawn.bytes.length <= sent.length * MOST_GROWTH, `${sent.length} → ${redrawn.bytes.length}`);
    assert.deepEqual([redrawn.width, redrawn.height], [SIDE, SIDE]);
  });

  it('keeps its palette, and its colours', async () => {
    const sent = await sharp(softColours(1), raw).png({ palette: true, dither: 0 }).toBuffer();
    const redrawn = await redraw(sent, 'png');
    assert.ok(redrawn);
    assert.ok(redrawn.bytes.length <= sent.length * MOST_GROWTH, `${sent.length} → ${redrawn.bytes.length}`);
    const [before, after] = await Promise.all(
      [sent, redrawn.bytes].map((png) => sharp(png).removeAlpha().raw().toBuffer()),
    );
    const furthest = before?.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (after?.[at] ?? 0))),
      0,
    );
    assert.ok(furthest !== undefined && furthest <= 8, `a colour is off by ${furthest}`);
  });
});
