import { useEffect, useRef } from 'react'
import { useSession } from './session-store'

/** Goes on once somebody has signed in on the page that needed it, instead of leaving them there. */
export function useSignedInAgain(needed: boolean, goOn: () => void): void {
  const signedIn = useSession((it) => it.state.phase === 'signed_in')
  // What to go on with is made anew with each drawing; only signing in begins it.
  const latest = useRef(goOn)
  useEffect(() => {
    latest.current = goOn
  })
  useEffect(() => {
    if (signedIn && needed) latest.current()
  }, [signedIn, needed])
}
