import assert from 'node:assert/strict';
import { DomainError } from '../../service/domain/model/base/domain-error.ts';
import type { ProblemCode } from '../../service/protocol/vocabulary.ts';

export const assertRefused = async (
  act: Promise<unknown> | (() => Promise<unknown>),
  code: ProblemCode,
  fields: readonly string[] = [],
): Promise<DomainError> => {
  const ended = typeof act === 'function' ? Promise.resolve().then(act) : act;
  const error = await ended.then(
    () => assert.fail(`nothing was refused, ${code} was expected`),
    (refusal: unknown) => refusal,
  );
  if (!(error instanceof DomainError)) throw error;
  assert.equal(error.code, code, error.message);
  assert.match(error.message, /^\p{Lu}.{15,}[.!]$/u);
  assert.deepEqual(Object.keys(error.fields ?? {}).sort(), [...fields].sort());
  for (const fault of Object.values(error.fields ?? {})) assert.notEqual(fault, '');
  return error;
};
