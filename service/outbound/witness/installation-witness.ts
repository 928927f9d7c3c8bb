import {
  type Countersignature,
  countersignedText,
  type SignedStatement,
  statementText,
} from '../../domain/model/witness/statement.ts';
import { type KnownInstallation, type Witness, witnessError } from '../../domain/model/witness/witness.ts';
import { verifyEd25519 } from '../ed25519-keys.ts';
import { sha256HexOf } from '../sha256-digest.ts';
import { limitedBody } from './limited-body.ts';

/** A witness that is slow is asked again in the next round. */
const ANSWER_MS = 5_000;
const MOST_BYTES = 4_096;
/** A list of 500 statements has half of it. */
const MOST_LISTED_BYTES = 1024 * 1024;

const isAnswer = (value: unknown): value is Omit<Countersignature, 'kind' | 'by'> => {
  if (typeof value !== 'object' || value === null) return false;
  const { at, follows, keyId, signature } = value as Record<string, unknown>;
  return (
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    new Date(at).toISOString() === at &&
    typeof follows === 'boolean' &&
    typeof keyId === 'string' &&
    typeof signature === 'string'
  );
};

const isStatement = (value: unknown): value is SignedStatement => {
  if (typeof value !== 'object' || value === null) return false;
  const { at, keyId, previous, root, since, signature } = value as Record<string, unknown>;
  const isTextOrNull = (one: unknown) => one === null || typeof one === 'string';
  return (
    [at, keyId, signature].every((one) => typeof one === 'string') &&
    [previous, root, since].every(isTextOrNull)
  );
};

/** Null for a key that the witness does not know: one that was changed since its operator named it. */
const heldUnder = async (name: string, keyId: string): Promise<readonly SignedStatement[] | null> => {
  const response = await fetch(`${name}/v1/witness/${keyId}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const body = await limitedBody(response, MOST_LISTED_BYTES);
  if (!response.ok) return null;
  const { statements }: { statements?: unknown } = JSON.parse(body.toString('utf8'));
  return Array.isArray(statements) ? statements.filter(isStatement) : null;
};

/** Another installation as a witness; its countersignature must be of a key that the operator named. */
export const makeInstallationWitness = ({ name, keys }: KnownInstallation): Witness => ({
  name,
  kind: 'zgoda',
  async see(statement) {
    const response = await fetch(`${name}/v1/witness`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(statement),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const body = await limitedBody(response, MOST_BYTES);
    if (!response.ok) {
      const faults = { 404: 'unknown_here', 429: 'too_many' } as const;
      const { status } = response;
      const fault = status === 404 || status === 429 ? faults[status] : 'refused';
      throw witnessError(fault, `It answered ${status}.`);
    }
    const answer: unknown = JSON.parse(body.toString('utf8'));
    if (!isAnswer(answer)) throw witnessError('refused', 'Its answer is no countersignature.');
    const { at, follows, keyId, signature } = answer;
    const key = keys.find((one) => one.keyId === keyId);
    const signed = countersignedText({ at, follows }, sha256HexOf(statementText(statement)));
    if (key === undefined || !verifyEd25519(signed, signature, key.publicKeyPem)) {
      throw witnessError(
        'wrong_key',
        'Its countersignature does not verify with the keys that the operator named.',
      );
    }
    return { kind: 'zgoda', by: name, at, follows, keyId, signature };
  },
  async held(keyIds) {
    const lists = await Promise.all(keyIds.map((keyId) => heldUnder(name, keyId)));
    return lists.find((list) => list !== null) ?? [];
  },
});
