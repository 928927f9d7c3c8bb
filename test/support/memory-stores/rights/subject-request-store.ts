import {
  isClosed,
  isOnDesk,
  type SubjectRequest,
} from '../../../../service/domain/subject-rights/subject-request.ts';
import type { SubjectRequestStore } from '../../../../service/domain/subject-rights/subject-request-store.ts';
import type { SubjectRequestId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { newestFirst, oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byDue = oldestFirst<SubjectRequest>(
  (row) => row.dueAt,
  (row) => row.id,
);
type ClosedRequest = SubjectRequest & { readonly closedAt: Date };
const byClosing = newestFirst<Pick<ClosedRequest, 'id' | 'closedAt'>>(
  (row) => row.closedAt,
  (row) => row.id,
);
const byArrival = oldestFirst<SubjectRequest>(
  (row) => row.receivedAt,
  (row) => row.id,
);

export const makeMemorySubjectRequestStore = (): SubjectRequestStore => {
  const rows = memoryTable<SubjectRequestId, SubjectRequest>('subjectRequests');
  const all = () => [...rows.values()];
  return {
    async insert(scope, request) {
      requireInScope(scope, request);
      if (rows.has(request.id)) throw conflict();
      rows.set(request.id, frozenCopy(request));
    },
    async get(scope, id) {
      const row = rows.get(id);
      return row !== undefined && isInScope(scope, row) ? row : null;
    },
    async change(scope, id, version, changes) {
      const row = rows.get(id);
      if (row === undefined || !isInScope(scope, row) || row.version !== version) return null;
      const next = frozenCopy({ ...row, ...changes, version: version + 1 });
      rows.set(id, next);
      return next;
    },
    async open(scope) {
      return all()
        .filter((row) => isInScope(scope, row) && !isClosed(row))
        .sort(byDue);
    },
    async closed(scope, behind, limit) {
      return all()
        .filter((row): row is ClosedRequest => isInScope(scope, row) && row.closedAt !== null)
        .filter((row) => behind === null || byClosing(behind, row) < 0)
        .sort(byClosing)
        .slice(0, limit);
    },
    async openDueDates(scope) {
      return all()
        .filter((row) => isInScope(scope, row) && !isClosed(row) && isOnDesk(row))
        .sort(byDue)
        .map((row) => row.dueAt);
    },
    async findBySubject(scope, subjectKey) {
      return all()
        .filter((row) => isInScope(scope, row) && row.subjectKeys.includes(subjectKey))
        .sort(byArrival);
    },
    async waitingForShopServer(scope, limit) {
      return all()
        .filter((row) => isInScope(scope, row) && !isClosed(row) && row.handOver?.state === 'waiting')
        .sort(byArrival)
        .slice(0, limit);
    },
    async findByAnswer(answerHash) {
      return all().find((row) => row.answerHash === answerHash) ?? null;
    },
    async unfinished() {
      return all()
        .filter((row) => row.work !== null)
        .sort(byArrival);
    },
    async endAnswers(scope, now) {
      const past = all().filter(
        (row) => isInScope(scope, row) && row.answerUntil !== null && row.answerUntil <= now,
      );
      for (const row of past) {
        const ended = { answerHash: null, answerUntil: null };
        const gone = { refs: [], sealedEmail: null, sealedPhone: null };
        const changes = { ...ended, ...(isClosed(row) ? gone : {}), version: row.version + 1 };
        rows.set(row.id, frozenCopy({ ...row, ...changes }));
      }
      return past.length;
    },
    async removeExpired(scope, now, isKept) {
      let removed = 0;
      for (const row of all().filter((one) => isInScope(scope, one) && one.expiresAt <= now)) {
        if ((await isKept(row)) || rows.get(row.id)?.version !== row.version) continue;
        rows.delete(row.id);
        removed += 1;
      }
      return removed;
    },
  };
};
