import type { Shop } from '../model/shop/shop.ts';
import type { Visit, VisitInvitation } from '../model/visit/visit.ts';
import { type InvitationRule, invitationText } from '../model/visit/visitor-list.ts';

/** Between two reports of a browser, in milliseconds. */
export const REPORT_MS = 10_000;
const SOONEST_MS = 1_000;

/** As people write it: browsers report letters like ś and ö encoded. */
const readable = (path: string): string => {
  try {
    return decodeURI(path).normalize('NFC');
  } catch {
    return path;
  }
};

const fits = (rule: InvitationRule, visit: Visit, path: string): boolean =>
  path.startsWith(readable(rule.pathPrefix)) &&
  (!rule.onlyReturning || visit.isReturning) &&
  (rule.cartFrom === 0 || Number(visit.cart?.total ?? 0) >= rule.cartFrom);

/**
 * The invitation of the first rule that fits now; else when the browser should report again, so that a rule which waits
 * for a few more seconds on the page is kept in time.
 */
export const chooseInvitation = (
  shop: Pick<Shop, 'visitorList' | 'locale'>,
  visit: Visit,
  secondsOnPage: number,
): { invitation: VisitInvitation | null; againInMs: number } => {
  const page = visit.pages.at(-1)?.page ?? '';
  const path = URL.canParse(page) ? readable(new URL(page).pathname) : '';
  let againInMs = REPORT_MS;
  for (const rule of shop.visitorList.invitations) {
    const text = invitationText(rule, visit.locale, shop.locale);
    if (text === null || !fits(rule, visit, path)) continue;
    const leftMs = (rule.secondsOnPage - secondsOnPage) * 1_000;
    if (leftMs <= 0) return { invitation: { text, from: null }, againInMs: REPORT_MS };
    againInMs = Math.max(SOONEST_MS, Math.min(againInMs, leftMs));
  }
  return { invitation: null, againInMs };
};
