import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/** One version of the plugin, as announced to shop servers. No field contains a line break. */
export type SignedFields = {
  platform: string;
  version: string;
  /** Lowest version of the platform. */
  requires: string;
  requiresPhp: string;
  /** Newest version of the platform that its tests ran on. */
  tested: string;
  /** Of the packed file, in bytes. */
  size: number;
  /** SHA-256 of the packed file, lower-case hex. */
  sha256: string;
  /** What is new, as a sentence. */
  changes: string;
};

/**
 * Proves to one shop server that this answer comes from the service that it is connected to, and answers this very
 * request: signed with the secret of the request over its nonce, so an answer of earlier proves nothing. Rule: AD-44.
 * @param signedWith the sealed secret of the request
 * @param nonce of the request
 */
export const makeSignRelease =
  (deps: { vault: FieldVault; digest: Digest }) =>
  async (scope: ShopScope, signedWith: string, nonce: string, release: SignedFields): Promise<string> => {
    const { platform, version, requires, requiresPhp, tested, size, sha256, changes } = release;
    const text = [
      'zgoda-release.v1',
      nonce,
      platform,
      version,
      requires,
      requiresPhp,
      tested,
      String(size),
      sha256,
      changes,
    ].join('\n');
    return `v1=${deps.digest.hmacHex(await deps.vault.open(scope, signedWith), text)}`;
  };
