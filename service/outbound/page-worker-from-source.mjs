/** Starts page-worker.ts where the service runs from its sources: a thread does not inherit the loader of TypeScript. */
import { register } from 'tsx/esm/api';

register();
await import('./page-worker.ts');
