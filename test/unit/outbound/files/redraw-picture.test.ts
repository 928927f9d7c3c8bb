import assert from 'node:assert/strict';
import sharp from 'sharp';
import { limitsFor } from '../../../../service/config/limits.ts';
import { makeFairTurns } from '../../../../service/outbound/files/fair-turns.ts';
import { makeRedrawPicture } from '../../../../service/outbound/files/redraw-picture.ts';
import { aPicture } from '../../../support/builders/pictures.ts';

const SIDE = 400;
/** Soft colours with grain as in a photo: filters halve such a PNG. */
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

const limits = limitsFor(1).pictures;
const redrawing = makeRedrawPicture(limits);
const redraw = async (bytes: Uint8Array, type: 'png' | 'jpeg' | 'webp') => {
  const redrawn = await redrawing(bytes, type, { shopId: 'shp_a', sender: 'a' });
  return typeof redrawn === 'string' ? { refused: redrawn, ...NONE } : { refused: null, ...redrawn };
};
const NONE = { bytes: new Uint8Array(), width: 0, height: 0 };
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b4dc1e' } });

describe('a picture that would cost too much', () => {
  it('is refused by its header: few bytes that claim many pixels, or many pixels that are decoded whole', async () => {
    const tiny = await plain(3_900, 3_900).webp({ lossless: true }).toBuffer();
    assert.ok(tiny.length * 2_000 < 3_900 * 3_900);
    const whole = await Promise.all([
      plain(4_100, 4_100).png({ compressionLevel: 0 }).toBuffer(),
      plain(4_100, 4_100).jpeg({ progressive: true }).toBuffer(),
    ]);
    const refused = [];
    for (const [bytes, type] of [
      [tiny, 'webp'],
      [whole[0], 'png'],
      [whole[1], 'jpeg'],
    ] as const)
      refused.push((await redraw(bytes ?? tiny, type)).refused);
    assert.deepEqual(refused, ['too_costly', 'too_costly', 'too_costly']);
  });

  it('is not a photo of a phone of 12 or 48 megapixels', async () => {
    for (const [width, height] of [
      [4_032, 3_024],
      [8_064, 6_048],
    ] as const) {
      const { refused, width: stored } = await redraw(await plain(width, height).jpeg().toBuffer(), 'jpeg');
      assert.deepEqual([refused, stored], [null, 2_560]);
    }
  });

  it('is refused alone when it takes too long, and the next one is redrawn', async () => {
    const inTime = makeRedrawPicture({ ...limits, taskMs: 0 });
    const from = { shopId: 'shp_a', sender: 'a' } as const;
    assert.equal(await inTime(await aPicture(), 'jpeg', from), 'too_costly');
    assert.equal((await redraw(await aPicture(), 'jpeg')).refused, null);
  });
});

describe('pictures that wait', () => {
  const turn = (shopId: string, sender: string) => ({ shopId, sender });

  it('take turns between shops, and there between senders', async () => {
    const inTurn = makeFairTurns({ perSender: 9, perShop: 9, together: 9 });
    const order: string[] = [];
    const drawn = [turn('a', 'x'), turn('a', 'x'), turn('a', 'x'), turn('a', 'y'), turn('b', 'z')].map(
      (one) => inTurn(one, async () => void order.push(`${one.shopId}${one.sender}`)),
    );
    await Promise.all(drawn);
    assert.deepEqual(order, ['ax', 'bz', 'ay', 'ax', 'ax']);
  });

  it('are so many of one sender and of one shop, and the next is told to come again', async () => {
    const inTurn = makeFairTurns({ perSender: 1, perShop: 2, together: 9 });
    let finish = (): void => undefined;
    const first = inTurn(
      turn('a', 'x'),
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const others = [turn('a', 'x'), turn('a', 'y'), turn('b', 'x')].map((one) => inTurn(one, async () => 1));
    await assert.rejects(
      inTurn(turn('b', 'x'), async () => 1),
      { code: 'unavailable' },
    );
    await assert.rejects(
      inTurn(turn('a', 'z'), async () => 1),
      { code: 'unavailable' },
    );
    finish();
    await first;
    assert.deepEqual(await Promise.all(others), [1, 1, 1]);
  });
});

describe('a PNG that is redrawn', () => {
  it('is hardly larger than it came, with the colours of a photo', async () => {
    const sent = await sharp(softColours(7), raw)
      .png({ compressionLevel: 9, adaptiveFiltering: true })
      .toBuffer();
    const redrawn = await redraw(sent, 'png');
    assert.equal(redrawn.refused, null);
    assert.ok(redrawn.bytes.length <= sent.length * MOST_GROWTH, `${sent.length} → ${redrawn.bytes.length}`);
    assert.deepEqual([redrawn.width, redrawn.height], [SIDE, SIDE]);
  });

  it('keeps its palette, and its colours', async () => {
    const sent = await sharp(softColours(1), raw).png({ palette: true, dither: 0 }).toBuffer();
    const redrawn = await redraw(sent, 'png');
    assert.equal(redrawn.refused, null);
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
