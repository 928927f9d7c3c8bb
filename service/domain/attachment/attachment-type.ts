import type { AttachmentType } from '../../protocol/vocabulary.ts';

type Magic = { readonly type: AttachmentType; readonly at: number; readonly bytes: readonly number[] };

/** WebP has two marks. */
const MAGIC: readonly (readonly Magic[])[] = [
  [{ type: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] }],
  [{ type: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  [
    { type: 'webp', at: 0, bytes: [0x52, 0x49, 0x46, 0x46] },
    { type: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  ],
  [{ type: 'pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] }],
];

/** By first bytes; null: not accepted. */
export const attachmentTypeOf = (file: Uint8Array): AttachmentType | null =>
  MAGIC.find((marks) => marks.every(({ at, bytes }) => bytes.every((byte, n) => file[at + n] === byte)))?.[0]
    ?.type ?? null;
