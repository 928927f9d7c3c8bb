import type { FetchedPage } from '../../../service/domain/model/base/ports.ts';
import { fetchedPage } from '../builders/fetched-page.ts';

const pages = new Map<string, string>();

/** Null: no page. */
export const showPage = (address: string, text: string | null): void => {
  if (text === null) pages.delete(address);
  else pages.set(address, text);
};

export const fetchShopPage = async (address: string): Promise<FetchedPage> => {
  const text = pages.get(address);
  if (text === undefined) return { kind: 'status', status: 404 };
  return fetchedPage(address, `<title>Polityka prywatności</title><main><p>${text}</p></main>`);
};
