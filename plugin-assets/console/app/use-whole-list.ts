import { useState } from 'preact/hooks';
import type { Answer } from '../../shared/http-client.ts';
import { type Loaded, useExplain, useLoaded } from './use-app.ts';
import { useInTurn } from './use-in-turn.ts';

type WholeList<Item, Input> = {
  /** `data` is null until the list was read after the page was opened. */
  loaded: Loaded<unknown>;
  /** Why the last change was refused, or null. */
  failure: string | null;
  /** Applies a change to the list as it is known then, one after another. False when it was refused. */
  keep: (change: (list: readonly Item[]) => readonly Input[]) => Promise<boolean>;
};

/**
 * A list of a shop that each change sends whole. It is read anew when the page opens, and each change says which list it
 * began with: an item that this page never saw is not taken for a removed one.
 */
export const useWholeList = <Item, Input>(
  shopId: string,
  {
    read,
    known,
    put,
  }: {
    read: () => Promise<Answer<unknown>>;
    known: () => readonly Item[];
    put: (next: readonly Input[], seen: readonly Item[]) => Promise<Answer<unknown>>;
  },
): WholeList<Item, Input> => {
  const inTurn = useInTurn();
  const explain = useExplain();
  const loaded = useLoaded(shopId, read);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    loaded,
    failure,
    keep: (change) =>
      inTurn(async () => {
        const putOnce = () => {
          const seen = known();
          return put(change(seen), seen);
        };
        let answer = await putOnce();
        // Another list is stored: the same change of that one loses nothing.
        if (!answer.ok && answer.refusal.code === 'conflict' && (await read()).ok) answer = await putOnce();
        setFailure(answer.ok ? null : explain(answer.refusal));
        if (answer.ok) await read();
        return answer.ok;
      }),
  };
};
