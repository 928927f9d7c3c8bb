import { changeMailWay, endMailWay, type MailWayDeps } from '../../card/mail-way.ts';
import type { Clock, Digest, FieldVault } from '../../model/base/ports.ts';
import { type ShopScope, scopeOfShops } from '../../model/base/tenancy.ts';
import { isAnswerHere } from '../../model/card/answer-here.ts';
import type { Card } from '../../model/card/card.ts';
import type { CardStore } from '../../model/card/card-store.ts';
import type { Conversation } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import type { Rectification, Subject } from '../../model/erasure/subject-source.ts';
import type { MailContent } from '../../model/mail/mail.ts';
import type { MailStore } from '../../model/mail/mail-store.ts';
import { readdressMails } from './readdress-mails.ts';

export type RectifyCardsDeps = MailWayDeps & {
  cards: CardStore;
  conversations: ConversationStore;
  mails: MailStore;
  vault: FieldVault;
  digest: Pick<Digest, 'sha256Hex'>;
  clock: Clock;
};

/**
 * By card or request; typed addresses are ambiguous.
 * @param found cards of the person
 */
export const chatsByCard = async (
  { conversations }: Pick<RectifyCardsDeps, 'conversations'>,
  scope: ShopScope,
  { subjectKeys, refs }: Subject,
  found: readonly Card[],
): Promise<readonly Conversation[]> => {
  const isOwn = (card: Card): boolean =>
    refs.includes(card.conversationId) || card.subjectKeys.some((key) => subjectKeys.includes(key));
  const ids = found.flatMap((card) => (isOwn(card) ? [card.conversationId] : []));
  return conversations.current(scopeOfShops([scope.shopId]), [...new Set(ids)]);
};

const linksOnTheirWay = async (
  { mails, vault, digest }: Pick<RectifyCardsDeps, 'mails' | 'vault' | 'digest'>,
  scope: ShopScope,
  card: Card,
  to: string,
): Promise<string[]> => {
  const hashes: string[] = [];
  for (const mail of await mails.findBySubject(scope, await vault.subjectKey(scope, 'email', to))) {
    if (mail.ref !== card.id) continue;
    const { link }: MailContent = JSON.parse(await vault.open(scope, mail.sealed));
    if (link !== null) hashes.push(digest.sha256Hex(link.slice(link.indexOf('#') + 1)));
  }
  return hashes;
};

const moveMailWay = async (
  deps: RectifyCardsDeps,
  scope: ShopScope,
  card: Card,
  earlier: string,
  to: string | null,
): Promise<void> => {
  await readdressMails(deps, scope, card.id, earlier, to);
  if (!isAnswerHere(card)) return;
  if (to === null) return endMailWay(deps, scope, card);
  const kept = await linksOnTheirWay(deps, scope, card, to);
  await changeMailWay(deps, scope, card.conversationId, (ways) =>
    ways.mail?.cardId !== card.id
      ? ways
      : {
          keys: ways.keys.filter(({ kind, hash }) => kind !== 'link' || kept.includes(hash)),
          mail: kept.length > 0 ? ways.mail : { ...ways.mail, told: null },
        },
  );
};

const cardKeys = async (
  { vault }: Pick<RectifyCardsDeps, 'vault'>,
  scope: ShopScope,
  card: Card,
  values: readonly string[],
): Promise<string[]> => {
  const keys: string[] = [];
  for (const wanted of ['email', 'phone'] as const)
    for (const [at, value] of values.entries())
      if (value !== '' && card.fields[at]?.kind === wanted)
        keys.push(await vault.subjectKey(scope, wanted, value));
  return keys;
};

/**
 * Corrects card answers; consents keep proofs, chats both keys. Idempotent. Rule: RT-4.
 * @param cards of the person's conversations
 */
export const rectifyCards = async (
  deps: RectifyCardsDeps,
  scope: ShopScope,
  cards: readonly Card[],
  { field, value }: Rectification,
): Promise<number> => {
  let count = 0;
  for (const card of cards) {
    if (card.state !== 'answered' || card.sealed === null) continue;
    const values = JSON.parse(await deps.vault.open(scope, card.sealed)) as string[];
    const isMeant = (one: string, at: number) => one !== '' && card.fields[at]?.kind === field;
    const given = values.filter(isMeant);
    if (given.length === 0) continue;
    const next = values.map((one, at) => (isMeant(one, at) ? (value ?? '') : one));
    const moveWays = async () => {
      if (field === 'email')
        for (const earlier of given) await moveMailWay(deps, scope, card, earlier, value);
    };
    const subjectKeys = await cardKeys(deps, scope, card, next);
    const sealed = await deps.vault.seal(scope, JSON.stringify(next));
    // Before the card, which holds the old address.
    await moveWays();
    if (subjectKeys.length > 0)
      await deps.conversations.addSubjectKeys(scope, card.conversationId, subjectKeys);
    const isOther = subjectKeys.some((key) => !card.subjectKeys.includes(key));
    const since = isOther ? { keysSince: deps.clock.now() } : {};
    const changed = await deps.cards.change(scope, card.id, 'answered', { sealed, subjectKeys, ...since });
    if (changed === null) continue;
    await moveWays();
    count += 1;
  }
  return count;
};
