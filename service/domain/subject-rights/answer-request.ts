import { DAY_MS } from '../model/base/calendar.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { field, type Subject } from '../model/erasure/subject-source.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Answer, BuildAnswer } from './build-answer.ts';
import { type RequestDesk, requireIdentity, requireIdle } from './request-desk.ts';
import { rightsWords } from './rights-texts.ts';
import { NOTES_GROUP } from './sources/note-source.ts';
import { type FindTyped, type TypedRecord, withoutTyped } from './sources/typed-alone.ts';
import {
  ANSWER_DAYS,
  answeredFields,
  isPartlyAnswered,
  isSelfServed,
  type SubjectRequest,
} from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type AnswerRequestDeps = {
  desk: RequestDesk;
  subjectRequests: SubjectRequestStore;
  shops: ShopStore;
  buildAnswer: BuildAnswer;
  queueMail: QueueMail;
  mails: Pick<MailStore, 'removeByRef'>;
  mailer: Pick<Mailer, 'isSet'>;
  ids: Ids;
  digest: Digest;
  clock: Clock;
  origin(): string;
  /** Internal notes about the person. */
  countNotes(scope: ShopScope, subject: Subject): Promise<number>;
  findTyped: FindTyped;
};

/** That the shop wrote internal notes and when; their words come from the shop. Decision 0117. */
const withoutNotes = (answer: Answer): Answer => ({
  ...answer,
  sections: answer.sections.map((section) =>
    section.group !== NOTES_GROUP
      ? section
      : {
          ...section,
          label: rightsWords(answer.locale).notesFollow,
          items: section.items.map((item) => ({
            ...item,
            fields: item.fields.filter(({ key }) => key !== 'text'),
          })),
        },
  ),
});

/** That the address stands in chats and forms, and since when; whose they are, the shop looks first. Decision 0194. */
const withTyped = (answer: Answer, typed: readonly TypedRecord[]): Answer => {
  const { typedFollow, fields } = rightsWords(answer.locale);
  const items = typed.map(({ id, at }) => ({ id, fields: field('at', fields.at, at) }));
  const section = { group: 'mentions', label: typedFollow, items, retained: null };
  return { ...answer, sections: [...answer.sections, section] };
};

/** Progress of access responses under way, by request; in memory only, because a restart builds them again. */
export type AnswerProgress = ReadonlyMap<string, { done: number; total: number }>;

/** The access response, for staff to read or to hand over. Rules: RT-1, RT-6. */
export const makeReadAnswer = (deps: AnswerRequestDeps) => {
  const progress = new Map<string, { done: number; total: number }>();
  /** @param typed what is left out, see `Subject.typedAlone` */
  const read = async (
    shop: Shop,
    scope: ShopScope,
    request: SubjectRequest,
    typed: readonly TypedRecord[] = [],
  ): Promise<Answer> => {
    const subject = withoutTyped(await deps.desk.subjectOf(scope, request), typed);
    // Each time anew: what was erased since, here or at another process, is in no answer.
    return deps
      .buildAnswer(shop, scope, subject, request.locale, (done, total) =>
        progress.set(request.id, { done, total }),
      )
      .finally(() => progress.delete(request.id));
  };
  return { read, progress: progress as AnswerProgress };
};
export type ReadAnswer = ReturnType<typeof makeReadAnswer>;

/**
 * The access response, shown to a person of the shop; the request records the step. Rules: RT-1, RT-6.
 * @throws DomainError
 */
export const makeShowAnswer =
  (deps: { desk: Pick<RequestDesk, 'change'>; readAnswer: Pick<ReadAnswer, 'read'> }) =>
  async (shop: Shop, scope: ShopScope, request: SubjectRequest, actor: string): Promise<Answer> => {
    requireIdentity(request);
    const answer = await deps.readAnswer.read(shop, scope, request);
    await deps.desk.change(scope, request, {}, { act: 'exported', actor });
    return answer;
  };

/**
 * Creates a link to the access response, valid for seven days, and mails it when there is an address and a mail server.
 * The mail holds the link, not the data (SE-6); the response is composed when it is fetched. The request is answered
 * when the person has the link: on the screen, from staff, or once a mail server took the mail. By the person's own
 * act it leaves out internal notes, and chats and forms in which the address was only typed; where there are any, the
 * request stays open until the shop sends the whole answer (decisions 0117, 0194). Rules: RT-1, RT-5.
 * @returns the link, for handing over in another way
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
    const isWithPerson = actor === 'visitor' || !goesByMail;
    const changed = await deps.desk.change(
      scope,
      request,
      {
        answerHash: deps.digest.sha256Hex(secret),
        answerUntil,
        ...(isWithPerson && !isPart ? answeredFields(now) : {}),
      },
      { act: isPart ? 'answered_partly' : 'answered', actor, detail: goesByMail ? 'mail' : 'link' },
    );
    // Their link has just been replaced.
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

/**
 * The access response by its link: the secret is the credential.
 * @throws DomainError not_found when the link is expired or unknown, or the request was refused
 */
export const makeFetchAnswer =
  (deps: AnswerRequestDeps & { readAnswer: ReadAnswer }) =>
  async (secret: string): Promise<{ answer: Answer; until: Date }> => {
    const request = await deps.subjectRequests.findByAnswer(deps.digest.sha256Hex(secret));
    if (request === null || request.answerUntil === null || request.state === 'refused') throw notFound();
    if (request.answerUntil <= deps.clock.now()) throw notFound();
    const scope = scopeOfShop(request.shopId);
    const shop = await deps.shops.get(scope);
    if (shop === null) throw notFound();
    const until = request.answerUntil;
    if (!isSelfServed(request)) return { answer: await deps.readAnswer.read(shop, scope, request), until };
    // Each time anew: somebody may have typed the address since.
    const typed = await deps.findTyped(scope, await deps.desk.subjectOf(scope, request));
    const answer = withoutNotes(await deps.readAnswer.read(shop, scope, request, typed));
    // Of what came after a whole answer, the shop sends nothing more.
    return {
      answer: isPartlyAnswered(request) && typed.length > 0 ? withTyped(answer, typed) : answer,
      until,
    };
  };
