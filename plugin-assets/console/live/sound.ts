/** Two short sounds, synthesised, so no file is fetched. */
export type Chime = 'conversation' | 'message';
export type Sound = {
  play(chime: Chime): void;
  /** Browsers block sound until the first user action on the page. */
  isLocked(): boolean;
  unlock(): Promise<void>;
  onChange(heard: () => void): void;
};

const NOTES: Record<Chime, readonly [hertz: number, startS: number, lengthS: number][]> = {
  conversation: [
    [659.25, 0, 0.5],
    [880, 0.14, 0.7],
  ],
  message: [[783.99, 0, 0.35]],
};
const LOUDNESS: Record<Chime, number> = { conversation: 0.22, message: 0.1 };

export const makeSound = (): Sound => {
  const context = typeof AudioContext === 'undefined' ? null : new AudioContext();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const heard of listeners) heard();
  };
  context?.addEventListener('statechange', tell);
  const isLocked = () => context?.state === 'suspended';
  const unlock = async () => {
    if (context !== null && isLocked()) await context.resume().catch(() => {});
  };
  for (const act of ['pointerdown', 'keydown']) {
    document.addEventListener(act, () => void unlock(), { capture: true });
  }

  return {
    isLocked,
    unlock,
    onChange: (heard) => {
      listeners.add(heard);
    },
    play: (chime) => {
      if (context === null || context.state !== 'running') return;
      for (const [hertz, startS, lengthS] of NOTES[chime]) {
        const from = context.currentTime + startS;
        const tone = context.createOscillator();
        const volume = context.createGain();
        tone.type = 'sine';
        tone.frequency.value = hertz;
        volume.gain.setValueAtTime(0, from);
        volume.gain.linearRampToValueAtTime(LOUDNESS[chime], from + 0.015);
        volume.gain.exponentialRampToValueAtTime(0.0001, from + lengthS);
        tone.connect(volume).connect(context.destination);
        tone.start(from);
        tone.stop(from + lengthS);
      }
    },
  };
};
