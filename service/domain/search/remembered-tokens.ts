import type { FieldVault } from '../model/base/ports.ts';

type Vault = Pick<FieldVault, 'searchTokens' | 'subjectKey'>;

const CAPACITY = 20_000;

/** For one run, so none stay in memory. */
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
