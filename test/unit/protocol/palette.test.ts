import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DARK, LIGHT } from '../../../service/protocol/palette.ts';

const root = resolve(import.meta.dirname, '../../..');
const tokens = readFileSync(join(root, 'plugin-assets/shared/tokens.css'), 'utf8');
const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');

const colourIn = (part: string, name: string): string | undefined =>
  new RegExp(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: (#[0-9a-f]+);`).exec(
    part,
  )?.[1];

describe('the palette of printed pages', () => {
  for (const [mode, palette, part] of [
    ['light', LIGHT, light],
    ['dark', DARK, dark],
  ] as const) {
    it(`has the colours of tokens.css, ${mode}`, () => {
      for (const [name, colour] of Object.entries(palette)) assert.equal(colour, colourIn(part, name), name);
    });
  }
});
