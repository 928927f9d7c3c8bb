import { DAY_MS } from '../model/base/calendar.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subject } from '../model/erasure/subject-source.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { AnswersUnderWay, InTime } from './answers-under-way.ts';
import type { Answer, BuildAnswer } from './build-answer.ts';
import { type RequestDesk, requireIdentity, requireIdle } from './request-desk.ts';
import { rightsWords } from './rights-texts.ts';
import type { FindTyped } from './sources/typed-alone.ts';
import { ANSWER_DAYS, type SubjectRequest } from './subject-request.ts';

type AnswerRequestDeps = {
  desk: RequestDesk;
  buildAnswer: BuildAnswer;
  answers: AnswersUnderWay;
  queueMail: QueueMail;
  mails: Pick<MailStore, 'removeByRef'>;
  mailer: Pick<Mailer, 'isSet'>;
  ids: Ids;
  digest: Digest;
  clock: Clock;
  origin(): string;
  countNotes(scope: ShopScope, subject: Subject): Promise<number>;
  findTyped: FindTyped;
};

/** In memory; a restart recomposes. */
export type AnswerProgress = ReadonlyMap<string, { done: number; total: number }>;

/** Rules: RT-1, RT-6. */
export const makeReadAnswer = (deps: AnswerRequestDeps) => {
  const progress = new Map<string, { done: number; total: number }>();
  const read = async (
    shop: Shop,
    scope: ShopScope,
    request: SubjectRequest,
    inTime: InTime,
  ): Promise<Answer | null> => {
    const subject = await deps.desk.subjectOf(scope, request);
    const { id: reader, locale } = request;
    const build = () =>
      deps
        .buildAnswer(shop, scope, subject, locale, (done, total) => progress.set(reader, { done, total }))
        .finally(() => progress.delete(reader));
    return deps.answers.take({ scope, subject, locale, reader }, build, inTime);
  };
  return { read, progress: progress as AnswerProgress };
};
export type ReadAnswer = ReturnType<typeof makeReadAnswer>;

/**
 * Shows and records the access response. Rules: RT-1, RT-6.
 * @returns null when not ready
 * @throws DomainError
 */
export const makeShowAnswer =
  (deps: { desk: Pick<RequestDesk, 'change'>; readAnswer: Pick<ReadAnswer, 'read'> }) =>
  async (
    shop: Shop,
    scope: ShopScope,
    request: SubjectRequest,
    actor: string,
    inTime: InTime,
  ): Promise<Answer | null> => {
    requireIdentity(request);
    const answer = await deps.readAnswer.read(shop, scope, request, inTime);
    if (answer === null) return null;
    await deps.desk.change(scope, request, {}, { act: 'exported', actor });
    return answer;
  };

/**
 * Creates a seven-day link, mailed without data (SE-6). Counts as answered once mailed, handed over or, for
 * self-service, fetched. Open while notes or typed-only records are omitted. Rules: RT-1, RT-5.
 */
export const makeAnswerRequest =
  (deps: AnswerRequestDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    request: SubjectRequest,
    actor: string,
  ): Promise<{ request: SubjectRequest; url: string; mailed: boolean }> => {
    requireIdle(request);
    requireIdentity(request);
    const secret = deps.ids.secret();
    const now = deps.clock.now();
    const answerUntil = new Date(now.getTime() + ANSWER_DAYS * DAY_MS);
    const url = `${deps.origin()}/your-data/#${secret}`;
    const subject = await deps.desk.subjectOf(scope, request);
    const { email } = subject;
    const goesByMail = email !== null && deps.mailer.isSet;
    const isLeft = async () =>
      (await deps.countNotes(scope, subject)) + (await deps.findTyped(scope, subject)).length > 0;
    const isPart = actor === 'visitor' && (await isLeft());
    const changed = await deps.desk.change(
      scope,
      request,
      {
        answerHash: deps.digest.sha256Hex(secret),
        answerUntil,
      },
      { act: isPart ? 'answered_partly' : 'answered', actor, detail: goesByMail ? 'mail' : 'link' },
    );
    // Their link was replaced.
    await deps.mails.removeByRef(scope, request.id);
    if (goesByMail) {
      const { mails } = rightsWords(request.locale);
      const key = request.subjectKeys[0];
      await deps.queueMail(scope, {
        kind: 'request_answer',
        locale: request.locale,
        to: email,
        words: mails.answer,
        gaps: { shop: shop.name, link: url },
        ref: request.id,
        ...(key === undefined ? {} : { subjectKey: key }),
      });
    }
    return { request: changed, url, mailed: goesByMail };
  };
