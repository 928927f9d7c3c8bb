import type { AttachmentId } from '../../protocol/vocabulary.ts';
import type { Attachment } from '../model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../model/attachment/attachment-store.ts';
import { readParts } from '../model/attachment/read-parts.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import type { ReadAnswer } from './answer-request.ts';
import type { InTime } from './answers-under-way.ts';
import type { Answer } from './build-answer.ts';
import type { RecordAnswerStep } from './record-answer-sent.ts';
import type { RequestDesk } from './request-desk.ts';
import { dayText, rightsWords } from './rights-texts.ts';
import { ATTACHMENTS_GROUP } from './sources/attachment-source.ts';
import { findConversations } from './sources/conversation-source.ts';
import { NOTES_GROUP } from './sources/note-source.ts';
import { type FindTyped, type TypedRecord, withTyped } from './sources/typed-alone.ts';
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

/** @throws DomainError not_found when expired or unknown */
const openLink = async (
  deps: AnswerLinkDeps,
  secret: string,
): Promise<{ request: SubjectRequest; until: Date; shop: Shop; scope: ShopScope }> => {
  const request = await deps.subjectRequests.findByAnswer(deps.digest.sha256Hex(secret));
  if (request === null || request.answerUntil === null) throw notFound();
  if (request.answerUntil <= deps.clock.now()) throw notFound();
  const scope = scopeOfShop(request.shopId);
  const shop = await deps.shops.get(scope);
  if (shop === null) throw notFound();
  return { request, until: request.answerUntil, shop, scope };
};

/** Recomputed per call. */
const typedOf = async (
  deps: AnswerLinkDeps,
  scope: ShopScope,
  request: SubjectRequest,
): Promise<readonly TypedRecord[]> =>
  isSelfServed(request) ? deps.findTyped(scope, await deps.desk.subjectOf(scope, request)) : [];

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

const withFilesByLink = (answer: Answer, until: Date): Answer => {
  const value = fillGaps(rightsWords(answer.locale).fileContent.byLink, {
    day: dayText(until, answer.locale),
  });
  return {
    ...answer,
    sections: answer.sections.map((section) =>
      section.group !== ATTACHMENTS_GROUP
        ? section
        : {
            ...section,
            items: section.items.map((item) => ({
              ...item,
              fields: item.fields.map((one) => (one.key === 'content' ? { ...one, value } : one)),
            })),
          },
    ),
  };
};

type AnswerFile = { readonly id: string; readonly name: string };
const filesOf = (answer: Answer): AnswerFile[] =>
  answer.sections
    .filter(({ group }) => group === ATTACHMENTS_GROUP)
    .flatMap(({ items }) => items)
    .map(({ id, fields }) => ({ id, name: fields.find(({ key }) => key === 'file')?.value ?? id }));

type FetchedAnswer = {
  readonly answer: Answer;
  readonly files: readonly AnswerFile[];
  readonly until: Date;
};

/**
 * The response of a link; counts as the answer if unseen.
 * @returns null when not ready
 * @throws DomainError not_found when expired or unknown
 */
export const makeFetchAnswer =
  (deps: AnswerLinkDeps & { readAnswer: ReadAnswer; recordAnswerFetched: RecordAnswerStep }) =>
  async (secret: string, inTime: InTime): Promise<FetchedAnswer | null> => {
    const { request, until, shop, scope } = await openLink(deps, secret);
    const typed = await typedOf(deps, scope, request);
    const read = await deps.readAnswer.read(shop, scope, request, inTime);
    if (read === null) return null;
    const whole = withFilesByLink(read, until);
    const files = filesOf(whole);
    if (!isSelfServed(request)) return { answer: whole, files, until };
    await deps.recordAnswerFetched(scope, request.id);
    const answer = withoutNotes(whole);
    const isToFollow = isPartlyAnswered(request) && typed.length > 0;
    return { answer: isToFollow ? withTyped(answer, typed) : answer, files, until };
  };

/**
 * A file of an access response. Rules: RT-1, SE-1.
 * @throws DomainError not_found for files outside it
 */
export const makeOpenAnswerFile =
  (
    deps: AnswerLinkDeps & {
      attachments: Pick<AttachmentStore, 'get'>;
      attachmentBytes: Pick<AttachmentBytes, 'get'>;
      conversations: ConversationStore;
    },
  ) =>
  async (
    secret: string,
    id: AttachmentId,
  ): Promise<{ attachment: Attachment; parts: AsyncIterable<Uint8Array> }> => {
    const { request, scope } = await openLink(deps, secret);
    const attachment = await deps.attachments.get(scope, id);
    if (attachment === null) throw notFound();
    const subject = await deps.desk.subjectOf(scope, request);
    const chats = await findConversations(deps.conversations, scope, subject);
    if (!chats.some((chat) => chat.id === attachment.conversationId)) throw notFound();
    return { attachment, parts: readParts(deps.attachmentBytes, scope, attachment) };
  };
