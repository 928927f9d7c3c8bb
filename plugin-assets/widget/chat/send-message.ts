import { OUTBOX_LIMIT } from '../../shared/outbox.ts';
import { page, product } from '../connection/bridge.ts';
import { outbox } from '../connection/socket.ts';
import { keepMessage } from '../state/session.ts';
import { tellTyping } from './tell-typing.ts';

/** Send was pressed: kept until the service confirms it. */
export const sendMessage = (text: string): boolean => {
  const message = { ref: crypto.randomUUID(), text, ...(page && { page, product }) };
  if (outbox.items().length >= OUTBOX_LIMIT) return false;
  keepMessage(message);
  tellTyping(false);
  return outbox.add(message);
};
