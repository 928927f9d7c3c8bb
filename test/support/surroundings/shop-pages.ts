import type { FetchedPage } from '../../../service/domain/model/base/ports.ts';
import { fetchedPage } from '../builders/fetched-page.ts';

/** Text of the pages that shops of the tests show, by address; nothing else is on their sites. */
const pages = new Map<string, string>();

/** What the page of a shop shows from now on; null: nothing. */
export const showPage = (address: string, text: string | null): void => {
  if (text === null) pages.delete(address);
  else pages.set(address, text);
};

/** The sites of the tests' shops, which are nowhere on the net. */
export const fetchShopPage = async (address: string): Promise<FetchedPage> => {
  const text = pages.get(address);
  if (text === undefined) return { kind: 'status', status: 404 };
  return fetchedPage(address, `<title>Polityka prywatności</title><main><p>${text}</p></main>`);
};
