/** How long it may still take, in words; empty while too little is done. */
export const leftOf = (elapsedMs: number, done: number): string => {
  if (done <= 0.02 || done >= 1) return '';
  const minutes = (elapsedMs * (1 / done - 1)) / 60_000;
  return minutes < 1 ? ', less than a minute left' : `, about ${Math.round(minutes)} min left`;
};
