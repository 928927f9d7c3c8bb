import type { TimeStampReader } from '../../domain/model/base/ports.ts';
import { statementText } from '../../domain/model/witness/statement.ts';
import { type Witness, witnessError } from '../../domain/model/witness/witness.ts';
import { limitedBody } from './limited-body.ts';

const ANSWER_MS = 5_000;
const MOST_BYTES = 32 * 1024;

/** Lazy: three megabytes. */
const timeStamps = () => import('./time-stamp.ts');

/** @param certificates null: none trusted */
export const readTimeStampsUnder =
  (certificates: string | null): TimeStampReader =>
  async (token, text) =>
    certificates === null ? null : (await timeStamps()).timeStampReader(certificates)(token, text);

/** RFC 3161. */
export const makeTimeStampAuthority = ({
  url,
  certificates,
}: {
  url: string;
  certificates: string;
}): Witness => {
  const read = readTimeStampsUnder(certificates);
  const by = new URL(url).host;
  return {
    name: by,
    async see(statement) {
      const text = statementText(statement);
      const { timeStampRequest, tokenIn } = await timeStamps();
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: new Uint8Array(timeStampRequest(text)),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const body = await limitedBody(response, MOST_BYTES);
      if (!response.ok) throw witnessError('refused', `It answered ${response.status}.`);
      const token = tokenIn(body);
      const at = await read(token, text);
      if (at === null)
        throw witnessError(
          'wrong_key',
          'Its time stamp does not verify with the certificates that the operator named.',
        );
      return { kind: 'rfc3161', by, at, token };
    },
  };
};
