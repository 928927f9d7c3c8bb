/** A caller who waits for long work to its end. */
export const whole = async <T>(work: Promise<T>): Promise<T | null> => work;
