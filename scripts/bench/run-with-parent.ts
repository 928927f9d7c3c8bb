/** Preload: ends with the measurement; reports memory after GC. */
import { answerQuestions, MEMORY } from './bench-process.ts';

answerQuestions(async (question) => {
  if (question === MEMORY) return process.memoryUsage();
  if (question !== 'collect garbage') throw new Error(`${String(question)} is not known here.`);
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});
