import { rightsWords } from '../domain/subject-rights/rights-texts.ts';
import type { ShownRequest } from '../domain/subject-rights/show-request.ts';
import { daysLeft, type SubjectRequest } from '../domain/subject-rights/subject-request.ts';
import type { RequestDetail, RequestSummary } from '../protocol/api/rights-api.ts';
import type { Locale } from '../protocol/vocabulary.ts';

export const requestSummaryView = (request: SubjectRequest, now: Date): RequestSummary => ({
  id: request.id,
  shopId: request.shopId,
  kind: request.kind,
  state: request.state,
  channel: request.channel,
  receivedAt: request.receivedAt.toISOString(),
  dueAt: request.dueAt.toISOString(),
  daysLeft: daysLeft(request.dueAt, now),
  closedAt: request.closedAt?.toISOString() ?? null,
});

/** Request in the reader's language. */
export const requestDetailView = (shown: ShownRequest, locale: Locale, now: Date): RequestDetail => {
  const { request, subject, collecting, names } = shown;
  const { retained: reasons } = rightsWords(locale);
  return {
    ...requestSummaryView(request, now),
    locale: request.locale,
    email: subject.email,
    phone: subject.phone,
    refs: [...request.refs],
    identity: request.identity,
    extension: request.extension,
    refusal: request.refusal,
    steps: request.steps.map((step) => ({
      ...step,
      at: step.at.toISOString(),
      actor: names.get(step.actor) ?? step.actor,
    })),
    counts: [...shown.counts],
    typed: shown.typed.map((row) => ({ ...row, at: row.at.toISOString() })),
    isRestricted: shown.isRestricted,
    removed: request.removed,
    retained: request.retained.map(({ count, reason, until }) => ({
      count,
      reason,
      until: until?.toISOString() ?? null,
      text: reasons[reason],
    })),
    work:
      request.work !== null
        ? { kind: 'erase', done: request.work.done, total: request.work.total }
        : collecting === null
          ? null
          : { kind: 'export', ...collecting },
    answerUntil: request.answerUntil?.toISOString() ?? null,
    answerMail: shown.answerMail,
    handOver:
      request.handOver === null ? null : { ...request.handOver, at: request.handOver.at.toISOString() },
    handOverChance: shown.handOverChance,
  };
};
