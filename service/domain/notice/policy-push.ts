import type { Locale, PolicyState } from '../../protocol/vocabulary.ts';
import type { Door } from '../model/notice/policy-binding.ts';

/** Wire form: protocol/api/adapter-api.ts. */
export type PolicyPagePush = {
  readonly locale: Locale;
  readonly isDefault: boolean;
  readonly state: PolicyState;
  readonly reason: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly pageId: string | null;
  readonly revision: string | null;
  readonly modifiedAt: string | null;
  readonly contentSha256: string | null;
  readonly text: string | null;
};

export type PolicyPush = {
  /** Adapter's Unix milliseconds, strictly increasing. */
  readonly pushedAt: number;
  readonly adapter: {
    readonly platform: string;
    readonly version: string;
    readonly platformVersion: string;
    readonly takesTasks: boolean;
    readonly door: Door | null;
  };
  readonly pages: readonly PolicyPagePush[];
};
