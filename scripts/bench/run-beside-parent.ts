/**
 * Loaded into the measured service before anything else: ends it with the measurement, and lets its memory be read
 * without garbage. The service knows nothing of it.
 */
import { answerQuestions, MEMORY } from './bench-process.ts';

answerQuestions(async (question) => {
  if (question === MEMORY) return process.memoryUsage();
  if (question !== 'collect garbage') throw new Error(`${String(question)} is not known here.`);
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});
