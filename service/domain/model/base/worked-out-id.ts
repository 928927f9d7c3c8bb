import type { Digest } from './ports.ts';

const ID_LENGTH = 22;

/**
 * Deterministic, keyed.
 * @param purpose separates id spaces
 */
export const workedOutId = <Prefix extends string>(
  digest: Pick<Digest, 'keyed'>,
  prefix: Prefix,
  purpose: string,
  sameness: readonly (string | null)[],
): `${Prefix}_${string}` =>
  `${prefix}_${digest.keyed(purpose, JSON.stringify(sameness)).slice(0, ID_LENGTH)}`;
