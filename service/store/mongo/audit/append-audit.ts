import {
  type AuditChain,
  type AuditRow,
  chainOf,
  FIRST_AUDIT_HASH,
} from '../../../domain/model/audit/audit.ts';
import type { AuditStore } from '../../../domain/model/audit/audit-store.ts';
import { requireAuditPlace } from '../../audit-chain.ts';
import { conflict } from '../../scope.ts';
import type { AnswerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { fromDocument, toDocument } from '../base/document.ts';
import { makeKeyTurns } from '../base/key-turns.ts';
import type { AuditTables, ChainScope } from './audit-tables.ts';

type Head = { seq: number; hash: string };

/** Serial per chain. */
export const makeAppendAudit = (
  { rows, range, readMarks, markLast }: AuditTables,
  guard: Pick<AnswerGuard, 'whileConnected'>,
) => {
  const heads = new Map<AuditChain, Head>();
  const turns = makeKeyTurns<AuditChain>(guard);
  let marking: Promise<unknown> = Promise.resolve();

  const readHead = async (scope: ChainScope, known: Head | undefined): Promise<Head> => {
    const { lastSeq, removed } =
      known === undefined ? await readMarks(scope) : { lastSeq: known.seq, removed: null };
    const newer = await range(scope, Math.max(1, lastSeq), Number.MAX_SAFE_INTEGER);
    return newer.at(-1) ?? known ?? removed ?? { seq: 0, hash: FIRST_AUDIT_HASH };
  };
  const noteHead = (scope: ChainScope, head: Head): void => {
    heads.set(chainOf(scope.shopId), head);
    // Not awaited: marks only save reading.
    marking = marking.then(() => guard.whileConnected(markLast(scope, head.seq))).catch(() => undefined);
  };

  const appendInTurn = async (
    scope: ChainScope,
    make: Parameters<AuditStore['append']>[1],
  ): Promise<AuditRow> => {
    const chain = chainOf(scope.shopId);
    let head = heads.get(chain) ?? (await readHead(scope, undefined));
    for (;;) {
      const place = { seq: head.seq + 1, previousHash: head.hash };
      const row = make(place);
      requireAuditPlace(scope, row, place);
      try {
        await rows.insert(scope, toDocument(row));
        noteHead(scope, { seq: row.seq, hash: row.hash });
        return fromDocument<AuditRow>(toDocument(row));
      } catch (error) {
        heads.delete(chain);
        if (!isDuplicate(error)) throw error;
        const found = await readHead(scope, head);
        if (found.seq === head.seq) throw conflict();
        // Place taken: retry.
        head = found;
      }
    }
  };

  const append: AuditStore['append'] = (scope, make) =>
    turns.inTurn(chainOf(scope.shopId), () => appendInTurn(scope, make));
  return {
    append,
    async marked(): Promise<void> {
      await marking;
    },
    async settle(): Promise<void> {
      await turns.settle();
      await marking;
    },
  };
};
