import { DomainError } from '../../domain/model/base/domain-error.ts';

export type Turn = { readonly shopId: string; readonly sender: string };
type Waiting = Turn & { run(): void };

/** Fair: least recently served shop, then sender. */
export const makeFairTurns = (most: { perSender: number; perShop: number; together: number }) => {
  const waiting = new Set<Waiting>();
  const lastTurns = new Map<string, number>();
  let turns = 0;
  let isBusy = false;

  const lastTurn = (key: string): number => lastTurns.get(key) ?? 0;
  const startNext = (): void => {
    let next: Waiting | null = null;
    for (const one of waiting) {
      const earlier =
        next === null
          ? -1
          : lastTurn(one.shopId) - lastTurn(next.shopId) || lastTurn(one.sender) - lastTurn(next.sender);
      if (earlier < 0) next = one;
    }
    isBusy = next !== null;
    if (next === null) return lastTurns.clear();
    waiting.delete(next);
    turns += 1;
    lastTurns.set(next.shopId, turns).set(next.sender, turns);
    next.run();
  };

  /** @throws DomainError unavailable when too many wait */
  return async <T>(turn: Turn, run: () => Promise<T>): Promise<T> => {
    const ofShop = [...waiting].filter(({ shopId }) => shopId === turn.shopId);
    const ofSender = ofShop.filter(({ sender }) => sender === turn.sender);
    if (waiting.size >= most.together || ofShop.length >= most.perShop || ofSender.length >= most.perSender)
      throw new DomainError('unavailable', 'Many pictures are being prepared. Try again in a moment.', {
        retryAfterMs: 5_000,
      });
    await new Promise<void>((resolve) => {
      waiting.add({ ...turn, run: resolve });
      if (!isBusy) startNext();
    });
    return run().finally(startNext);
  };
};
