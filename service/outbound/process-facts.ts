import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessFacts } from '../domain/lease/hold-lease.ts';
import { isSameProcess, processIdentity } from './process-identity.ts';

const read = (what: () => string): string => {
  try {
    return what().trim();
  } catch {
    return '';
  }
};

/** PIDs are valid only per machine, boot and namespace. */
export const processFacts = (): ProcessFacts => {
  const parts = [
    hostname(),
    read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    read(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return {
    host: createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16),
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    isRunning: isSameProcess,
  };
};
