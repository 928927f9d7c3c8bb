import type { SubProcessor } from '../agreement/sub-processor.ts';
import type { Providers } from '../shop/shop.ts';

/**
 * Who receives the data of a shop's visitors, and what is collected beside their words: from the live settings alone.
 * Notices, the suggested policy, the record of processing and the access response all speak from these. Rule: TR-1.
 */
export type ProcessingFacts = {
  /** Who hosts the chat for the shop; null when the shop hosts it itself. */
  readonly operatorName: string | null;
  /** Companies that the operator uses today. */
  readonly subProcessors: readonly SubProcessor[];
  /** Whether that list is all: nobody knows that of an empty one that the operator never spoke of. */
  readonly areSubProcessorsStated: boolean;
  /** Names of the agencies that answer for the shop, in order. */
  readonly agencies: readonly string[];
  /** Who hosts the shop and carries its mail. */
  readonly providers: Providers;
  /** The shop server is connected: it may tell the consultant customer number, cart and orders. Decision 0083. */
  readonly hasShopServer: boolean;
  /** A virus scanner of the installation reads each picture and file. */
  readonly areFilesScanned: boolean;
};
