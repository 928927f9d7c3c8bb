export const whole = async <T>(work: Promise<T>): Promise<T | null> => work;
