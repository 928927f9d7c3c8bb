import {
  type ClientDeps,
  makeAddClientShop,
  makeInviteClientOwner,
} from '../../domain/agency/add-client-shop.ts';
import { makeReadBoard } from '../../domain/agency/read-board.ts';
import { makeQueueMail } from '../../domain/model/mail/queue-mail.ts';

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
