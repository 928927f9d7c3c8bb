import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subject, SubjectSource } from '../model/erasure/subject-source.ts';
import { addErasures, type Retained } from './subject-request.ts';

/** Maximum rounds, for concurrent writes. */
const ROUNDS = 3;

/**
 * Erases in all sources, repeatedly for concurrent writes. Idempotent. Rule: RT-2.
 * @param actor for signed records
 */
export const erasePerson = async (
  deps: { subjectSources: readonly SubjectSource[] },
  scope: ShopScope,
  subject: Subject,
  at: Date,
  actor: string,
  onProgress: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<{ removed: number; retained: Retained[] }> => {
  const total = deps.subjectSources.length;
  let removed = 0;
  let retained: Retained[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const parts = [];
    for (const [index, source] of deps.subjectSources.entries()) {
      parts.push(await source.erase(scope, subject, at, actor));
      if (round === 0) await onProgress(index + 1, total);
    }
    const sum = addErasures(parts);
    removed += sum.removed;
    retained = sum.retained;
    if (sum.removed === 0) break;
  }
  return { removed, retained };
};
