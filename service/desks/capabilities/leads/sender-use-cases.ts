import { makeReadSender, makeSenderConfirmation, makeSetSender } from '../../../domain/sender/shop-sender.ts';
import type { BaseDeps } from '../../base-deps.ts';

/** The address from which a shop answers leads. */
export const makeSenderUseCases = (base: BaseDeps) => ({
  readSender: makeReadSender(base),
  setSender: makeSetSender(base),
  senderHandler: makeSenderConfirmation(base),
});
