import type { SignedStatement } from '../../../service/domain/model/witness/statement.ts';
import type { Witness } from '../../../service/domain/model/witness/witness.ts';

/** A time-stamp authority whose tokens are times; `isDown` makes it silent. */
export const fakeWitness = (name = 'tsa.example') => {
  const statements: SignedStatement[] = [];
  const state = { isDown: false };
  const witness: Witness = {
    name,
    async see(statement) {
      if (state.isDown) throw new Error('It does not answer.');
      statements.push(statement);
      const { at } = statement;
      return { kind: 'rfc3161', by: name, at, token: at };
    },
  };
  return { witness, statements, state };
};
/** Reads the tokens of such an authority. */
export const readFakeToken = async (token: string): Promise<string | null> => token;
