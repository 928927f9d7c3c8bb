import type { Digest } from './ports.ts';

/** As long as a random id. */
const ID_LENGTH = 22;

/**
 * The id of what is stored once however often it is asked for: worked out, under the service's key, from what makes it
 * the same.
 * @param purpose keeps the ids of different things apart
 */
export const workedOutId = <Prefix extends string>(
  digest: Pick<Digest, 'keyed'>,
  prefix: Prefix,
  purpose: string,
  sameness: readonly (string | null)[],
): `${Prefix}_${string}` =>
  `${prefix}_${digest.keyed(purpose, JSON.stringify(sameness)).slice(0, ID_LENGTH)}`;
