/** The first failure is thrown when all have ended, so that none is cut off half-way. */
export async function allEnded(parts: readonly Promise<unknown>[]): Promise<void> {
  for (const part of await Promise.allSettled(parts)) {
    if (part.status === 'rejected') throw part.reason;
  }
}
