import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Problem } from '../../../service/protocol/problem.ts';
import { StartFailure } from '../../start/start-failure.ts';
import { readStartSettings } from '../../start/start-settings.ts';
import type { CommandContext } from '../command-context.ts';

const askHidden = async (question: string, variable: string): Promise<string> => {
  if (!process.stdin.isTTY) throw new StartFailure(`Set ${variable}: there is no terminal to ask on.`);
  process.stderr.write(question);
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: muted, terminal: true });
  try {
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
};

type Answer = Partial<Problem> & { details?: { ticket?: string }; accessToken?: string };

export type ServiceClient = {
  readonly password: string;
  /** @throws StartFailure unless accepted or in `allowed` */
  call(method: string, path: string, body?: unknown, allowed?: readonly number[]): Promise<Response>;
};

/** Password and second step; later calls are logged under this name. */
export const signInAt = async ({ root, env }: CommandContext, email: string): Promise<ServiceClient> => {
  const { localUrl: at, publicUrl } = readStartSettings(env, root);
  let token: string | null = null;
  const read = async (reply: Response): Promise<Answer> => {
    const text = await reply.text();
    try {
      const answer: unknown = JSON.parse(text);
      if (typeof answer === 'object' && answer !== null) return answer;
    } catch {}
    throw new StartFailure(
      `Something else answers at ${at}, not the service: set PORT to the port of the service.`,
    );
  };
  const call: ServiceClient['call'] = async (method, path, body, allowed = []) => {
    const answer = await fetch(at + path, {
      method,
      headers: {
        origin: new URL(publicUrl).origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new StartFailure(
        `Nothing answers at ${at}: the service must run for this. Start it, or set PORT and ZGODA_HOST as the service has them.`,
      );
    });
    if (answer.ok || allowed.includes(answer.status)) return answer;
    const { detail = `The service answered ${answer.status}.` } = await read(answer);
    throw new StartFailure(detail);
  };
  const password = env.ZGODA_PASSWORD || (await askHidden(`Password of ${email}: `, 'ZGODA_PASSWORD'));
  const first = await call('POST', '/v1/staff/sign-in', { email, password }, [401, 403]);
  let signed = await read(first);
  const ticket = signed.details?.ticket;
  if (signed.code === 'second_factor_required' && ticket !== undefined) {
    const code = env.ZGODA_CODE || (await askHidden('Code of the second step: ', 'ZGODA_CODE'));
    signed = await read(await call('POST', '/v1/staff/sign-in/second-step', { ticket, code }));
  }
  if (signed.accessToken === undefined)
    throw new StartFailure(signed.detail ?? 'The person could not be signed in.');
  token = signed.accessToken;
  return { password, call };
};
