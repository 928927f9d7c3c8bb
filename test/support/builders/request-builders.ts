import type { SubjectRequest } from '../../../service/domain/subject-rights/subject-request.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aHash, aShopId, later } from './builders.ts';

export const aRequest = (changes: Partial<SubjectRequest> = {}): SubjectRequest => ({
  id: randomIds.next('req'),
  shopId: aShopId(),
  kind: 'access',
  state: 'received',
  channel: 'console',
  locale: 'pl',
  receivedAt: AT,
  dueAt: later(30 * 86_400),
  extension: null,
  refusal: null,
  identity: null,
  subjectKeys: [aHash()],
  refs: [],
  sealedEmail: null,
  sealedPhone: null,
  steps: [],
  removed: null,
  retained: [],
  work: null,
  handOver: null,
  answerHash: null,
  answerUntil: null,
  remindedDays: [],
  closedAt: null,
  expiresAt: later(90 * 86_400),
  version: 1,
  ...changes,
});
