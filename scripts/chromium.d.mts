/** The path of a Chromium on this machine; undefined where there is none. */
export function findChromium(): string | undefined
