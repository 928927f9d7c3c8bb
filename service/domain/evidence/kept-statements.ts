import { type HeadStatement, statementText } from '../model/witness/statement.ts';
import type { KeptStatement } from './check-witnesses.ts';
import type { Judge } from './judge-signature.ts';

/** In the mail to the owner: time and hash of each statement. */
const STATEMENTS = /([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z) ([0-9a-f]{64})/g;

const isStatement = (value: unknown): value is HeadStatement => {
  if (typeof value !== 'object' || value === null) return false;
  const { at, keyId, previous, root, since } = value as Record<string, unknown>;
  const isTextOrNull = (one: unknown) => one === null || typeof one === 'string';
  return typeof at === 'string' && typeof keyId === 'string' && [previous, root, since].every(isTextOrNull);
};

const listIn = (text: string): readonly unknown[] | null => {
  try {
    const value: unknown = JSON.parse(text);
    const list =
      typeof value === 'object' && value !== null && 'statements' in value ? value.statements : null;
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
};

/** The statements in what somebody kept: the answer of a witness to GET /v1/witness/KEY, or a mail. Null: none. */
export const readKept = async (
  text: string,
  { sha256Hex }: Pick<Judge, 'sha256Hex'>,
): Promise<KeptStatement[] | null> => {
  const list = listIn(text);
  if (list !== null) {
    const statements = list.filter(isStatement);
    return Promise.all(
      statements.map(async (one) => ({ at: one.at, id: await sha256Hex(statementText(one)) })),
    );
  }
  const kept = [...text.matchAll(STATEMENTS)].map(([, at = '', id = '']) => ({ at, id }));
  return kept.length === 0 ? null : kept;
};
