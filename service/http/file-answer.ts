import type { Answer } from './route.ts';

export const fileAnswer = (name: string, type: string, bytes: Uint8Array): Answer<undefined> => ({
  file: {
    name,
    type,
    bytes: bytes.length,
    parts: (async function* () {
      yield bytes;
    })(),
  },
});
