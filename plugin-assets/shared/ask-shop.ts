/**
 * The token in which the shop server says who its customer is, from the address that the tag names. Only the shop's own
 * origin is asked. Null when nobody is signed in, or the tag names no address. Rule: AD-30.
 */
export const askShop = async (warn: (text: string) => void): Promise<unknown> => {
  const address = document.querySelector<HTMLElement>('[data-zgoda][data-identity]')?.dataset.identity;
  if (!address) return null;
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) {
    warn(`data-identity must be an address of ${location.origin}.`);
    return null;
  }
  const answer = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
  });
  return answer.status === 200 ? (await answer.json()).token : null;
};
