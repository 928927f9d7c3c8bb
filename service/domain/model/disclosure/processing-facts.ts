import type { SubProcessor } from '../agreement/sub-processor.ts';
import type { Providers } from '../shop/shop.ts';

/** From live settings; source of all notices and records. Rule: TR-1. */
export type ProcessingFacts = {
  /** Null when self-hosted. */
  readonly operatorName: string | null;
  readonly subProcessors: readonly SubProcessor[];
  /** False: empty without a statement. */
  readonly areSubProcessorsStated: boolean;
  /** Sorted names. */
  readonly agencies: readonly string[];
  readonly providers: Providers;
  /** It may send customer number, cart and orders. */
  readonly hasShopServer: boolean;
  /** For viruses. */
  readonly areFilesScanned: boolean;
};
