import type { Digest } from '../base/ports.ts';
import { joinedText, type Step } from './statement.ts';

export type HashTree = {
  readonly root: string;
  /** Leaf to root. */
  pathOf(index: number): Step[];
};

/** Hash tree; unpaired hashes move up unchanged. @param leaves at least one */
export const hashTree = (leaves: readonly string[], { sha256Hex }: Pick<Digest, 'sha256Hex'>): HashTree => {
  const levels: string[][] = [[...leaves]];
  let level = levels[0] ?? [];
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left = '', right] = level.slice(at, at + 2);
      above.push(right === undefined ? left : sha256Hex(joinedText(left, right)));
    }
    levels.push(above);
    level = above;
  }
  return {
    root: level[0] ?? '',
    pathOf: (index) =>
      levels.slice(0, -1).flatMap((hashes, height) => {
        const at = Math.floor(index / 2 ** height);
        const isRight = at % 2 === 1;
        const hash = hashes[isRight ? at - 1 : at + 1];
        return hash === undefined ? [] : [{ side: isRight ? 'left' : 'right', hash } as const];
      }),
  };
};
