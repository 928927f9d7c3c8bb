import type { FieldVault } from '../model/base/ports.ts';

type Vault = Pick<FieldVault, 'searchTokens' | 'subjectKey'>;

/** Tokens remembered at a time. */
const CAPACITY = 20_000;

/**
 * A vault that hashes each text once: the same words come again and again, and a hash costs more than all else that is
 * done for a word. Made for one run of the indexer, so that no beginning of a word stays in memory after it.
 */
export const rememberTokens = (vault: Vault): Vault => {
  const known = new Map<string, number>();
  return {
    subjectKey: vault.subjectKey,
    async searchTokens(scope, texts) {
      const nameOf = (text: string): string => `${scope.shopId} ${text}`;
      const fresh = [...new Set(texts)].filter((text) => !known.has(nameOf(text)));
      if (known.size + fresh.length > CAPACITY) {
        known.clear();
        return vault.searchTokens(scope, texts);
      }
      const tokens = await vault.searchTokens(scope, fresh);
      tokens.forEach((token, at) => {
        known.set(nameOf(fresh[at] ?? ''), token);
      });
      return texts.flatMap((text) => known.get(nameOf(text)) ?? []);
    },
  };
};
