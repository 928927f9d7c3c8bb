import type { StaffId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { TokenSigner } from '../model/base/ports.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { mustSetSecondFactor } from '../model/staff/second-factor.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

const signedOut = (): DomainError =>
  new DomainError('unauthenticated', 'You are not signed in. Sign in again.');

/**
 * Authenticates an access token afresh.
 * @param isOwnAccount true: no second step
 * @throws DomainError unauthenticated, second_factor_required. Rule: SE-2
 */
export const makeAuthenticateStaff =
  (deps: {
    tokens: TokenSigner;
    sessions: Pick<StaffSessionStore, 'get'>;
    resolveAccess(staffId: StaffId): Promise<Access | null>;
  }) =>
  async (
    token: string | null,
    isOwnAccount = false,
  ): Promise<{ access: Access; sessionId: string; expiresAt: Date }> => {
    const claims = token === null ? null : deps.tokens.verify(token);
    if (claims === null) throw signedOut();
    const [session, access] = await Promise.all([
      deps.sessions.get(claims.sessionId),
      deps.resolveAccess(claims.staffId),
    ]);
    if (session === null || session.revokedAt !== null || session.staffId !== claims.staffId)
      throw signedOut();
    if (access === null) throw signedOut();
    if (!isOwnAccount && mustSetSecondFactor(access)) {
      throw new DomainError(
        'second_factor_required',
        'Your company requires a second step at sign-in from owners. Set it up first.',
      );
    }
    return { access, sessionId: claims.sessionId, expiresAt: claims.expiresAt };
  };
