import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { SignedStatement } from '../../../service/domain/model/witness/statement.ts';
import type { Witness } from '../../../service/domain/model/witness/witness.ts';

/** A new evidence key, and the line by which an operator names it. */
export const newEvidenceKey = (): { pem: string; line: string } => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const line = createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');
  return { pem, line };
};

/** A witness of which nothing is checked; `isDown` makes it silent. */
export const fakeWitness = (name = 'https://witness.example') => {
  const statements: SignedStatement[] = [];
  const state = { isDown: false };
  const witness: Witness = {
    name,
    kind: 'zgoda',
    async see(statement) {
      if (state.isDown) throw new Error('It does not answer.');
      statements.push(statement);
      const seen = { at: statement.at, follows: true, keyId: '0'.repeat(16), signature: 'A'.repeat(86) };
      return { kind: 'zgoda', by: name, ...seen };
    },
    async held() {
      if (state.isDown) throw new Error('It does not answer.');
      return statements;
    },
  };
  return { witness, statements, state };
};
