import { encodeFrame } from '../protocol/frames/frame-codec.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { ShopId } from '../protocol/vocabulary.ts';
import type { ChatHub } from './peers.ts';

/** Sends a frame to all consoles of a shop; it is encoded once. */
export const tellStaff = ({ hub }: { hub: ChatHub }, shopId: ShopId, frame: StaffServerFrame): void => {
  const peers = hub.staffOfShop.members(shopId);
  if (peers.size === 0) return;
  const text = encodeFrame(frame);
  for (const peer of peers) peer.connection.sendText(text);
};
