import type { CardId, ConsentEventId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { makeRecordConsent } from '../consent/record-consent.ts';
import { refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { isAnswerHere } from '../model/card/answer-here.ts';
import { type Card, isOpenAt } from '../model/card/card.ts';
import { type Appended, conversationClosed } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { pageFor } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { readCardValue } from './card-values.ts';
import { beginMailWay } from './mail-way.ts';
import type { CardDeps } from './request-data.ts';
import { appendCardState, cardOf, cardOver } from './visitor-card.ts';

type AnswerDeps = CardDeps & {
  vault: FieldVault;
  endProof: EndProof;
  widgetVersion: string;
  recordConsent: ReturnType<typeof makeRecordConsent>;
};
type CardAnswer = {
  ref: string;
  cardId: CardId;
  values: readonly string[];
  consent: boolean;
  textByMail?: boolean;
};
/** Keyed hashes, e-mail first. */
type TypedAddresses = { keys: readonly string[]; first: string | null; kind: 'email' | 'phone' | 'none' };

/** @throws DomainError invalid_request with faults */
const readValues = (card: Card, values: readonly string[], now: Date): string[] => {
  const faults: Record<string, string> = {};
  const read = card.fields.map(({ kind }, at) => {
    const one = readCardValue(kind, values[at] ?? '', now);
    if ('fault' in one) faults[`values.${at}`] = one.fault;
    else if (one.value === '' && card.needed) faults[`values.${at}`] = 'is required';
    return 'value' in one ? one.value : '';
  });
  if (values.length > card.fields.length) faults.values = 'include more than was asked for';
  if (Object.keys(faults).length === 0 && read.every((value) => value === ''))
    faults['values.0'] = 'is required';
  if (Object.keys(faults).length > 0)
    throw new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', {
      fields: faults,
    });
  return read;
};

/** Same page and controller as shown. Rules: CO-4, D3. */
const requireSameGround = async (
  deps: AnswerDeps,
  shop: Shop,
  scope: ShopScope,
  card: Card,
): Promise<void> => {
  const shown = await deps.notices.get(scope, card.noticeId);
  const page = pageFor(await deps.policyBindings.get(scope), card.locale);
  const isSame =
    shown !== null &&
    page?.state === 'published' &&
    JSON.stringify(shown.content.controller) === JSON.stringify(shop.controller);
  if (!isSame) {
    throw new DomainError('notice_stale', 'The shop has changed its privacy notice. It has to ask again.');
  }
};

const typedAddresses = async (
  { vault }: Pick<AnswerDeps, 'vault'>,
  scope: ShopScope,
  card: Card,
  values: readonly string[],
): Promise<TypedAddresses> => {
  const typed = (wanted: 'email' | 'phone') =>
    values.filter((value, at) => value !== '' && card.fields[at]?.kind === wanted);
  const keysOf = (wanted: 'email' | 'phone'): Promise<string[]> =>
    Promise.all(typed(wanted).map((value) => vault.subjectKey(scope, wanted, value)));
  const [emails, phones] = [await keysOf('email'), await keysOf('phone')];
  const kind = emails.length > 0 ? 'email' : phones.length > 0 ? 'phone' : 'none';
  const [first = null] = [...typed('email'), ...typed('phone')];
  return { keys: [...emails, ...phones], kind, first };
};

const recordTick = async (
  deps: AnswerDeps,
  scope: ShopScope,
  card: Card,
  { keys, kind, first }: TypedAddresses,
  { ref, pageOrigin }: { ref: string; pageOrigin: string | null },
): Promise<ConsentEventId> => {
  const event = await deps.recordConsent(scope, {
    purpose: `card.${card.purposeCode}`,
    formId: 'data_request',
    method: 'checkbox',
    control: { id: 'consent-card', initialState: 'unchecked' },
    noticeId: card.noticeId,
    ref: card.id,
    sessionRef: ref,
    subjectKey: keys[0] ?? '',
    subjectKind: kind,
    address: first,
    pageOrigin,
    via: 'widget',
    widgetVersion: deps.widgetVersion,
    adapterVersion: null,
  });
  return event.id;
};

/**
 * Stores sealed answers; consent needs a tick; one concurrent call wins. Rules: RQ-1, RQ-2, CO-2, CO-3, D3,
 * D7, SE-5, RT-1.
 * @throws DomainError not_found, conflict, conversation_closed, dpa_required, setup_incomplete,
 * consent_required, notice_stale, invalid_request
 */
export const makeAnswerCard =
  (deps: AnswerDeps) =>
  async (shop: Shop, scope: ShopScope, conversation: Conversation, input: CardAnswer): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef === input.ref) {
      if (card.state === 'answered') await beginMailWay(deps, scope, card);
      return appendCardState(deps, scope, card, input.ref, 'answered');
    }
    const now = deps.clock.now();
    if (!isOpenAt(card, now)) throw cardOver();
    if (conversation.status === 'closed') throw conversationClosed();
    await refuseWhileClosed(deps, shop, scope);
    const values = readValues(card, input.values, now);
    if (input.textByMail === true && !isAnswerHere(card))
      throw new DomainError('invalid_request', 'This card has no such box.', {
        fields: { textByMail: 'is not asked for here' },
      });
    if (card.basis === 'consent') {
      if (!input.consent) {
        throw new DomainError('consent_required', 'Tick the box or decline.', {
          fields: { consent: 'must be ticked by the visitor' },
        });
      }
      await requireSameGround(deps, shop, scope, card);
    }
    const addresses = await typedAddresses(deps, scope, card, values);
    const sealed = await deps.vault.seal(scope, JSON.stringify(values));
    const given = { ref: input.ref, pageOrigin: conversation.page };
    // First: no answer without its proof.
    const consentEventId =
      card.basis === 'consent' ? await recordTick(deps, scope, card, addresses, given) : null;
    const answered = await deps.cards.change(scope, card.id, 'asked', {
      state: 'answered',
      actRef: input.ref,
      answeredAt: now,
      sealed,
      subjectKeys: [...addresses.keys],
      consentEventId,
      ...(input.textByMail === true ? { textByMail: true } : {}),
      // At most the conversation's retention.
      answersExpireAt:
        card.retentionDays === null ? null : new Date(now.getTime() + card.retentionDays * DAY_MS),
    });
    if (answered === null) {
      // Another tab was first.
      if (consentEventId !== null) await deps.endProof(scope, consentEventId, now);
      throw cardOver();
    }
    if (addresses.keys.length > 0)
      await deps.conversations.addSubjectKeys(scope, conversation.id, addresses.keys);
    await beginMailWay(deps, scope, answered);
    return appendCardState(deps, scope, card, input.ref, 'answered');
  };
