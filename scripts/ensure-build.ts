import { failureText, StartFailure } from './start-failure.ts';

/** Builds widget and console when a source changed since the last build. */
export async function ensureBuild(say: (line: string) => void): Promise<void> {
  const { buildAssets } = await import('./build.ts');
  try {
    if (await buildAssets()) say('Built widget and console.');
  } catch (cause) {
    throw new StartFailure(`Widget and console could not be built: ${firstLine(failureText(cause))}`);
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
