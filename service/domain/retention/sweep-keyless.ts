import type { EndProofsAbout } from '../consent/end-proof.ts';
import { type ForgetAttachedDeps, forgetAttached } from '../conversation/forget-attached.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ContentId, ContentKeys } from '../model/content/content-keys.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';

export type SweepKeyless = (scope: ShopScope) => Promise<number>;

type Deps = ForgetAttachedDeps & {
  contentKeys: Pick<ContentKeys, 'existing'>;
  conversations: Pick<ConversationStore, 'ids' | 'erase'>;
  leads: Pick<LeadStore, 'ids' | 'remove'>;
  endProofsAbout: EndProofsAbout;
  clock: Clock;
};

const BATCH = 500;

/** Removes records with destroyed keys, ends their proofs. Rules: RT-2, RT-8. */
export const makeSweepKeyless = (deps: Deps): SweepKeyless => {
  const withoutKey = async <Id extends ContentId>(scope: ShopScope, ids: readonly Id[]): Promise<Id[]> => {
    const found: Id[] = [];
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const existing = new Set<ContentId>(await deps.contentKeys.existing(scope, batch));
      found.push(...batch.filter((id) => !existing.has(id)));
    }
    return found;
  };
  return async (scope) => {
    const conversations = await withoutKey(scope, await deps.conversations.ids(scope));
    for (const id of conversations) {
      await forgetAttached(deps, scope, id);
      await deps.endProofsAbout(scope, id, deps.clock.now());
      await deps.conversations.erase(scope, id);
      await forgetAttached(deps, scope, id);
    }
    const leads = await withoutKey(scope, await deps.leads.ids(scope));
    for (const id of leads) {
      await deps.mails.removeByRef(scope, id);
      await deps.endProofsAbout(scope, id, deps.clock.now());
      await deps.leads.remove(scope, id);
    }
    return conversations.length + leads.length;
  };
};
