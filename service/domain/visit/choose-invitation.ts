import type { Shop } from '../model/shop/shop.ts';
import type { Visit, VisitInvitation } from '../model/visit/visit.ts';
import { type InvitationRule, invitationText } from '../model/visit/visitor-list.ts';

/** Report interval, in milliseconds. */
export const REPORT_MS = 10_000;
const SOONEST_MS = 1_000;

/** Decodes letters like ś and ö. */
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

/** First matching invitation, else the time until a waiting rule may match. */
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
