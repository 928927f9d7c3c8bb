import type { EvidenceSigner, SignatureVerifier } from '../model/base/ports.ts';
import { type SignedStatement, statementText } from '../model/witness/statement.ts';
import type { LostStatement, Witness } from '../model/witness/witness.ts';
import { newLeaves, type SpanDeps, treeOver } from './new-spans.ts';

type Deps = SpanDeps & {
  witnesses: readonly Witness[];
  headStatements: {
    latest(): Promise<{ readonly at: string; readonly id: string } | null>;
    byIds(ids: readonly string[]): Promise<readonly { readonly id: string }[]>;
  };
  signer: Pick<EvidenceSigner, 'publicKeys'>;
  verifySignature: SignatureVerifier;
};

type Held = SignedStatement & { readonly id: string; readonly by: string };

/** What one witness holds of this installation; a witness that is down or answers something else holds nothing. */
const heldBy = async (deps: Deps, witness: Witness, keyIds: readonly string[]): Promise<Held[]> => {
  const found = (await witness.held?.(keyIds).catch(() => null)) ?? [];
  const keys = new Map(deps.signer.publicKeys().map(({ keyId, publicKeyPem }) => [keyId, publicKeyPem]));
  return found.flatMap((statement) => {
    const pem = keys.get(statement.keyId);
    const text = statementText(statement);
    // Signed here, so a witness cannot make one up.
    if (pem === undefined || !deps.verifySignature(text, statement.signature, pem)) return [];
    return [{ ...statement, id: deps.digest.sha256Hex(text), by: witness.name }];
  });
};

/** A backup that was made after the entries, but before their statement, lost nothing but the statement. */
const isStillThere = async (deps: Deps, { root }: SignedStatement): Promise<boolean> => {
  const tree = treeOver(await newLeaves(deps), deps.digest);
  return tree?.root === root;
};

/**
 * Asks the witnesses for statements that this service made and its database does not know: a backup was put back, and
 * entries made before the newest of them can be missing. Each witness has a few seconds, all at the same time.
 * Decision 0105.
 * @returns the newest of those, or null
 */
export const makeFindLostStatement = (deps: Deps) => async (): Promise<LostStatement | null> => {
  if (deps.witnesses.every(({ held }) => held === undefined)) return null;
  const keyIds = deps.signer.publicKeys().map(({ keyId }) => keyId);
  const all = (await Promise.all(deps.witnesses.map((witness) => heldBy(deps, witness, keyIds)))).flat();
  const latest = await deps.headStatements.latest();
  const later = all.filter(({ at, root }) => root !== null && at > (latest?.at ?? ''));
  const known = new Set((await deps.headStatements.byIds(later.map(({ id }) => id))).map(({ id }) => id));
  const lost = later.filter(({ id }) => !known.has(id)).sort((a, b) => (a.at < b.at ? -1 : 1));
  const newest = lost.at(-1);
  if (newest === undefined) return null;
  const isOne = new Set(lost.map(({ id }) => id)).size === 1;
  if (isOne && (await isStillThere(deps, newest))) return null;
  const { by, at, id, since } = newest;
  return { by, at, statement: id, since };
};
