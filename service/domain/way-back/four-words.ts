import type { Locale } from '../../protocol/vocabulary.ts';
import { refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import type { Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { withKey, withoutKeys } from '../model/conversation/ways-back.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type CameBack, type ComeBackDeps, conversationBehind, letIn } from './come-back.ts';
import { WORDS_DE } from './texts/words-de.ts';
import { WORDS_EN } from './texts/words-en.ts';
import { WORDS_PL } from './texts/words-pl.ts';

type Deps = ComeBackDeps & { vault: Pick<FieldVault, 'subjectKey'> };

const LISTS: Readonly<Record<Locale, string>> = { pl: WORDS_PL, en: WORDS_EN, de: WORDS_DE };
/** Words of a code. With 2048 words in a list they hold 44 bits. */
const WORDS = 4;
/** A code counts for this long at most. */
const CODE_DAYS = 30;

export const wordList = (locale: Locale): readonly string[] => LISTS[locale].trim().split(/\s+/);

/** Four random words: each hex digit is 4 random bits, and the length of the list divides 65,536. */
const drawWords = ({ ids, digest }: { ids: Ids; digest: Digest }, locale: Locale): string => {
  const list = wordList(locale);
  const random = digest.sha256Hex(ids.secret());
  return Array.from({ length: WORDS }, (_, at) => {
    const drawn = Number.parseInt(random.slice(4 * at, 4 * at + 4), 16);
    return list[drawn % list.length] ?? '';
  }).join(' ');
};

/** The code as it is hashed: small letters without accents, one space between words, however it was typed. */
const plainWords = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .join(' ');

/**
 * The visitor takes a code that opens this conversation on another device; an earlier one opens nothing any more. Stored
 * is a hash under the shop's pepper. Decision 0126.
 * @throws DomainError dpa_required, setup_incomplete
 */
export const makeTakeWords =
  (deps: Deps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    conversation: Conversation,
  ): Promise<{ words: string; until: Date }> => {
    await refuseWhileClosed(deps, shop, scope);
    const words = drawWords(deps, conversation.locale);
    const hash = await deps.vault.subjectKey(scope, 'words', words);
    const longest = deps.clock.now().getTime() + CODE_DAYS * DAY_MS;
    const until = new Date(Math.min(longest, conversation.expiresAt.getTime()));
    await deps.conversations.changeWays(scope, conversation.id, (ways) =>
      withKey(ways, { kind: 'words', hash, until }),
    );
    return { words, until };
  };

/** The visitor drops the code. */
export const makeDropWords =
  (deps: Pick<Deps, 'conversations'>) =>
  async (scope: ShopScope, { id }: Conversation): Promise<void> => {
    await deps.conversations.changeWays(scope, id, (ways) => withoutKeys(ways, 'words'));
  };

/**
 * A device gets into the conversation by its four words. Decision 0126. Rules: D7, SE-1.
 * @throws DomainError link_invalid for unknown ones and those of another shop alike, dpa_required, setup_incomplete
 */
export const makeComeBackByWords =
  (deps: Deps) =>
  async (shop: Shop, scope: ShopScope, typed: string): Promise<CameBack> => {
    const hash = await deps.vault.subjectKey(scope, 'words', plainWords(typed));
    const conversation = await conversationBehind(deps, scope, 'words', hash);
    await refuseWhileClosed(deps, shop, scope);
    return letIn(deps, scope, conversation);
  };
