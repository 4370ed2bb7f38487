import { useEffect } from 'react'
import { useWords } from '../../copy/language-store'
import { SignInPanel } from '../../features/sign-in/sign-in-panel'
import { goBack } from '../../platform/navigation'
import { useSession } from '../../session/session-store'
import { Frame } from '../../ui/frame'

export default function SignInPage() {
  const words = useWords().signIn
  const signedIn = useSession((it) => it.state.phase === 'signed_in')
  useEffect(() => {
    if (signedIn) void goBack({ path: '/pages/home/index' })
  }, [signedIn])
  return (
    <Frame title={words.title}>
      <SignInPanel />
    </Frame>
  )
}
