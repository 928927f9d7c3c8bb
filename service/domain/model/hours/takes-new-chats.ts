import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { PresenceBoard } from '../base/ports.ts';
import { isOpenAt, type OpeningHours } from './opening-hours.ts';

/** Whether the shop is within hours and staffed. */
export const takesNewChats = (
  presence: Pick<PresenceBoard, 'isStaffed'>,
  shop: { readonly id: ShopId; readonly hours: OpeningHours },
  now: Date,
): boolean => presence.isStaffed(shop.id) && isOpenAt(shop.hours, now);
