import { type ProofDeps, proveSecondFactor } from './prove-second-factor.ts';
import { recordOwnAct } from './record-own-act.ts';
import { readSecondStepTicket } from './second-step-ticket.ts';
import { type SignedIn, type SignInDeps, startSession } from './sign-in.ts';

/**
 * Checks the second step.
 * @throws DomainError unauthenticated, credentials_wrong, rate_limited. Rule: SE-2
 */
export const makeFinishSignIn =
  (deps: SignInDeps & ProofDeps) =>
  async (ticket: string, code: string): Promise<SignedIn> => {
    const staff = await readSecondStepTicket(deps, ticket, deps.clock.now());
    const act = { actor: staff.id, target: staff.id };
    try {
      await proveSecondFactor(deps, staff, code);
    } catch (error) {
      await recordOwnAct(deps, staff.id, { ...act, action: 'staff.second_step', outcome: 'refused' });
      throw error;
    }
    await deps.signInFailures.clear(staff.email);
    await recordOwnAct(deps, staff.id, { ...act, action: 'staff.sign_in', outcome: 'ok' });
    return startSession(deps, staff);
  };
