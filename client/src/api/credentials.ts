/** What a call needs to know of the session; the session puts itself here, so that neither circles the other. */
export type Credentials = {
  /** An access token that is good for a while, refreshed when needed; null when signed out or unreachable. */
  token(): Promise<string | null>
  /** The server refused this token: try to refresh it. False when the shopper has to sign in again. */
  renew(refused: string): Promise<'renewed' | 'signed_out' | 'offline'>
}

const nobody: Credentials = {
  token: async () => null,
  renew: async () => 'signed_out',
}
let current = nobody

/** The console's token is another one; where no console was loaded there is none. */
let ofConsole: () => string | null = () => null
export const consoleToken = (): string | null => ofConsole()
export function setConsoleToken(it: () => string | null): void {
  ofConsole = it
}

export const credentials = (): Credentials => current
export function setCredentials(it: Credentials): void {
  current = it
}
