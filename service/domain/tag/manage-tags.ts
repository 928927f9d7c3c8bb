import type { ShopId, TagColour, TagId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, listChanged } from '../model/base/domain-error.ts';
import type { Ids } from '../model/base/ports.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { MAX_TAGS, type Tag } from '../model/tag/tag.ts';
import type { ConversationTagStore, ShopTagStore } from '../model/tag/tag-store.ts';

type Deps = {
  shopTags: ShopTagStore;
  conversationTags: Pick<ConversationTagStore, 'dropTags'>;
  ids: Ids;
  recordAct: RecordAct;
  bus: EventBus;
};
/** Without id: new. */
export type TagInput = { id: TagId | null; name: string; colour: TagColour };

const refuse = (fault: string): DomainError =>
  new DomainError('invalid_request', 'The tags are not valid. Correct them and save again.', {
    fields: { tags: fault },
  });

const textOf = (tags: readonly Tag[]): string =>
  JSON.stringify(tags.map(({ id, name, colour }) => [id, name, colour]));

/**
 * Omitted tags leave all conversations.
 * @param seen the list as read
 * @throws DomainError not_found, forbidden, invalid_request; conflict on a changed list
 */
export const makeKeepTags =
  (deps: Deps) =>
  async (
    access: Access,
    shopId: ShopId,
    given: readonly TagInput[],
    seen: readonly Tag[],
  ): Promise<readonly Tag[]> => {
    const { scope } = shopWith(access, shopId, 'settings');
    if (given.length > MAX_TAGS) throw refuse(`at most ${MAX_TAGS}`);
    const names = new Set(given.map(({ name }) => name.toLocaleLowerCase()));
    if (names.size < given.length) throw refuse('each name once');
    const before = await deps.shopTags.get(scope);
    if (textOf(seen) !== textOf(before)) throw listChanged();
    const known = new Set(before.map(({ id }) => id));
    const kept = given.map(
      ({ id, name, colour }): Tag => ({
        id: id !== null && known.has(id) ? id : deps.ids.next('tag'),
        name,
        colour,
      }),
    );
    const left = new Set(kept.map(({ id }) => id));
    if (left.size < kept.length) throw refuse('each tag once');
    await deps.shopTags.put(scope, kept);
    await deps.conversationTags.dropTags(
      scope,
      before.map(({ id }) => id).filter((id) => !left.has(id)),
    );
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.tags',
      target: shopId,
      outcome: 'ok',
      details: { count: kept.length },
    });
    deps.bus.publish({ type: 'tags.changed', shopId, conversationId: null, tagIds: [] });
    return kept;
  };
