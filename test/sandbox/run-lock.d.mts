/** Takes the lock of this folder, or tells which process holds it. */
export function takeLock(
  file: string,
): { held: true; release(): void } | { held: false; by: number }
