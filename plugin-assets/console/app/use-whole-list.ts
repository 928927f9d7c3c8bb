import { useState } from 'preact/hooks';
import type { Answer } from '../../shared/http-client.ts';
import { type Loaded, useExplain, useLoaded } from './use-app.ts';
import { useInTurn } from './use-in-turn.ts';

type WholeList<Item, Input> = {
  /** Null `data` until the first read. */
  loaded: Loaded<unknown>;
  failure: string | null;
  /** Changes run in sequence, on the latest list. False when refused. */
  keep: (change: (list: readonly Item[]) => readonly Input[]) => Promise<boolean>;
};

/** Each change sends the list and its base, so that unseen items survive. */
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
        // Changed meanwhile: repeat on the new list.
        if (!answer.ok && answer.refusal.code === 'conflict' && (await read()).ok) answer = await putOnce();
        setFailure(answer.ok ? null : explain(answer.refusal));
        if (answer.ok) await read();
        return answer.ok;
      }),
  };
};
