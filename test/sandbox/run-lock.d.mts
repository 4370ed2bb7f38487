/** The lock of a data folder. */
export function lockOf(root: string, dataDir: string): string

/** Takes a lock, or tells which process holds it. */
export function takeLock(
  file: string,
): { held: true; release(): void } | { held: false; by: number }
