import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/** A plugin version; no line breaks in fields. */
export type SignedFields = {
  platform: string;
  version: string;
  /** Minimum platform version. */
  requires: string;
  requiresPhp: string;
  /** Newest tested platform version. */
  tested: string;
  /** In bytes. */
  size: number;
  /** SHA-256, lower-case hex. */
  sha256: string;
  changes: string;
};

/**
 * Signs a release over the request's nonce, against replay. Rule: AD-44.
 * @param signedWith sealed
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
