import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { field } from '../model/erasure/subject-source.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { ReadAnswer } from './answer-request.ts';
import type { InTime } from './answers-under-way.ts';
import type { Answer } from './build-answer.ts';
import type { RecordAnswerStep } from './record-answer-sent.ts';
import type { RequestDesk } from './request-desk.ts';
import { rightsWords } from './rights-texts.ts';
import { NOTES_GROUP } from './sources/note-source.ts';
import type { FindTyped, TypedRecord } from './sources/typed-alone.ts';
import { isPartlyAnswered, isSelfServed, type SubjectRequest } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type AnswerLinkDeps = {
  desk: Pick<RequestDesk, 'subjectOf'>;
  subjectRequests: Pick<SubjectRequestStore, 'findByAnswer'>;
  shops: Pick<ShopStore, 'get'>;
  digest: Digest;
  clock: Clock;
  findTyped: FindTyped;
};

/** The secret is the credential. @throws DomainError not_found when the link is expired or unknown, or the request was refused */
const openLink = async (
  deps: AnswerLinkDeps,
  secret: string,
): Promise<{ request: SubjectRequest; until: Date; shop: Shop; scope: ShopScope }> => {
  const request = await deps.subjectRequests.findByAnswer(deps.digest.sha256Hex(secret));
  if (request === null || request.answerUntil === null || request.state === 'refused') throw notFound();
  if (request.answerUntil <= deps.clock.now()) throw notFound();
  const scope = scopeOfShop(request.shopId);
  const shop = await deps.shops.get(scope);
  if (shop === null) throw notFound();
  return { request, until: request.answerUntil, shop, scope };
};

/**
 * Records in which only a text ties the address to the person: the person's own link leaves them out. Each time anew,
 * for somebody may have typed the address since.
 */
const typedOf = async (
  deps: AnswerLinkDeps,
  scope: ShopScope,
  request: SubjectRequest,
): Promise<readonly TypedRecord[]> =>
  isSelfServed(request) ? deps.findTyped(scope, await deps.desk.subjectOf(scope, request)) : [];

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

/**
 * The access response by its link. One that nobody of the shop saw counts as answered from now on. Decision 0221.
 * @returns null when it is not ready in time: the next call joins it
 * @throws DomainError not_found when the link is expired or unknown, or the request was refused
 */
export const makeFetchAnswer =
  (deps: AnswerLinkDeps & { readAnswer: ReadAnswer; recordAnswerFetched: RecordAnswerStep }) =>
  async (secret: string, inTime: InTime): Promise<{ answer: Answer; until: Date } | null> => {
    const { request, until, shop, scope } = await openLink(deps, secret);
    const typed = await typedOf(deps, scope, request);
    const whole = await deps.readAnswer.read(shop, scope, request, inTime, typed);
    if (whole === null) return null;
    if (!isSelfServed(request)) return { answer: whole, until };
    await deps.recordAnswerFetched(scope, request.id);
    const answer = withoutNotes(whole);
    // Of what came after a whole answer, the shop sends nothing more.
    const isToFollow = isPartlyAnswered(request) && typed.length > 0;
    return { answer: isToFollow ? withTyped(answer, typed) : answer, until };
  };
