/** Synthesised, so no file is fetched. */
export type Chime = 'conversation' | 'message';
export type Sound = {
  play(chime: Chime): void;
  /** Browsers block sound until the first user action. */
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

/** Longer than any chime. */
const REST_AFTER_MS = 2_000;
/** Time to wake the audio device. */
const WAKE_MS = 1_000;

/** Suspends audio between chimes to save CPU and battery. */
export const makeSound = (): Sound => {
  const context = typeof AudioContext === 'undefined' ? null : new AudioContext();
  const listeners = new Set<() => void>();
  let isResting = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  /** Played once the device is awake. */
  let wanted: Chime | null = null;

  const tell = () => {
    for (const heard of listeners) heard();
  };
  const restSoon = (device: AudioContext) => {
    isResting = false;
    clearTimeout(rest);
    rest = setTimeout(() => {
      isResting = true;
      device.suspend().catch(() => {});
    }, REST_AFTER_MS);
  };
  context?.addEventListener('statechange', () => {
    if (context.state === 'running') restSoon(context);
    tell();
  });
  const isLocked = () => context?.state === 'suspended' && !isResting;
  const unlock = async () => {
    if (context !== null && isLocked()) await context.resume().catch(() => {});
  };
  for (const act of ['pointerdown', 'keydown']) {
    document.addEventListener(act, () => void unlock(), { capture: true });
  }

  const ring = (device: AudioContext, chime: Chime) => {
    restSoon(device);
    for (const [hertz, startS, lengthS] of NOTES[chime]) {
      const from = device.currentTime + startS;
      const tone = device.createOscillator();
      const volume = device.createGain();
      tone.type = 'sine';
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(LOUDNESS[chime], from + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + lengthS);
      tone.connect(volume).connect(device.destination);
      tone.start(from);
      tone.stop(from + lengthS);
    }
  };
  const wake = async (device: AudioContext) => {
    setTimeout(() => {
      if (device.state === 'running') return;
      // Blocked by the browser again.
      isResting = false;
      tell();
    }, WAKE_MS);
    await device.resume().catch(() => {});
    if (wanted !== null && device.state === 'running') ring(device, wanted);
    wanted = null;
  };

  return {
    isLocked,
    unlock,
    onChange: (heard) => {
      listeners.add(heard);
    },
    play: (chime) => {
      if (context === null) return;
      if (!isResting) {
        if (context.state === 'running') ring(context, chime);
        return;
      }
      wanted = chime;
      void wake(context);
    },
  };
};
