import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A child process that ends with its parent. */
export type BenchProcess = {
  ask<T>(question: unknown, limitMs: number): Promise<T>;
  stop(): Promise<void>;
  ended: Promise<string>;
};

export type Question = { id: number; question: unknown };
export type Answer = { id: number; answer?: unknown; fault?: string };

/** Answered with `process.memoryUsage()`. */
export const MEMORY = 'memory';

const STOP_GRACE_MS = 10_000;
const KEPT_WORDS = 4_000;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param program relative to the root folder */
export function startBenchProcess(program: readonly string[], env = process.env): BenchProcess {
  const child = spawn(process.execPath, program, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      words = (words + String(chunk)).slice(-KEPT_WORDS);
    });
  }
  const ended = once(child, 'exit').then(() => words.trim());
  let lastId = 0;
  return {
    ended,
    ask: (question, limitMs) => ask(child, ended, { id: ++lastId, question }, limitMs),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}

function ask<T>(child: ChildProcess, ended: Promise<string>, asked: Question, limitMs: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`No answer within ${limitMs / 1000} s.`)), limitMs);
    const hear = (answer: Answer): void => {
      if (answer.id !== asked.id) return;
      child.off('message', hear);
      clearTimeout(limit);
      if (answer.fault === undefined) resolve(answer.answer as T);
      else reject(new Error(answer.fault));
    };
    child.on('message', hear);
    void ended.then((words) => {
      clearTimeout(limit);
      reject(new Error(`A process of the measurement ended: ${words}`));
    });
    child.send(asked);
  });
}

export function answerQuestions(answer: (question: unknown) => Promise<unknown>): void {
  let turn: Promise<unknown> = Promise.resolve();
  process.on('message', ({ id, question }: Question) => {
    turn = turn.then(async () => {
      const reply: Answer = await answer(question).then(
        (value) => ({ id, answer: value }),
        (fault: unknown) => ({ id, fault: fault instanceof Error ? fault.message : String(fault) }),
      );
      process.send?.(reply);
    });
  });
  process.on('disconnect', () => process.exit());
}
