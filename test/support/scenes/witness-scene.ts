import type { SignedStatement } from '../../../service/domain/model/witness/statement.ts';
import type { Witness } from '../../../service/domain/model/witness/witness.ts';

/** A time-stamp authority with times as tokens; `isDown` stops responses. */
export const fakeWitness = () => {
  const name = 'tsa.example';
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
export const readFakeToken = async (token: string): Promise<string | null> => token;
