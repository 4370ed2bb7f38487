import { useWords } from '../../copy/language-store'
import { openPage } from '../../platform/navigation'
import { signOut, useSession } from '../../session/session-store'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Frame } from '../../ui/frame'
import './index.css'

export default function HomePage() {
  const words = useWords().home
  const { state } = useSession()
  return (
    <Frame title={words.title} home>
      <Box as="p" className="lead">
        {words.lead}
      </Box>
      <Box as="section" className="card">
        {words.points.map(([title, text]) => (
          <Box key={title} className="home-point">
            <Box as="h2" className="home-point-title">
              {title}
            </Box>
            <Box as="p" className="home-point-text">
              {text}
            </Box>
          </Box>
        ))}
      </Box>
      <Box className="button-stack">
        <Button
          id="bills"
          look="primary"
          onPress={() => void openPage({ path: '/account/pages/bills/index' })}
        >
          {words.bills}
        </Button>
        <Button id="lines" onPress={() => void openPage({ path: '/line/pages/lines/index' })}>
          {words.lines}
        </Button>
        <Button id="cash" onPress={() => void openPage({ path: '/cash/pages/request/index' })}>
          {words.cash}
        </Button>
        {state.phase === 'signed_in' ? (
          <Button id="sign-out" onPress={() => void signOut()}>
            {words.signOut}
          </Button>
        ) : (
          <Button id="to-sign-in" onPress={() => void openPage({ path: '/pages/sign-in/index' })}>
            {words.signIn}
          </Button>
        )}
      </Box>
      <Box as="p" className="small">
        {state.phase === 'signed_in' ? words.signedInAs(state.session.displayName) : words.start}
      </Box>
    </Frame>
  )
}
