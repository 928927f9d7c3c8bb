import { makeQueueMail } from '../mail/queue-mail.ts';
import { type ClientDeps, makeAddClientShop, makeInviteClientOwner } from './add-client-shop.ts';
import { makeReadBoard } from './read-board.ts';

type Base = Omit<ClientDeps, 'queueMail'> &
  Parameters<typeof makeQueueMail>[0] &
  Parameters<typeof makeReadBoard>[0];

/** What an agency does for its clients. */
export const makeAgencyUseCases = (base: Base) => {
  const deps = { ...base, queueMail: makeQueueMail(base) };
  return {
    addClientShop: makeAddClientShop(deps),
    inviteClientOwner: makeInviteClientOwner(deps),
    readBoard: makeReadBoard(base),
  };
};
