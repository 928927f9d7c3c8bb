import assert from 'node:assert/strict';
import { BOLD, MONO, plainFont, SERIF } from '../../../service/outbound/pdf-page.ts';

const tablesOf = (font: Buffer): string[] =>
  Array.from({ length: font.readUInt16BE(4) }, (_, at) =>
    font.toString('latin1', 12 + at * 16, 16 + at * 16),
  );

describe('a font of printed documents', () => {
  for (const path of [SERIF, BOLD, MONO]) {
    it(`keeps letters and kerning, and drops what shapes words, in ${path.split('/').at(-1)}`, () => {
      const tables = tablesOf(plainFont(path));
      for (const name of ['cmap', 'glyf', 'hmtx', 'loca', ...(path === MONO ? [] : ['kern'])])
        assert.ok(tables.includes(name), `${name} of ${tables}`);
      assert.deepEqual(
        tables.filter((name) => /^G/.test(name)),
        [],
      );
    });
  }
});
