import { makeReadSender, makeSenderConfirmation, makeSetSender } from '../../../domain/sender/shop-sender.ts';
import type { BaseDeps } from '../../base-deps.ts';

export const makeSenderUseCases = (base: BaseDeps) => ({
  readSender: makeReadSender(base),
  setSender: makeSetSender(base),
  senderHandler: makeSenderConfirmation(base),
});
